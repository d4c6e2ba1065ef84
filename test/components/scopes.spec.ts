import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { TokenUse } from "../../components/args/api";
import { parseClients } from "../../components/checks/clients";
import { parseMachineClients } from "../../components/checks/machine-clients";
import { parseResourceServers } from "../../components/checks/resource-servers";
import { parseTriggers } from "../../components/checks/triggers";
import { parseRoutes } from "../../components/routes";
import { parseScopeRules, requireNoMachines, toRouteScopes, warnOfScopes } from "../../components/scopes";
import { refusalOf } from "./checks/refusal-of";

const signIn = "aws.cognito.signin.user.admin";
const notes = { notes: { scopes: { read: "Read notes", write: "Write notes" } } };
const callbackUrls = ["https://app.org/callback"];

interface Given {
  routes?: unknown;
  scopes?: unknown;
  client?: unknown;
  clients?: unknown;
  machineClients?: unknown;
  resourceServers?: unknown;
  triggers?: unknown;
  tokenUse?: TokenUse;
  /** The pool is made elsewhere. */
  existing?: boolean;
}

function decide({ routes = { "GET /notes": {} }, scopes, tokenUse = TokenUse.Access, ...given }: Given) {
  const sources = given.existing ? undefined : readSources(given);
  const rules = parseScopeRules({ where: "scopes", value: scopes }, tokenUse, sources);
  const parsed = parseRoutes({ where: "routes", value: routes });
  requireNoMachines(parsed, rules, sources?.machineClients ?? []);
  const warnings = warnOfScopes(parsed, tokenUse, rules);
  return { byRoute: parsed.map((route) => toRouteScopes(route, rules)), warnings };
}

function readSources(given: Given) {
  const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
  const [client, others] = [
    { where: "client", value: given.client },
    { where: "clients", value: given.clients },
  ];
  const clients = parseClients(client, others, { lifetimes, attributes: [] });
  const resourceServers = parseResourceServers({ where: "resourceServers", value: given.resourceServers });
  const beside = { clients, resourceServers, accessMinutes: 60 };
  const machineClients = parseMachineClients({ where: "machineClients", value: given.machineClients }, beside);
  const users = { triggers: parseTriggers({ where: "users.triggers", value: given.triggers }) };
  return { clients, machineClients, resourceServers, users };
}

const scopesOf = (given: Given) => decide(given).byRoute;
const refused = (given: Given) => refusalOf(() => decide(given));
const asks = (...scopes: unknown[]) => ({ routes: { "GET /notes": { scopes } } });

