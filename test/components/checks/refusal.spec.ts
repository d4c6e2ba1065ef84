import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { hide, isComputed, Refusal, refuse, show } from "../../../components/checks/refusal";
import { refusalOf } from "./refusal-of";

describe("checks/refusal", () => {
  it("says where, what is wrong, what was given and what to write instead", () => {
    expect(refusalOf(() => refuse("handler.memoryMb", "must be a number", "write 256", show("many")))).to.equal(
      'handler.memoryMb must be a number, got "many": write 256',
    );
  });

  it("leaves out what was given where it would say it twice", () => {
    expect(refusalOf(() => refuse("routes", "must hold a route", "write one"))).to.equal(
      "routes must hold a route: write one",
    );
  });

  it("throws a Refusal", () => {
    expect(() => refuse("stage", "is wrong", "write another"))
      .to.throw(Refusal)
      .with.property("name", "Refusal");
  });

  it("quotes plain texts and numbers", () => {
    expect([show("a"), show(1.5), show(false)]).to.deep.equal(['"a"', "1.5", "false"]);
  });

  it("cuts long texts", () => {
    const cut = `"${"a".repeat(80)}..."`;
    expect([show("a".repeat(80)), show("a".repeat(81)), show("a".repeat(200))]).to.deep.equal([
      `"${"a".repeat(80)}"`,
      cut,
      cut,
    ]);
  });

  it("never quotes the user name or password of a URL", () => {
    expect(show("https://alice:pass@example.org/a")).to.equal('"https://...@example.org/a"');
  });

  it("never quotes a value that was computed", () => {
    expect([
      hide("s3cret"),
      hide(7),
      hide(["s3cret"]),
      hide({ a: "s3cret" }),
      hide(null),
      hide(undefined),
    ]).to.deep.equal(["a string", "a number", "a list", "an object", "null", "nothing"]);
  });

  it("names outputs and promises as such", () => {
    expect([hide(pulumi.output("a")), show(Promise.resolve("a"))]).to.deep.equal([
      "an output or a promise",
      "an output or a promise",
    ]);
  });

  it("tells what is known only later from what is known now", () => {
    const later = [pulumi.output(1), pulumi.secret("a"), Promise.resolve(1)];
    const now = ["a", 1, undefined, null, {}, [], new pulumi.asset.StringAsset("a")];
    expect([later.map(isComputed), now.map(isComputed)]).to.deep.equal([later.map(() => true), now.map(() => false)]);
  });
});
