import fs from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { allRules } from "../../local/resources/rules/all-rules";
import { PROVIDER_COMMIT } from "../../local/resources/rules/rule";
import { effectAt } from "./provider/effects";
import type { StackCli } from "./pulumi-cli";

/** One change of a key of the stack's configuration. */
interface KeyChange {
  key: string;
  value: unknown;
}

/** What Pulumi would do to one resource. */
export interface ResourceEffect {
  type: string;
  name: string;
  op: string;
  /** Paths of the properties that change, with the line that says what that does. */
  properties: { path: string; evidence: string }[];
}

/** What a change of one key does to the stack dev. */
export interface KeyEffect extends KeyChange {
  effect: "nothing" | "update" | "replace" | "unknown";
  resources: ResourceEffect[];
}

/** Another value for each key of `Pulumi.yaml`, other than the one of the stack dev. */
const otherValues: Record<string, unknown> = {
  callbackUrls: ["http://localhost:5173/callback", "https://app.example.com/callback"],
  logoutUrls: ["https://app.example.com/"],
  corsOrigins: ["https://app.example.com"],
  sesIdentityArn: "arn:aws:ses:eu-west-1:123456789012:identity/no-reply@example.com",
  emailFrom: "Notes <no-reply@example.com>",
  domainPrefix: "notes-of-acme",
  authFlows: ["userPassword"],
  mfa: "required",
  tokenUse: "accessOrId",
  accessMinutes: 30,
  idMinutes: 30,
  refreshDays: 7,
  logRetentionDays: 30,
  throttleRequestsPerSecond: 100,
  throttleBurst: 50,
  deletionProtection: true,
};

/** Keys that are refused without another one. */
const companions: Record<string, string> = { emailFrom: "sesIdentityArn" };

/** What Pulumi's plan says of a resource. */
interface PlanStep {
  op: string;
  urn: string;
  detailedDiff: Record<string, unknown> | null;
}

/** Previews each key of the project's configuration, changed alone. */
export function previewKeys(cli: StackCli, folder: string): Promise<KeyEffect[]> {
  const { config } = parse(fs.readFileSync(path.join(folder, "Pulumi.yaml"), "utf8"));
  return Promise.all(
    Object.keys(config).map(async (key) => {
      const value = otherValues[key];
      if (value === undefined) throw new Error(`no other value is written down for the configuration key ${key}`);
      const file = path.join(folder, ".pulumi", `${key}.yaml`);
      const stack = parse(fs.readFileSync(path.join(folder, "Pulumi.dev.yaml"), "utf8"));
      const changes = [key, ...toCompanions(key)].map((each) => [`secured-api:${each}`, otherValues[each]]);
      fs.writeFileSync(file, stringify({ ...stack, config: { ...stack.config, ...Object.fromEntries(changes) } }));
      const args = ["preview", "--diff", "--json", "--config-file", file];
      const { output } = await cli.expectRun(`preview with another ${key}`, args);
      return toKeyEffect({ key, value }, JSON.parse(output).steps);
    }),
  );
}

function toCompanions(key: string): string[] {
  const companion = companions[key];
  return companion === undefined ? [] : [companion];
}

function toKeyEffect(change: KeyChange, steps: PlanStep[]): KeyEffect {
  // One replacement is three steps of the plan.
  const changed = steps.filter(
    ({ op, urn }) => !["same", "create-replacement", "delete-replaced"].includes(op) && !urn.includes("::pulumi:"),
  );
  const resources = changed.toSorted((a, b) => (a.urn < b.urn ? -1 : 1)).map(toResourceEffect);
  const ops = new Set(resources.map(({ op }) => op));
  const isKnown = resources.every(({ properties }) => properties.every(({ evidence }) => evidence !== ""));
  const effect = ops.size === 0 ? "nothing" : [...ops].every((op) => op === "update") ? "update" : "replace";
  return { ...change, resources, effect: isKnown ? effect : "unknown" };
}

function toResourceEffect({ op, urn, detailedDiff }: PlanStep): ResourceEffect {
  const [, , types = "", name = ""] = urn.split("::");
  const type = types.split("$").at(-1) ?? "";
  const paths = Object.keys(detailedDiff ?? {});
  const rules = allRules.get(type);
  return {
    type,
    name,
    op,
    properties: paths.map((each) => ({ path: each, evidence: effectAt(rules, each).evidence })),
  };
}

/** The table for people. */
export function toDocument(effects: KeyEffect[]): string {
  const rows = effects.map(({ key, value, effect, resources }) => {
    const [touched, evidence] = [resources.map(toTouched), resources.flatMap(toEvidence)];
    const cells = [
      [key, ...toCompanions(key)].map((each) => `\`${each}\``).join(" with "),
      `\`${JSON.stringify(value)}\``,
      effect,
      touched.join("<br>"),
      [...new Set(evidence)].join("<br>"),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `${[...head, ...rows].join("\n")}\n`;
}

const head = [
  "# What a change of the configuration does",
  "",
  "Each key of `Pulumi.yaml`, changed alone on a running stack `dev`, as `pulumi preview` shows it. Written by",
  "`npx tsx test/engine/write-config-effects.ts`; a test compares it with the engine. `update` changes a resource in place, `replace`",
  "makes a new one and deletes the old one, `nothing` changes no resource. No key replaces the user pool or a client; where",
  "`deletionProtection` is on, Pulumi refuses to replace the domain too.",
  "",
  "The last column is where the AWS provider says so: file below `internal/service` of",
  `\`github.com/hashicorp/terraform-provider-aws\` at commit \`${PROVIDER_COMMIT}\`, and line: for a replacement the line with`,
  "`ForceNew` or `RequiresReplace`, for an update the property's schema, which has neither, and the line that sends it.",
  "",
  "| key | changed to | effect | resources and properties | where the provider says so |",
  "| --- | --- | --- | --- | --- |",
];

function toTouched({ name, op, properties }: ResourceEffect): string {
  const paths = properties.map(({ path: each }) => `\`${each}\``).join(", ");
  return `${name}${op === "update" ? "" : ` (${op})`}: ${paths}`;
}

function toEvidence({ properties }: ResourceEffect): string[] {
  return properties.map(({ evidence }) => evidence || "nobody knows");
}
