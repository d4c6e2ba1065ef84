import { expect } from "chai";
import type { SecuredApiArgs } from "../../components";
import type { Recording } from "../record";
import { callbackUrl, code, recordApi } from "./notes-api";

const identity = {
  client: { callbackUrls: [callbackUrl] },
  resourceServers: { notes: { scopes: { read: "read notes" } } },
};

/** Every kind of part that an identity, a function or a route can have. */
const everything: Partial<SecuredApiArgs> = {
  ...identity,
  clients: { mobile: { callbackUrls: ["notes://callback"] } },
  machineClients: { job: { scopes: ["notes/read"] } },
  users: {
    sms: {},
    groups: { editors: {}, idle: {} },
    triggers: { preSignUp: { code, poolActions: ["cognito-idp:ListUsers"] }, postConfirmation: { code } },
  },
  handler: { code, provisionedConcurrency: 1 },
  routes: { "GET /notes": {}, "DELETE /notes": { groups: ["editors"] } },
};

/** Names of the resources that carry an option. */
function having({ resources }: Recording, option: "protect" | "retainOnDelete"): string[] {
  return resources.filter(({ options }) => options[option]).map(({ name }) => name);
}

function deletionProtection({ resources }: Recording): unknown {
  return resources.find(({ name }) => name === "notes-pool")?.inputs["deletionProtection"];
}

describe("deletion", () => {
  it("is refused by Cognito for the pool unless told otherwise", async () => {
    expect(deletionProtection(await recordApi(identity))).to.equal("ACTIVE");
  });

  it("is refused by Pulumi at both ends: the pool, and the domain and stage that a destroy comes to first", async () => {
    expect(having(await recordApi(identity), "protect")).to.have.members(["notes-pool", "notes-domain", "notes-stage"]);
  });

  /** Names of the resources that no other waits for: where a `destroy` begins. */
  function listFree({ resources }: Recording): string[] {
    const awaited = new Set(resources.flatMap(({ options }) => options.dependsOn ?? []));
    return resources.filter(({ name, options }) => options.parent && !awaited.has(name)).map(({ name }) => name);
  }

  it("comes to a protected resource first: nothing else is without dependents", async () => {
    expect(listFree(await recordApi(identity))).to.have.members(["notes-domain", "notes-stage"]);
  });

  it("comes to a protected resource first with every part there is: no group loses its members", async () => {
    expect(listFree(await recordApi(everything))).to.have.members(["notes-domain", "notes-stage"]);
  });

  it("comes to a protected resource first with the classic page, which has no styles", async () => {
    const recording = await recordApi({ ...everything, signInPage: { classic: true } });
    expect(listFree(recording)).to.have.members(["notes-domain", "notes-stage"]);
  });

  it("is allowed by Cognito and Pulumi alike once protection is off", async () => {
    const recording = await recordApi({ ...identity, users: { deletionProtection: false } });
    expect([deletionProtection(recording), having(recording, "protect")]).to.deep.equal(["INACTIVE", []]);
  });

  it("leaves nothing in the account unless told otherwise", async () => {
    expect(having(await recordApi(identity), "retainOnDelete")).to.deep.equal([]);
  });

  it("keeps all of the identity together, never a part of it", async () => {
    const recording = await recordApi({ ...identity, users: { keepOnDestroy: true } });
    expect(having(recording, "retainOnDelete")).to.have.members([
      "notes-pool",
      "notes-notes",
      "notes-client",
      "notes-client-branding",
      "notes-domain",
    ]);
  });

  it("keeps with the pool what it would not work without: groups, trigger, machine clients and the role for SMS", async () => {
    const users = { ...everything.users, keepOnDestroy: true };
    expect(having(await recordApi({ ...everything, users }), "retainOnDelete")).to.have.members([
      "notes-pool",
      "notes-notes",
      "notes-client",
      "notes-client-branding",
      "notes-mobile",
      "notes-mobile-branding",
      "notes-job",
      "notes-domain",
      "notes-group/editors",
      "notes-group/idle",
      "notes-group-scopes",
      "notes-group-scopes-role",
      "notes-group-scopes-policy",
      "notes-group-scopes-logs",
      "notes-group-scopes-permission",
      "notes-preSignUp",
      "notes-preSignUp-role",
      "notes-preSignUp-policy",
      "notes-preSignUp-logs",
      "notes-preSignUp-permission",
      "notes-preSignUp-pool-actions",
      "notes-postConfirmation",
      "notes-postConfirmation-role",
      "notes-postConfirmation-policy",
      "notes-postConfirmation-logs",
      "notes-postConfirmation-permission",
      "notes-sms-role",
      "notes-sms-policy",
    ]);
  });

  it("leaves nothing of every part there is unless told otherwise", async () => {
    expect(having(await recordApi(everything), "retainOnDelete")).to.deep.equal([]);
  });
});
