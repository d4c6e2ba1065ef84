import { expect } from "chai";
import { isGroupScope, toGroupScope } from "../../../components/checks/group-scopes";

describe("checks/group-scopes", () => {
  it("makes a scope of each group", () => {
    expect(toGroupScope("editors")).to.equal("group/editors");
  });

  it("tells the scopes of groups, and the name that they begin with, from others", () => {
    const scopes = [
      "group/editors",
      "group/",
      "group",
      "groups",
      "groups/read",
      "my/group/editors",
      "Group/editors",
      "",
    ];
    expect(scopes.filter(isGroupScope)).to.deep.equal(["group/editors", "group/", "group"]);
  });
});
