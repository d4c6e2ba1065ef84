import fs from "node:fs";
import path from "node:path";

/** A running stack of an earlier version: Pulumi's state of it, and what is in the account. */
export interface Fixture {
  /** As `pulumi stack import` takes it. */
  stateFile: string;
  accountFile: string;
}

/** Versions of which a running stack is kept. */
export function listVersions(): string[] {
  return fs.readdirSync(folder);
}

/** Files of a version's stack. */
export function toFixture(version: string, stack: string): Fixture {
  const at = path.resolve(folder, version);
  return {
    stateFile: path.join(at, `${stack}.state.golden.json`),
    accountFile: path.join(at, `${stack}.account.golden.json`),
  };
}

const folder = "test/engine/fixtures";

/** What differs from run to run, or says where it ran. */
const VOLATILE = ["created", "modified", "time", "sourcePosition", "stackTrace", "secrets_providers"];

/** As much of an exported resource as tells what it must come after. */
interface Exported {
  urn: string;
  type: string;
  id?: string;
  parent?: string;
  provider?: string;
  dependencies?: string[];
}

/**
 * An exported state without what differs from run to run.
 *
 * @param exported printed by `stack export --show-secrets`: what is encrypted differs each time
 */
export function toLastingState(exported: string): string {
  const lasting = JSON.parse(exported, (key, value) => (VOLATILE.includes(key) ? undefined : sortUrns(value)));
  const resources: Exported[] = lasting.deployment.resources;
  lasting.deployment.resources = inOrder(resources);
  const id = resources.find(({ type }) => type === "pulumi:providers:aws")?.id ?? "";
  return `${JSON.stringify(lasting, null, 1).replaceAll(id, "00000000-0000-4000-8000-000000000000")}\n`;
}

/** The account with its resources by name. */
export function toLastingAccount(text: string): string {
  const sort = (value: object) => Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const { created, resources } = JSON.parse(text);
  return `${JSON.stringify({ created: sort(created), resources: sort(resources) }, null, 1)}\n`;
}

/** What a resource depends on is in the order of its promises. */
function sortUrns(value: unknown): unknown {
  const isUrns =
    Array.isArray(value) && value.every((item) => typeof item === "string" && item.startsWith("urn:pulumi:"));
  return isUrns ? value.toSorted() : value;
}

/** By name, but each after what it depends on, as Pulumi wants it. */
function inOrder(resources: Exported[]): Exported[] {
  const left = new Map(resources.toSorted((a, b) => (a.urn < b.urn ? -1 : 1)).map((each) => [each.urn, each]));
  const needs = ({ parent, provider, dependencies = [] }: Exported) => [
    parent,
    provider?.replace(/::[^:]+$/, ""),
    ...dependencies,
  ];
  const sorted: Exported[] = [];
  while (left.size > 0) {
    const next = [...left.values()].find((each) => !needs(each).some((urn) => urn !== undefined && left.has(urn)));
    if (!next) throw new Error("the resources of the state depend on each other in a circle");
    left.delete(next.urn);
    sorted.push(next);
  }
  return sorted;
}
