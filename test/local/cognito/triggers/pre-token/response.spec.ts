import { expect } from "chai";
import { noGroups } from "../../../../../local/cognito/tokens/group-claims";
import { readResponse } from "../../../../../local/cognito/triggers/pre-token/response";

/** What is said of a response, or what it changes. */
function read(response: unknown, version: "V1_0" | "V2_0" = "V2_0"): unknown {
  try {
    return readResponse(version, { response }, noGroups);
  } catch (error) {
    return (error as Error).message.replace("Unrecognizable lambda output: ", "");
  }
}

const v2 = (details: unknown) => read({ claimsAndScopeOverrideDetails: details });
const nothing = {
  groups: noGroups,
  id: { claimsToAddOrOverride: {}, claimsToSuppress: [] },
  access: { claimsToAddOrOverride: {}, claimsToSuppress: [], scopesToAdd: [], scopesToSuppress: [] },
};

describe("a pre-token trigger's response", () => {
  it("without details, or without members, changes nothing", () => {
    const empty = [{}, { claimsAndScopeOverrideDetails: null }, { claimsAndScopeOverrideDetails: {} }];
    for (const response of empty) expect(read(response)).to.deep.equal(nothing);
    expect(v2({ idTokenGeneration: null, accessTokenGeneration: {} })).to.deep.equal(nothing);
  });

  it("may hold the details of the other version, which are not looked at", () => {
    const other = { claimsToAddOrOverride: { tenant: "t1" } };
    expect(read({ claimsOverrideDetails: other })).to.deep.equal(nothing);
  });

  it("must be there", () => {
    for (const response of [undefined, null, [], "x"]) {
      expect(read(response)).to.equal("the event must have its response");
    }
  });

  const wrong: [string, unknown, string][] = [
    ["details that are a list", [], "claimsAndScopeOverrideDetails must be an object"],
    [
      "a misspelt token",
      { accessTokenGenerations: {} },
      "claimsAndScopeOverrideDetails.accessTokenGenerations is not known",
    ],
    [
      "a misspelt member",
      { accessTokenGeneration: { scopesToSupress: ["x"] } },
      "accessTokenGeneration.scopesToSupress is not known",
    ],
    [
      "scopes for an ID token",
      { idTokenGeneration: { scopesToAdd: ["x"] } },
      "idTokenGeneration.scopesToAdd is not known",
    ],
    [
      "claims of version V1_0",
      { claimsToAddOrOverride: {} },
      "claimsAndScopeOverrideDetails.claimsToAddOrOverride is not known",
    ],
    [
      "scopes that are one text",
      { accessTokenGeneration: { scopesToSuppress: "x y" } },
      "accessTokenGeneration.scopesToSuppress must be a list of texts",
    ],
    [
      "a scope that is no text",
      { accessTokenGeneration: { scopesToAdd: ["x", 1] } },
      "accessTokenGeneration.scopesToAdd must be a list of texts",
    ],
    [
      "a scope with a blank in it",
      { accessTokenGeneration: { scopesToAdd: ["notes/read notes/write"] } },
      "accessTokenGeneration.scopesToAdd must have no blanks in a scope",
    ],
    [
      "an empty scope",
      { accessTokenGeneration: { scopesToAdd: [""] } },
      "accessTokenGeneration.scopesToAdd must have no blanks in a scope",
    ],
    [
      "claims that are a list",
      { idTokenGeneration: { claimsToAddOrOverride: [] } },
      "idTokenGeneration.claimsToAddOrOverride must be an object",
    ],
    [
      "a claim that is null",
      { idTokenGeneration: { claimsToAddOrOverride: { tenant: null } } },
      "the claim tenant must be a text, a number, true or false, a list or an object",
    ],
    [
      "a null deep in a claim",
      { idTokenGeneration: { claimsToAddOrOverride: { tenant: { of: [null] } } } },
      "the claim tenant must be a text, a number, true or false, a list or an object",
    ],
    [
      "an address that is an object",
      { idTokenGeneration: { claimsToAddOrOverride: { address: { street: "x" } } } },
      "the claim address of an ID token must be no list and no object",
    ],
    [
      "suppressed claims that are one text",
      { idTokenGeneration: { claimsToSuppress: "email" } },
      "idTokenGeneration.claimsToSuppress must be a list of texts",
    ],
    ["groups that are a list", { groupOverrideDetails: ["editors"] }, "groupOverrideDetails must be an object"],
    [
      "a misspelt list of groups",
      { groupOverrideDetails: { groups: ["editors"] } },
      "groupOverrideDetails.groups is not known",
    ],
    [
      "a group that is no text",
      { groupOverrideDetails: { groupsToOverride: [7] } },
      "groupOverrideDetails.groupsToOverride must be a list of texts",
    ],
    [
      "a role that is a list",
      { groupOverrideDetails: { preferredRole: ["arn"] } },
      "groupOverrideDetails.preferredRole must be a text",
    ],
  ];
  for (const [what, details, message] of wrong) {
    it(`is refused with ${what}`, () => {
      expect(v2(details)).to.equal(message);
    });
  }

  it("takes the groups away with empty details", () => {
    const groups = { ...noGroups, groupsToOverride: ["editors"] };
    const withDetails = (details: object) =>
      readResponse("V2_0", { response: { claimsAndScopeOverrideDetails: details } }, groups).groups;
    expect([withDetails({}), withDetails({ groupOverrideDetails: {} })]).to.deep.equal([groups, noGroups]);
  });

  it("is refused with a member that is not known", () => {
    expect(read({ claimsAndScopesOverrideDetails: {} })).to.equal(
      "response.claimsAndScopesOverrideDetails is not known",
    );
  });

  it("of version V1_0 is refused with a claim that is no text", () => {
    expect(read({ claimsOverrideDetails: { claimsToAddOrOverride: { age: 7 } } }, "V1_0")).to.equal(
      "the claim age must be a text",
    );
  });

  it("of version V1_0 is refused with scopes", () => {
    expect(read({ claimsOverrideDetails: { scopesToAdd: ["x"] } }, "V1_0")).to.equal(
      "claimsOverrideDetails.scopesToAdd is not known",
    );
  });
});
