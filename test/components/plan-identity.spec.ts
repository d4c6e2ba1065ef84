import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { SecuredApiArgs } from "../../components/args/api";
import { standardWritableAttributes } from "../../components/checks/attribute-names";
import type { ApiPlan, OwnIdentityPlan } from "../../components/plan";
import { planApi } from "../../components/plan-api";
import { refusalOf } from "./checks/refusal-of";

const least = { handler: { code: new pulumi.asset.FileArchive(".") }, routes: { "GET /notes": {} } };

/** Args as a plain JavaScript program could write them. */
const plan = (args: object) => planApi("planned", { ...least, ...args } as SecuredApiArgs);
const refused = (args: object) => refusalOf(() => plan(args));

/** Runs where the program of a stack runs. */
function inFolderWith<T>(file: string, text: string, run: () => T): T {
  const [home, folder] = [process.cwd(), fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-plan-"))];
  fs.writeFileSync(path.join(folder, file), text);
  process.chdir(folder);
  try {
    return run();
  } finally {
    process.chdir(home);
    fs.rmSync(folder, { recursive: true });
  }
}

function requireOwn(identity: ApiPlan["identity"]): OwnIdentityPlan {
  if (identity.kind === "own") return identity;
  return expect.fail("the pool is made elsewhere");
}

describe("plan-identity", () => {
  it("makes a sign-in page for machine clients alone", () => {
    const resourceServers = { notes: { scopes: { read: "Read notes" } } };
    const { identity } = plan({ resourceServers, machineClients: { job: { scopes: ["notes/read"] } } });
    expect(requireOwn(identity).signInPage).to.deep.equal({ domainPrefix: undefined, classic: false });
  });

  it("puts the groups that routes name into the trigger's list, each once", () => {
    const routes = {
      "GET /notes": { groups: ["writers", "editors"] },
      "PUT /notes": { groups: ["editors"] },
      "GET /me": {},
    };
    const { identity, api } = plan({ routes, users: { groups: { editors: {}, writers: {}, idle: {} } } });
    expect([requireOwn(identity).routeGroups, api.routes.map(({ scopes }) => scopes)]).to.deep.equal([
      ["editors", "writers"],
      [["group/writers", "group/editors"], ["group/editors"], ["aws.cognito.signin.user.admin"]],
    ]);
  });

  it("lets no client write the pool's custom attributes unless told otherwise", () => {
    const { identity } = plan({ users: { customAttributes: { plan: {} } } });
    const [client] = requireOwn(identity).clients;
    expect(client?.writeAttributes).to.deep.equal(standardWritableAttributes);
  });

  it("refuses a group that the pool does not have", () => {
    const args = { routes: { "GET /notes": { groups: ["editor"] } }, users: { groups: { editors: {} } } };
    expect(refused(args)).to.equal(
      'routes["GET /notes"].groups[0] is not in users.groups, got "editor": did you mean editors',
    );
  });

  it("refuses what the feature plan does not have", () => {
    const callbackUrls = ["https://app.org/callback"];
    expect(refused({ client: { callbackUrls }, users: { featurePlan: "lite" } })).to.equal(
      'users.featurePlan lacks managed login, got "lite": write essentials, or signInPage.classic true for the classic page',
    );
  });

  const code = new pulumi.asset.FileArchive(".");

  it("refuses a function that changes tokens beside groups of routes", () => {
    const routes = { "GET /notes": { groups: ["editors"] } };
    const users = { groups: { editors: {} }, triggers: { preTokenGeneration: { code } } };
    expect(refused({ routes, users })).to.equal(
      "users.triggers.preTokenGeneration cannot stand beside groups of routes, which need the pool's one place for such a function: write scopes in those routes and let your function add them, or leave it out",
    );
  });

  it("takes a function that changes tokens beside groups that no route asks for", () => {
    const users = { groups: { editors: {} }, triggers: { preTokenGeneration: { code } } };
    expect(requireOwn(plan({ users }).identity).users.triggers.map(({ name }) => name)).to.deep.equal([
      "preTokenGeneration",
    ]);
  });

  it("refuses a sign-in that nothing decides", () => {
    expect(refused({ client: { authFlows: ["custom"] } })).to.equal(
      "client.authFlows holds custom, for which the pool has no functions: write defineAuthChallenge, createAuthChallenge, verifyAuthChallenge in users.triggers, or leave it out",
    );
  });

  it("refuses a client's choice of factors that the feature plan does not have", () => {
    expect(refused({ client: { authFlows: ["userAuth"] }, users: { featurePlan: "lite" } })).to.equal(
      'users.featurePlan lacks a sign-in with a choice of factors, got "lite": write essentials, or other authFlows',
    );
  });

  it("warns of a migration whose function would never be given a password", () => {
    const users = { deletionProtection: false, triggers: { userMigration: { code } } };
    expect(plan({ users }).warnings).to.deep.equal([
      "users.triggers.userMigration is asked for forgotten passwords alone: at sign-in it needs the password itself, so a client with callbackUrls, userPassword or adminUserPassword",
    ]);
  });

  it("warns of a custom attribute that is not recorded yet", () => {
    const { warnings } = plan({ users: { customAttributes: { team: {} }, deletionProtection: false } });
    const stack = pulumi.getStack();
    expect(warnings).to.deep.equal([
      `users.customAttributes "team" of planned-pool can never change once deployed, and Pulumi.${stack}.schema.json does not record it yet: after the update run "npx secured-api-dev schema --stack ${stack}" and commit that file`,
    ]);
  });

  it("refuses another way to sign in than is recorded for the pool", () => {
    const file = `Pulumi.${pulumi.getStack()}.schema.json`;
    const pool = { usernameAttributes: ["phone_number"], aliasAttributes: [], caseSensitive: false, schemas: [] };
    const refusal = inFolderWith(file, JSON.stringify({ "planned-pool": pool }), () => refused({}));
    expect(refusal).to.equal(
      `users.signInWith cannot change: ${file} records usernameAttributes ["phone_number"] for planned-pool, and Cognito would need a new pool, got ["email"]: put it back, or, to start over without the users of this pool, take "planned-pool" out of that file`,
    );
  });

  const existingUserPool = { userPoolId: "eu-west-1_Ab12Cd34E", clientId: "1h57kf5cpq17m0eml12EXAMPLE" };

  it("makes nothing of a pool that was made elsewhere, and warns of nothing there", () => {
    const clientIds = { web: "2h57kf5cpq17m0eml12EXAMPLE" };
    const tokens = { tokenUse: "access" };
    const { identity, api, warnings } = plan({
      tokens,
      existingUserPool: { ...existingUserPool, clientIds },
    });
    expect([identity, api.routes.map(({ scopes }) => scopes), warnings]).to.deep.equal([
      {
        kind: "existing",
        userPoolId: existingUserPool.userPoolId,
        clientIds: [
          { key: "client", id: existingUserPool.clientId },
          { key: "web", id: clientIds.web },
        ],
      },
      [["aws.cognito.signin.user.admin", "openid", "email", "phone", "profile"]],
      [],
    ]);
  });

  for (const [where, args] of [
    ["users", { users: {} }],
    ["client", { client: {} }],
    ["clients", { clients: {} }],
    ["machineClients", { machineClients: {} }],
    ["signInPage", { signInPage: {} }],
    ["resourceServers", { resourceServers: {} }],
    ["tokens.accessMinutes", { tokens: { accessMinutes: 60 } }],
    ["tokens.idMinutes", { tokens: { idMinutes: 60 } }],
    ["tokens.refreshDays", { tokens: { refreshDays: 30 } }],
    ["tokens.rotateRefreshTokens", { tokens: { rotateRefreshTokens: false } }],
    ["tokens.rotationGraceSeconds", { tokens: { rotationGraceSeconds: 0 } }],
  ] as const) {
    it(`refuses ${where} beside a pool that was made elsewhere`, () => {
      expect(refused({ existingUserPool, ...args })).to.equal(
        `${where} belongs to a pool that is made here: set it at the existing pool, or leave existingUserPool out`,
      );
    });
  }

  it("refuses groups on routes of a pool that was made elsewhere", () => {
    const routes = { "GET /notes": { groups: ["editors"] } };
    expect(refused({ routes, existingUserPool })).to.equal(
      'routes["GET /notes"].groups[0] needs a pool of its own, got "editors": leave existingUserPool out, or write scopes instead',
    );
  });
});
