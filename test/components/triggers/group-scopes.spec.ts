import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";

/** What the trigger reads of Cognito's event, and what it answers with. */
interface TriggerEvent {
  request?: {
    scopes?: string[] | null;
    groupConfiguration?: { groupsToOverride?: string[] | null } | null;
  };
  response: { claimsAndScopeOverrideDetails: Record<string, unknown> | null } | null;
  [name: string]: unknown;
}

/** The trigger as it is deployed: beside the list of the groups that routes name. */
async function deploy(folder: string, groups: string): Promise<(event: TriggerEvent) => Promise<TriggerEvent>> {
  fs.mkdirSync(folder);
  fs.copyFileSync("components/triggers/group-scopes.mjs", path.join(folder, "index.mjs"));
  fs.writeFileSync(path.join(folder, "groups.json"), groups);
  const loaded: { handler: (event: TriggerEvent) => Promise<TriggerEvent> } = await import(
    pathToFileURL(path.join(folder, "index.mjs")).href
  );
  return loaded.handler;
}

/** A V2 event as Cognito makes it: nothing is answered yet. */
function toEvent(groups: string[], scopes: string[]): TriggerEvent {
  return {
    version: "2",
    triggerSource: "TokenGeneration_Authentication",
    userPoolId: "eu-west-1_Ab12Cd34E",
    userName: "alice",
    request: {
      scopes,
      groupConfiguration: { groupsToOverride: groups },
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

describe("group scopes trigger", () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "group-scopes-"));
  let handler: (event: TriggerEvent) => Promise<TriggerEvent>;

  before(async () => {
    handler = await deploy(path.join(root, "trigger"), '["editors","admins"]');
  });

  after(() => fs.rmSync(root, { recursive: true }));

  const answer = async (groups: string[], scopes: string[] = []) =>
    (await handler(toEvent(groups, scopes))).response?.claimsAndScopeOverrideDetails;

  const answerOf = (scopesToAdd: string[], scopesToSuppress: string[] = []) => ({
    accessTokenGeneration: { scopesToAdd, scopesToSuppress },
  });

  it("adds a scope for each of the caller's groups that a route names", async () => {
    expect(await answer(["admins", "editors"])).to.deep.equal(answerOf(["group/admins", "group/editors"]));
  });

  it("adds nothing for a group the caller is not in", async () => {
    expect(await answer(["editors"])).to.deep.equal(answerOf(["group/editors"]));
  });

  it("adds nothing for a group that no route names", async () => {
    expect(await answer(["editors", "viewers"])).to.deep.equal(answerOf(["group/editors"]));
  });

  it("adds each scope once", async () => {
    expect(await answer(["editors", "editors"])).to.deep.equal(answerOf(["group/editors"]));
  });

  it("takes away the scope of a group the caller is not in, however it was asked for", async () => {
    expect(await answer(["editors"], ["openid", "group/admins", "notes/write"])).to.deep.equal(
      answerOf(["group/editors"], ["group/admins"]),
    );
  });

  it("takes away the scope of the caller's group that no route names", async () => {
    expect(await answer(["viewers"], ["group/viewers"])).to.deep.equal(answerOf([], ["group/viewers"]));
  });

  it("takes away every other scope of the reserved name", async () => {
    expect(await answer(["editors"], ["group", "group/", "group/editors/x", "group/EDITORS"])).to.deep.equal(
      answerOf(["group/editors"], ["group", "group/", "group/editors/x", "group/EDITORS"]),
    );
  });

  it("leaves the caller's own group scope and scopes that only look alike", async () => {
    expect(await answer(["editors"], ["group/editors", "groups/admins", "my/group/admins"])).to.deep.equal(
      answerOf(["group/editors"]),
    );
  });

  for (const group of ["Editors", "editors ", "__proto__", "constructor", "0", "length"]) {
    it(`compares names exactly: "${group}" is in no list`, async () => {
      expect(await answer([group])).to.deep.equal(answerOf([]));
    });
  }

  it("knows a group called __proto__ if a route names it", async () => {
    const proto = await deploy(path.join(root, "proto"), '["__proto__"]');
    const { response } = await proto(toEvent(["__proto__", "constructor"], ["group/constructor"]));
    expect(response?.claimsAndScopeOverrideDetails).to.deep.equal(answerOf(["group/__proto__"], ["group/constructor"]));
  });

  for (const [title, request] of [
    ["no request", undefined],
    ["no groups and no scopes", {}],
    ["null for groups and scopes", { scopes: null, groupConfiguration: { groupsToOverride: null } }],
    ["null for the group configuration", { scopes: null, groupConfiguration: null }],
  ] as const) {
    it(`adds nothing to an event with ${title}`, async () => {
      const { response } = await handler({ ...(request === undefined ? {} : { request }), response: null });
      expect(response).to.deep.equal({ claimsAndScopeOverrideDetails: answerOf([]) });
    });
  }

  it("gives the event back with what was in it", async () => {
    const event = toEvent(["editors"], []);
    expect(await handler(event)).to.deep.equal({
      ...event,
      response: { claimsAndScopeOverrideDetails: answerOf(["group/editors"]) },
    });
  });

  it("keeps what was answered already, but no group scope of another's making", async () => {
    const event = toEvent(["editors"], ["group/admins", "email"]);
    event.response = {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToSuppress: ["email"] },
        accessTokenGeneration: {
          claimsToAddOrOverride: { tenant: "a" },
          scopesToAdd: ["notes/read", "group/admins"],
          scopesToSuppress: ["email"],
        },
      },
    };
    expect((await handler(event)).response?.claimsAndScopeOverrideDetails).to.deep.equal({
      idTokenGeneration: { claimsToSuppress: ["email"] },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenant: "a" },
        scopesToAdd: ["notes/read", "group/editors"],
        scopesToSuppress: ["email", "group/admins"],
      },
    });
  });
});
