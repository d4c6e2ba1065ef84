import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { SecuredApiArgs } from "../../components/args/api";
import type { ApiPlan, OwnIdentityPlan } from "../../components/plan";
import { planApi } from "../../components/plan-api";
import { refusalOf } from "./checks/refusal-of";

const code = new pulumi.asset.FileArchive(".");
const least = { handler: { code }, routes: { "GET /notes": {} } };
const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
/** Names a sender, so that nothing is left to warn of. */
const quiet = { email: { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@app.org" } };

function requireOwn(identity: ApiPlan["identity"]): OwnIdentityPlan {
  if (identity.kind === "own") return identity;
  return expect.fail("the pool is made elsewhere");
}

/** Args as a plain JavaScript program could write them. */
const plan = (args: unknown, name = "planned") => planApi(name, args as SecuredApiArgs);
const refused = (args: unknown, name?: string) => refusalOf(() => plan(args, name));

describe("planApi", () => {
  it("fills in every default", () => {
    expect(plan({ ...least, users: quiet })).to.deep.equal({
      identity: {
        kind: "own",
        users: {
          signInWith: "email",
          selfSignUp: true,
          mfa: "off",
          mfaMethods: [],
          firstFactors: ["password"],
          featurePlan: "essentials",
          passwordPolicy: {
            minimumLength: 12,
            requireLowercase: true,
            requireUppercase: true,
            requireNumbers: true,
            requireSymbols: true,
            historySize: 0,
            temporaryPasswordDays: 7,
          },
          invitation: undefined,
          verificationMessage: undefined,
          ...quiet,
          sms: undefined,
          groups: [],
          attributes: [],
          triggers: [],
          deletionProtection: true,
          keepOnDestroy: false,
        },
        resourceServers: [],
        clients: [
          {
            key: "client",
            callbackUrls: [],
            logoutUrls: [],
            oauthFlows: [],
            authFlows: [],
            scopes: [],
            generateSecret: false,
            readAttributes: undefined,
            writeAttributes: undefined,
            ...lifetimes,
          },
        ],
        machineClients: [],
        signInPage: undefined,
        routeGroups: [],
      },
      handlers: [
        {
          key: "handler",
          where: "handler",
          code,
          entryPoint: "index.handler",
          runtime: "nodejs24.x",
          memoryMb: 256,
          timeoutSeconds: 10,
          environment: {},
          grants: [],
          secrets: {},
          network: undefined,
          tokenVerification: false,
          reservedConcurrency: undefined,
          provisionedConcurrency: undefined,
          deadLetterArn: undefined,
        },
      ],
      api: {
        routes: [
          {
            routeKey: "GET /notes",
            public: false,
            scopes: ["aws.cognito.signin.user.admin"],
            throttle: undefined,
            handler: "handler",
          },
        ],
        tokenUse: "access",
        cors: undefined,
        throttle: { requestsPerSecond: 10_000, burst: 5_000 },
        stage: "$default",
      },
      logs: { retentionDays: 365, kmsKeyArn: undefined },
      tags: {},
      warnings: [],
    });
  });

  it("makes the same of users that are left out", () => {
    const { identity } = plan({ ...least, users: quiet });
    const users = identity.kind === "own" ? identity.users : undefined;
    expect(plan(least).identity).to.deep.equal({ ...identity, users: { ...users, email: undefined } });
  });

  it("gives every part of the args to its own check", () => {
    const { identity, api, logs, tags } = plan({
      ...least,
      scopes: ["notes/read"],
      client: { callbackUrls: ["https://app.org/callback"], scopes: ["openid", "notes/read"] },
      clients: { terminal: { authFlows: ["userPassword"] } },
      machineClients: { report: { scopes: ["notes/read"] } },
      signInPage: { classic: true },
      tokens: {
        tokenUse: "accessOrId",
        accessMinutes: 5,
        idMinutes: 10,
        refreshDays: 1,
        rotateRefreshTokens: true,
        rotationGraceSeconds: 3,
      },
      resourceServers: { notes: { scopes: { read: "Read notes" } } },
      cors: { origins: ["https://app.org"] },
      throttle: { requestsPerSecond: 10, burst: 20 },
      stage: "v2",
      logs: { retentionDays: 7 },
      tags: { team: "notes" },
    });
    expect({ logs, tags, api: { ...api, cors: api.cors?.origins } }).to.deep.equal({
      logs: { retentionDays: 7, kmsKeyArn: undefined },
      tags: { team: "notes" },
      api: {
        routes: [
          {
            routeKey: "GET /notes",
            public: false,
            scopes: ["notes/read"],
            throttle: undefined,
            handler: "handler",
          },
        ],
        tokenUse: "accessOrId",
        cors: ["https://app.org"],
        throttle: { requestsPerSecond: 10, burst: 20 },
        stage: "v2",
      },
    });
    const { clients, machineClients, resourceServers, signInPage } = requireOwn(identity);
    expect({ machineClients, resourceServers, signInPage }).to.deep.equal({
      machineClients: [{ key: "report", scopes: ["notes/read"], accessMinutes: 5 }],
      resourceServers: [{ identifier: "notes", scopes: [{ name: "read", description: "Read notes" }] }],
      signInPage: { domainPrefix: undefined, classic: true },
    });
    expect(
      clients.map(({ key, accessMinutes, idMinutes, refreshDays, rotation }) => {
        return [key, accessMinutes, idMinutes, refreshDays, rotation];
      }),
    ).to.deep.equal([
      ["client", 5, 10, 1, { graceSeconds: 3 }],
      ["terminal", 5, 10, 1, { graceSeconds: 3 }],
    ]);
  });

  it("refuses a closed route that a machine's token would pass", () => {
    const machines = {
      resourceServers: { notes: { scopes: { read: "Read notes" } } },
      machineClients: { job: { scopes: ["notes/read"] } },
      tokens: { tokenUse: "accessOrId" },
    };
    expect(refused({ ...least, ...machines })).to.equal(
      'routes["GET /notes"] asks for no scope, so machine clients could call it: write scopes, or tokenUse access',
    );
  });

  it("refuses with a RunError, which Pulumi prints without a stack", () => {
    expect(() => plan({})).to.throw(pulumi.RunError, 'routes must hold a route: write one such as "GET /notes": {}');
  });

  it("lets other errors through as they are", () => {
    const broken = new RangeError("broken");
    const args = {
      get routes(): unknown {
        throw broken;
      },
    };
    expect(() => plan(args)).to.throw(broken as never);
  });

  for (const [kind, args] of [
    ["no args", undefined],
    ["args without routes", { handler: { code } }],
  ] as const) {
    it(`refuses ${kind}`, () => {
      expect(refused(args)).to.equal('routes must hold a route: write one such as "GET /notes": {}');
    });
  }

  it("refuses args that are an output", () => {
    expect(refused(pulumi.output(least))).to.equal(
      "args must be known while the program runs, got an output or a promise: write it as a plain object",
    );
  });

  it("refuses a function of the API with the name of a trigger that is there", () => {
    const handlers = { preSignUp: { code } };
    const routes = { "GET /notes": {}, "POST /people": { handler: "preSignUp" } };
    expect(refused({ ...least, routes, handlers, users: { triggers: { preSignUp: { code } } } })).to.equal(
      'handlers["preSignUp"] has the name of a function of users.triggers: write another name',
    );
  });

  it("refuses a name that the names of its parts have no room for", () => {
    expect(refused(least, "n".repeat(25))).to.equal(
      "the name of the component must have 24 characters at most, got 25 characters: write a shorter one",
    );
  });

  it("refuses a kind of token that Cognito does not make", () => {
    expect(refused({ ...least, tokens: { tokenUse: "id" } })).to.equal(
      'tokens.tokenUse is not one of its values, got "id": write one of access, accessOrId',
    );
  });

  const callbackUrls = ["https://app.org/callback"];
  for (const [where, args] of [
    ["colour", { colour: 1 }],
    ['routes["GET /notes"].colour', { routes: { "GET /notes": { colour: 1 } } }],
    ["handler.colour", { handler: { code, colour: 1 } }],
    ['handlers["report"].colour', { handlers: { report: { code, colour: 1 } } }],
    ["handler.grants[0].colour", { handler: { code, grants: [{ colour: 1 }] } }],
    ["client.colour", { client: { colour: 1 } }],
    ['clients["web"].colour', { clients: { web: { colour: 1 } } }],
    ['machineClients["job"].colour', { machineClients: { job: { colour: 1 } } }],
    ["existingUserPool.colour", { existingUserPool: { colour: 1 } }],
    ["handler.network.colour", { handler: { code, network: { colour: 1 } } }],
    ['routes["GET /notes"].throttle.colour', { routes: { "GET /notes": { throttle: { colour: 1 } } } }],
    ['users.groups["editors"].colour', { users: { groups: { editors: { colour: 1 } } } }],
    ['users.customAttributes["team"].colour', { users: { customAttributes: { team: { colour: 1 } } } }],
    ["users.email.colour", { users: { email: { colour: 1 } } }],
    ["users.sms.colour", { users: { sms: { colour: 1 } } }],
    ["users.verificationMessage.colour", { users: { verificationMessage: { colour: 1 } } }],
    ["signInPage.colour", { client: { callbackUrls }, signInPage: { colour: 1 } }],
    ["users.colour", { users: { colour: 1 } }],
    ["users.passwordPolicy.colour", { users: { passwordPolicy: { colour: 1 } } }],
    ["users.invitation.colour", { users: { invitation: { colour: 1 } } }],
    ["tokens.colour", { tokens: { colour: 1 } }],
    ['resourceServers["notes"].colour', { resourceServers: { notes: { colour: 1 } } }],
    ["cors.colour", { cors: { colour: 1 } }],
    ["throttle.colour", { throttle: { colour: 1 } }],
    ["logs.colour", { logs: { colour: 1 } }],
  ] as const) {
    it(`refuses the unknown option ${where}`, () => {
      expect(refused({ ...least, ...args })).to.match(
        new RegExp(`^${where.replace(/[.[\]]/g, "\\$&")} is not an option: write one of `),
      );
    });
  }

  it("refuses a misspelled option, naming the nearest", () => {
    expect(refused({ ...least, client: { callbackURLs: callbackUrls } })).to.equal(
      "client.callbackURLs is not an option: did you mean callbackUrls",
    );
  });

  it("warns of all that is allowed but worth a second look", () => {
    const args = {
      handler: { code, environment: { DB_PASSWORD: "a" } },
      routes: { "GET /notes": { scopes: ["openid"] }, $default: { public: true } },
      client: { callbackUrls: ["https://example.com/"] },
      users: { customAttributes: { team: {} } },
      tokens: { tokenUse: "accessOrId" },
      stage: "v-2",
    };
    expect(plan(args).warnings.map((warning) => warning.split(" ")[0])).to.deep.equal([
      'routes["$default"]',
      "an",
      "users",
      "client",
      'handler.environment["DB_PASSWORD"]',
      "stage",
      "users.customAttributes",
    ]);
  });
});
