import { expect } from "chai";
import type { Recording } from "../record";
import { callbackUrl, recordApi } from "./notes-api";

const identity = {
  client: { callbackUrls: [callbackUrl] },
  resourceServers: { notes: { scopes: { read: "read notes" } } },
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

  it("comes to a protected resource first: nothing else is without dependents", async () => {
    const { resources } = await recordApi(identity);
    const awaited = new Set(resources.flatMap(({ options }) => options.dependsOn ?? []));
    const free = resources.filter(({ name, options }) => options.parent && !awaited.has(name));
    expect(free.map(({ name }) => name)).to.have.members(["notes-domain", "notes-stage"]);
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
});
