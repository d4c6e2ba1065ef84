import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { SecuredApiArgs } from "../../components/args";
import { planApi } from "../../components/plan-api";
import { refusalOf } from "./checks/refusal-of";

const code = new pulumi.asset.FileArchive(".");
const least = { handler: { code }, routes: { "GET /notes": {} } };
const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30 };

/** Args as a plain JavaScript program could write them. */
const plan = (args: unknown, name = "notes") => planApi(name, args as SecuredApiArgs);
const refused = (args: unknown, name?: string) => refusalOf(() => plan(args, name));

describe("planApi", () => {
  it("fills in every default", () => {
    expect(plan(least)).to.deep.equal({
      users: {
        signInWith: "email",
        selfSignUp: true,
        mfa: "off",
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
          ...lifetimes,
        },
      ],
      signInPage: undefined,
      handlers: [
        {
          key: "handler",
          code,
          entryPoint: "index.handler",
          runtime: "nodejs24.x",
          memoryMb: 256,
          timeoutSeconds: 10,
          environment: {},
          grants: [],
        },
      ],
      api: {
        routes: [
          { routeKey: "GET /notes", public: false, scopes: ["aws.cognito.signin.user.admin"], handler: "handler" },
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

  it("gives every part of the args to its own check", () => {
    const { clients, resourceServers, signInPage, api, logs, tags } = plan({
      ...least,
      scopes: ["notes/read"],
      client: { callbackUrls: ["https://app.org/callback"], scopes: ["openid", "notes/read"] },
      clients: { terminal: { authFlows: ["userPassword"] } },
      signInPage: { classic: true },
      tokens: { tokenUse: "accessOrId", accessMinutes: 5, idMinutes: 10, refreshDays: 1 },
      resourceServers: { notes: { scopes: { read: "Read notes" } } },
      cors: { origins: ["https://app.org"] },
      throttle: { requestsPerSecond: 10, burst: 20 },
      stage: "v2",
      logs: { retentionDays: 7 },
      tags: { team: "notes" },
    });
    expect({ resourceServers, signInPage, logs, tags, api: { ...api, cors: api.cors?.origins } }).to.deep.equal({
      resourceServers: [{ identifier: "notes", scopes: [{ name: "read", description: "Read notes" }] }],
      signInPage: { domainPrefix: undefined, classic: true },
      logs: { retentionDays: 7, kmsKeyArn: undefined },
      tags: { team: "notes" },
      api: {
        routes: [{ routeKey: "GET /notes", public: false, scopes: ["notes/read"], handler: "handler" }],
        tokenUse: "accessOrId",
        cors: ["https://app.org"],
        throttle: { requestsPerSecond: 10, burst: 20 },
        stage: "v2",
      },
    });
    expect(
      clients.map(({ key, accessMinutes, idMinutes, refreshDays }) => [key, accessMinutes, idMinutes, refreshDays]),
    ).to.deep.equal([
      ["client", 5, 10, 1],
      ["terminal", 5, 10, 1],
    ]);
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
      tokens: { tokenUse: "accessOrId" },
      stage: "v-2",
    };
    expect(plan(args).warnings.map((warning) => warning.split(" ")[0])).to.deep.equal([
      'routes["$default"]',
      "an",
      "client",
      'handler.environment["DB_PASSWORD"]',
      "stage",
    ]);
  });
});
