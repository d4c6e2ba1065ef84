import { expect } from "chai";
import { nearest, suggest } from "../../../components/checks/nearest";

describe("checks/nearest", () => {
  it("finds the word with the fewest letters to change", () => {
    expect(nearest("pubilc", ["handler", "scopes", "public"])).to.equal("public");
  });

  it("finds the first of two that are as near", () => {
    expect(nearest("ab", ["aa", "bb"])).to.equal("aa");
  });

  it("finds nothing that differs in more than a third of its letters", () => {
    expect([nearest("abcdef", ["abcdxy"]), nearest("abcdef", ["abcxyz"])]).to.deep.equal(["abcdxy", undefined]);
  });

  it("does not count capitals", () => {
    expect(nearest("callbackURLs", ["logoutUrls", "callbackUrls"])).to.equal("callbackUrls");
  });

  it("finds nothing for a word unlike any", () => {
    expect(nearest("color", ["public", "scopes"])).to.equal(undefined);
  });

  it("names the near word alone", () => {
    expect(suggest("scope", ["scopes", "public"])).to.equal("did you mean scopes");
  });

  it("lists all words if none is near", () => {
    expect(suggest("color", ["scopes", "public"])).to.equal("write one of scopes, public");
  });
});
