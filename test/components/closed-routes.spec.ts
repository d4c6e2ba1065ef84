import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { SecuredApiArgs } from "../../components/args/api";
import { planApi } from "../../components/plan-api";

/** Scopes that only people's access tokens carry. */
const ofPeople = ["aws.cognito.signin.user.admin", "openid", "email", "phone", "profile"];

const handler = { code: new pulumi.asset.FileArchive(".") };
const callbackUrls = ["https://app.org/callback"];
const resourceServers = { notes: { scopes: { read: "Read notes", write: "Write notes" } } };
const machineClients = { job: { scopes: ["notes/read", "notes/write"] } };
const existingUserPool = { userPoolId: "eu-west-1_Ab12Cd34E", clientId: "1h57kf5cpq17m0eml12EXAMPLE" };
const users = { groups: { editors: {}, admins: {} } };

/** Every kind of pool and of what it gives tokens to. */
const identities = [
  {},
  { client: { callbackUrls } },
  { client: { callbackUrls, scopes: ["openid", "notes/read"] }, resourceServers },
  { clients: { web: { callbackUrls, scopes: ["openid", "phone", "notes/write"] } }, resourceServers },
  { machineClients, resourceServers },
  { client: { callbackUrls }, machineClients, resourceServers },
].flatMap((identity) => [identity, { ...identity, users }]);

const apiScopes = [{}, { scopes: ["notes/read"] }, { scopes: ["aws.cognito.signin.user.admin"] }];

/** Every set of these, but the empty one. */
const routes = subsets({
  "GET /plain": {},
  "PUT /own": { scopes: ["notes/write"] },
  "PUT /group": { groups: ["editors", "admins"] },
  "GET /open": { public: true },
  $default: { public: false },
});

function subsets(table: Record<string, object>): Record<string, object>[] {
  const all = Object.entries(table).reduce<[string, object][][]>(
    (sets, entry) => sets.flatMap((set) => [set, [...set, entry]]),
    [[]],
  );
  return all.filter((set) => set.length > 0).map((set) => Object.fromEntries(set));
}

interface Outcome {
  args: object;
  asked: Record<string, { closed: boolean; scopes: string[] }>;
}

/** What routes ask for, in every combination that is not refused. */
function decideAll(tokenUse: string): Outcome[] {
  const pools = [...identities, { existingUserPool }];
  const combinations = pools.flatMap((pool) =>
    apiScopes.flatMap((api) => routes.map((table) => ({ handler, ...pool, ...api, routes: table }))),
  );
  return combinations.flatMap((args) => {
    const plan = planIfTaken({ ...args, tokens: { tokenUse } });
    if (plan === undefined) return [];
    const asked = plan.api.routes.map(({ routeKey, public: open, scopes }) => {
      return [routeKey, { closed: !open, scopes }] as const;
    });
    return [{ args, asked: Object.fromEntries(asked) }];
  });
}

function planIfTaken(args: unknown) {
  try {
    return planApi("planned", args as SecuredApiArgs);
  } catch (error) {
    if (error instanceof pulumi.RunError) return undefined;
    throw error;
  }
}

/** Routes that break a rule, with the args that made them so. */
function findBroken(outcomes: Outcome[], isBroken: (route: Outcome["asked"][string], key: string) => boolean) {
  return outcomes.flatMap(({ args, asked }) => {
    const broken = Object.entries(asked).filter(([key, route]) => isBroken(route, key));
    return broken.map(([routeKey, { scopes }]) => ({ args: JSON.stringify(args), routeKey, scopes }));
  });
}

describe("closed routes", () => {
  const access = decideAll("access");
  const idToo = decideAll("accessOrId");
  const withMachines = ({ args }: Outcome) => "machineClients" in args;
  const withApiScopes = ({ args }: Outcome) => "scopes" in args;

  it("are looked at in combinations that are taken, of every kind", () => {
    const counts = [access, access.filter(withMachines), idToo, idToo.filter(withMachines)].map(({ length }) => length);
    expect(counts).to.deep.equal([567, 276, 495, 204]);
  });

  it("ask for a scope in every combination, so that no ID token passes", () => {
    expect(findBroken(access, ({ closed, scopes }) => closed && scopes.length === 0)).to.deep.equal([]);
  });

  it("ask for people's scopes alone where they name none, so that no machine's token passes", () => {
    const isCustom = (scope: string) => !ofPeople.includes(scope);
    const broken = findBroken(
      access.filter((outcome) => !withApiScopes(outcome)),
      ({ scopes }, key) => ["GET /plain", "$default"].includes(key) && scopes.some(isCustom),
    );
    expect(broken).to.deep.equal([]);
  });

  it("ask for a scope beside machine clients, even with ID tokens let in", () => {
    const broken = findBroken(idToo.filter(withMachines), ({ closed, scopes }) => closed && scopes.length === 0);
    expect(broken).to.deep.equal([]);
  });

  it("ask for exactly the scopes of the groups that they name, which no resource server can define", () => {
    const isBroken = ({ scopes }: { scopes: string[] }, key: string) =>
      (key === "PUT /group") !== scopes.some((scope) => scope.startsWith("group")) ||
      (key === "PUT /group" && scopes.join() !== "group/editors,group/admins");
    expect(findBroken([...access, ...idToo], isBroken)).to.deep.equal([]);
  });

  it("are the only ones that ask for anything", () => {
    expect(findBroken([...access, ...idToo], ({ closed, scopes }) => !closed && scopes.length > 0)).to.deep.equal([]);
  });
});