describe("scopes", () => {
  it("rule 1: a route without scopes asks for what an access token of a person carries", () => {
    expect(scopesOf({ client: { callbackUrls } })).to.deep.equal([[signIn, "openid", "email", "profile"]]);
  });

  it("rule 1: without a sign-in page that is the scope of sign-in by API alone", () => {
    expect(scopesOf({})).to.deep.equal([[signIn]]);
  });

  it("rule 1: counts the clients of all names, in one order", () => {
    const clients = { phone: { callbackUrls, scopes: ["phone", "openid"] } };
    expect(scopesOf({ client: { callbackUrls, scopes: ["openid", "email"] }, clients })).to.deep.equal([
      [signIn, "openid", "email", "phone"],
    ]);
  });

  it("rule 1: never a custom scope, with which a machine's token would pass", () => {
    const client = { callbackUrls, scopes: ["openid", "notes/read"] };
    expect(scopesOf({ client, resourceServers: notes })).to.deep.equal([[signIn, "openid"]]);
  });

  it("rule 2: a route with scopes asks for exactly those", () => {
    const client = { callbackUrls, scopes: ["openid", "notes/read", "notes/write"] };
    expect(scopesOf({ client, resourceServers: notes, ...asks("notes/write", "notes/read") })).to.deep.equal([
      ["notes/write", "notes/read"],
    ]);
  });

  it("rule 2: the API's scopes are for routes without their own, in place of rule 1", () => {
    const client = { callbackUrls, scopes: ["openid", "notes/read", "notes/write"] };
    const routes = { "GET /notes": {}, "POST /notes": { scopes: ["notes/write"] }, "GET /health": { public: true } };
    expect(scopesOf({ client, resourceServers: notes, scopes: ["notes/read"], routes })).to.deep.equal([
      ["notes/read"],
      ["notes/write"],
      [],
    ]);
  });

  it("rule 2: refuses more than 10", () => {
    const scopes = Array.from({ length: 11 }, (_, index) => `notes/${index}`);
    expect(refused(asks(...scopes))).to.equal('routes["GET /notes"].scopes must be 10 at most, got 11: leave some out');
  });

  it("rule 2: refuses more than 10 for the whole API", () => {
    const scopes = Array.from({ length: 11 }, (_, index) => `notes/${index}`);
    expect(refused({ scopes })).to.equal("scopes must be 10 at most, got 11: leave some out");
  });

  it("rule 2: refuses one of more than 64 characters", () => {
    expect(refused(asks("s".repeat(65)))).to.equal(
      'routes["GET /notes"].scopes[0] must have 64 characters at most, got 65: write a shorter scope',
    );
  });

  it("rule 2: refuses an empty list for the whole API", () => {
    expect(refused({ scopes: [] })).to.equal("scopes must hold a scope: leave it out for any signed-in person");
  });

  it("rule 2: refuses a scope that stands twice", () => {
    expect(refused(asks(signIn, signIn))).to.equal(
      `routes["GET /notes"].scopes holds a value twice, got "${signIn}": write it once`,
    );
  });

  it("rule 3: with ID tokens let in, a route without scopes asks for none", () => {
    expect(scopesOf({ tokenUse: TokenUse.AccessOrId, client: { callbackUrls } })).to.deep.equal([[]]);
  });

  it("rule 3: with ID tokens let in, scopes of a route and of the API still stand", () => {
    const routes = { "GET /notes": {}, "POST /notes": { scopes: ["openid"] } };
    const given = { tokenUse: TokenUse.AccessOrId, client: { callbackUrls }, scopes: ["email"], routes };
    expect(scopesOf(given)).to.deep.equal([["email"], ["openid"]]);
  });

  it("rule 3: warns that routes with scopes still need an access token", () => {
    const scopes = [signIn];
    const routes = { "GET /a": {}, "POST /a": { scopes }, "PUT /a": { scopes }, "GET /health": { public: true } };
    expect([
      decide({ routes }).warnings,
      decide({ routes, tokenUse: TokenUse.AccessOrId }).warnings,
      decide({ tokenUse: TokenUse.AccessOrId }).warnings,
    ]).to.deep.equal([[], ["an ID token carries no scope, so these routes need an access token: POST /a, PUT /a"], []]);
  });

  it("rule 5: refuses a scope that no resource server defines", () => {
    expect(refused({ resourceServers: notes, ...asks("notes/raed") })).to.equal(
      'routes["GET /notes"].scopes[0] is defined by no resource server, got "notes/raed": did you mean notes/read',
    );
  });

  it("rule 5: refuses a scope that is like no other, naming all", () => {
    expect(refused(asks("x"))).to.equal(
      `routes["GET /notes"].scopes[0] is defined by no resource server, got "x": write one of openid, email, phone, profile, ${signIn}`,
    );
  });

  for (const [of, given, where] of [
    ["a route", asks("group/editors"), 'routes["GET /notes"].scopes[0]'],
    ["the whole API", { scopes: ["group/editors"] }, "scopes[0]"],
    ["the first client", { client: { callbackUrls, scopes: ["openid", "group/editors"] } }, "client.scopes[1]"],
    [
      "another client",
      { clients: { web: { callbackUrls, scopes: ["group/editors", "openid"] } } },
      'clients["web"].scopes[0]',
    ],
    ["a machine client", { machineClients: { job: { scopes: ["group/editors"] } } }, 'machineClients["job"].scopes[0]'],
    ["a route of an existing pool", { existing: true, ...asks("group/editors") }, 'routes["GET /notes"].scopes[0]'],
    ["the API of an existing pool", { existing: true, scopes: ["group/editors"] }, "scopes[0]"],
  ] as const) {
    it(`refuses the scope of a group for ${of}: only the trigger gives it`, () => {
      expect(refused(given)).to.equal(
        `${where} is reserved for the groups of users, got "group/editors": write groups in the route, or another scope`,
      );
    });
  }

  it("a route with groups asks for exactly their scopes, any of them", () => {
    const routes = { "GET /notes": { groups: ["editors", "admins"] } };
    expect(scopesOf({ routes, client: { callbackUrls } })).to.deep.equal([["group/editors", "group/admins"]]);
  });

  it("a route with groups does not ask for the API's scopes, which anybody may have", () => {
    const routes = { "GET /notes": { groups: ["editors"] }, "GET /all": {} };
    expect(scopesOf({ routes, scopes: [signIn] })).to.deep.equal([["group/editors"], [signIn]]);
  });

  it("a route with groups asks for them where ID tokens are let in too, and is warned of", () => {
    const routes = { "GET /notes": { groups: ["editors"] }, "GET /all": {} };
    expect(decide({ routes, tokenUse: TokenUse.AccessOrId })).to.deep.equal({
      byRoute: [["group/editors"], []],
      warnings: ["an ID token carries no scope, so these routes need an access token: GET /notes"],
    });
  });

  const machineClients = { job: { scopes: ["notes/read"] } };
  const machines = { resourceServers: notes, machineClients };

  it("rule 1: not the scopes of a machine client either", () => {
    expect(scopesOf({ ...machines, client: { callbackUrls } })).to.deep.equal([[signIn, "openid", "email", "profile"]]);
  });

  it("rule 5: takes a scope that a machine client alone may ask for", () => {
    const given = { ...machines, ...asks("notes/read") };
    expect(refused(given) ?? scopesOf(given)).to.deep.equal([["notes/read"]]);
  });

  it("rule 5: takes it for the whole API", () => {
    expect(scopesOf({ ...machines, scopes: ["notes/read"] })).to.deep.equal([["notes/read"]]);
  });

  it("rule 5: refuses a scope that no machine client may ask for either", () => {
    expect(refused({ ...machines, ...asks("notes/write") })).to.equal(
      'routes["GET /notes"].scopes[0] is a scope that no client can obtain, got "notes/write": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  const idTokens = { ...machines, tokenUse: TokenUse.AccessOrId };

  it("with ID tokens let in, refuses a closed route that a machine's token would pass", () => {
    const routes = { "GET /notes": { scopes: ["notes/read"] }, "GET /me": {} };
    expect(refused({ ...idTokens, routes })).to.equal(
      'routes["GET /me"] asks for no scope, so machine clients could call it: write scopes, or tokenUse access',
    );
  });

  it("with ID tokens let in, takes machine clients where every closed route names scopes or groups", () => {
    const routes = {
      "GET /notes": { scopes: ["notes/read"] },
      "GET /edit": { groups: ["editors"] },
      "GET /health": { public: true },
    };
    expect(scopesOf({ ...idTokens, routes })).to.deep.equal([["notes/read"], ["group/editors"], []]);
  });

  it("with ID tokens let in, takes machine clients where the whole API has scopes", () => {
    expect(scopesOf({ ...idTokens, scopes: [signIn] })).to.deep.equal([[signIn]]);
  });

  it("existing pool: a route without scopes asks for what any person's access token may carry", () => {
    expect(scopesOf({ existing: true })).to.deep.equal([[signIn, "openid", "email", "phone", "profile"]]);
  });

  it("existing pool: with ID tokens let in, a route without scopes asks for none", () => {
    expect(scopesOf({ existing: true, tokenUse: TokenUse.AccessOrId })).to.deep.equal([[]]);
  });

  it("existing pool: takes scopes of routes and of the API unchecked, as its resource servers are not known", () => {
    const routes = { "GET /a": { scopes: ["files/read", "x"] }, "GET /b": {} };
    expect(scopesOf({ existing: true, scopes: ["files/list"], routes })).to.deep.equal([
      ["files/read", "x"],
      ["files/list"],
    ]);
  });

  it("existing pool: takes 10 scopes, and one of 64 characters", () => {
    const scopes = ["s".repeat(64), ...Array.from({ length: 9 }, (_, index) => `notes/${index}`)];
    expect(scopesOf({ existing: true, ...asks(...scopes) })).to.deep.equal([scopes]);
  });

  it("existing pool: refuses what no authorizer takes", () => {
    expect(refused({ existing: true, ...asks("s".repeat(65)) })).to.equal(
      'routes["GET /notes"].scopes[0] must have 64 characters at most, got 65: write a shorter scope',
    );
  });

  it("rule 5: refuses a scope that no client may ask for", () => {
    expect(refused({ client: { callbackUrls }, resourceServers: notes, ...asks("openid", "notes/read") })).to.equal(
      'routes["GET /notes"].scopes[1] is a scope that no client can obtain, got "notes/read": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  const code = new pulumi.asset.FileArchive(".");

  for (const version of ["V2_0", "V3_0"]) {
    it(`rule 5: takes a scope that no client may ask for where a function of one's own adds scopes: ${version}`, () => {
      const given = {
        resourceServers: notes,
        triggers: { preTokenGeneration: { code, version } },
        ...asks("notes/read"),
      };
      expect(refused(given) ?? scopesOf(given)).to.deep.equal([["notes/read"]]);
    });
  }

  it("rule 5: refuses a scope that no resource server defines, whatever a function of one's own adds", () => {
    const given = { resourceServers: notes, triggers: { preTokenGeneration: { code } }, ...asks("notes/delete") };
    expect(refused(given)).to.equal(
      'routes["GET /notes"].scopes[0] is defined by no resource server, got "notes/delete": did you mean notes/write',
    );
  });

  it("rule 5: refuses a scope that no client may ask for beside a function that changes ID tokens alone", () => {
    const triggers = { preTokenGeneration: { code, version: "V1_0" } };
    expect(refused({ resourceServers: notes, triggers, ...asks("notes/read") })).to.equal(
      'routes["GET /notes"].scopes[0] is a scope that no client can obtain, got "notes/read": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  it("rule 5: refuses a scope that no client may ask for beside other functions of sign-in", () => {
    expect(
      refused({ resourceServers: notes, triggers: { postAuthentication: { code } }, ...asks("notes/read") }),
    ).to.equal(
      'routes["GET /notes"].scopes[0] is a scope that no client can obtain, got "notes/read": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  it("rule 5: refuses a scope of Cognito's own where nobody signs in on a page", () => {
    expect(refused(asks("openid"))).to.equal(
      'routes["GET /notes"].scopes[0] is a scope that no client can obtain, got "openid": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  it("rule 5: takes the scope of sign-in by API from any client", () => {
    expect(scopesOf(asks(signIn))).to.deep.equal([[signIn]]);
  });

  it("rule 5: refuses the API's scope that no client may ask for", () => {
    expect(refused({ resourceServers: notes, scopes: ["notes/read"] })).to.equal(
      'scopes[0] is a scope that no client can obtain, got "notes/read": add it to the scopes of a client with callbackUrls, or of a machine client',
    );
  });

  it("refuses a client's scope that no resource server defines: Cognito would not make the client", () => {
    const clients = { web: { callbackUrls, scopes: ["openid", "emial"] } };
    expect(refused({ clients })).to.equal(
      'clients["web"].scopes[1] is defined by no resource server, got "emial": did you mean email',
    );
  });
});
