import { expect } from "chai";
import { toWireName } from "../../../local/gateway/header-names";

describe("header names", () => {
  for (const [name, sent] of [
    ["apigw-requestid", "Apigw-Requestid"],
    ["myheader", "Myheader"],
    ["X-SOME-header", "X-Some-Header"],
    ["etag", "Etag"],
    ["x--a", "X--A"],
    ["__proto__", "__proto__"],
  ]) {
    it(`are sent with a capital letter for each word: ${name}`, () => {
      expect(toWireName(name ?? "")).to.equal(sent);
    });
  }

  it("are sent like that when nothing more is remembered, too", () => {
    for (let index = 0; index < 2000; index += 1) toWireName(`x-filler-${index}`);
    expect([toWireName("x-filler-1999"), toWireName("x-new")]).to.deep.equal(["X-Filler-1999", "X-New"]);
  });
});
