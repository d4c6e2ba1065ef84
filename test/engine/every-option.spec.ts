import { expect } from "chai";
import { fromWireObject } from "../../local/engine/wire";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { keepAccount } from "./life-cycle";
import { useProject } from "./project";

/** What the notes do not use: groups, machines, senders, attributes, a network, versions, routes with limits of their own. */
const program = `import * as pulumi from "@pulumi/pulumi";
import { AttributeType, AuthFlow, FeaturePlan, FirstFactor, Mfa, MfaMethod, SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
new SecuredApi("notes", {
  handler: { code, provisionedConcurrency: 2 },
  handlers: {
    report: {
      code,
      network: { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] },
      reservedConcurrency: 5,
      deadLetterArn: "arn:aws:sqs:eu-west-1:000000000000:dead",
      secrets: { DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db-a1b2c3" },
    },
  },
  routes: {
    "GET /hello": { throttle: { requestsPerSecond: 10, burst: 5 } },
    "POST /notes": { scopes: ["notes/write"] },
    "DELETE /notes": { groups: ["editors"] },
    "GET /report": { handler: "report" },
  },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  client: {
    callbackUrls: ["self:/auth/callback"],
    scopes: ["openid", "notes/write"],
    readAttributes: ["email", "custom:team"],
    authFlows: [AuthFlow.UserAuth],
  },
  machineClients: { importer: { scopes: ["notes/write"] } },
  users: {
    mfa: Mfa.Optional,
    mfaMethods: [MfaMethod.Totp, MfaMethod.Sms],
    firstFactors: [FirstFactor.EmailCode, FirstFactor.Password],
    sms: {},
    groups: { editors: { precedence: 1 } },
    customAttributes: { team: { type: AttributeType.String, maxLength: 20 } },
    email: { sesIdentityArn: "arn:aws:ses:eu-west-1:000000000000:identity/example.com", from: "no-reply@example.com" },
    featurePlan: FeaturePlan.Essentials,
    deletionProtection: false,
  },
  tokens: { rotateRefreshTokens: true, rotationGraceSeconds: 10 },
});
`;

const life = scenario(async () => {
  const step = keepAccount(await useProject().program("every option", { "index.ts": program }));
  return {
    up: await step("up", ["up", "--yes", "--skip-preview"]),
    again: await step("second up", ["up", "--yes", "--skip-preview", "--expect-no-changes"]),
    refresh: await step("refresh", ["refresh", "--yes", "--skip-preview", "--expect-no-changes"]),
    exported: await step("stack export", ["stack", "export"]),
    destroy: await step("destroy", ["destroy", "--yes"]),
  };
});

describeEngine("an API with every option", () => {
  it("is made, stays as it is and is destroyed whole, in an order that AWS allows", async () => {
    const { up, again, refresh, destroy } = await life();
    expect([up, again, refresh, destroy].map(({ exitCode }) => exitCode)).to.deep.equal([0, 0, 0, 0]);
    expect([up.account.length, destroy.account]).to.deep.equal([36, []]);
  });

  it("shows the machine client's secret neither in what is printed nor in Pulumi's state", async () => {
    const { exported, ...steps } = await life();
    const machine = steps.up.account.find(({ inputs }) => inputs["generateSecret"] === true);
    const { clientSecret = "" } = fromWireObject(machine?.outputs ?? {});
    const shown = [exported, ...Object.values(steps)].map(({ printed }) => printed).join("");
    expect(clientSecret).to.match(/^[a-z0-9]{51}$/);
    expect(shown).to.not.include(String(clientSecret));
  });
});
