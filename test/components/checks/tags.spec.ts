import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseTags, requireTags } from "../../../components/checks/tags";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseTags({ where: "tags", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "a"]));

describe("checks/tags", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({});
  });

  it("takes 50, the shortest and longest keys and values, one that only holds aws:, and computed ones", () => {
    const tags = {
      ...many(46),
      ["k".repeat(128)]: "v".repeat(256),
      k: "",
      "my-aws:owner": "a",
      "Käse: +-=._:/@ 1": pulumi.output("a"),
    };
    expect(parse(tags)).to.deep.equal(tags);
  });

  it("refuses more than 50", () => {
    expect(refused(many(51))).to.equal("tags must be 50 at most, got 51: leave some out");
  });

  it("refuses a key of more than 128 characters", () => {
    expect(refused({ ["k".repeat(129)]: "a" })).to.equal(
      `tags["${"k".repeat(129)}"] must have a key of 1 to 128 characters: write another key`,
    );
  });

  it("refuses an empty key", () => {
    expect(refused({ "": "a" })).to.equal('tags[""] must have a key of 1 to 128 characters: write another key');
  });

  it("refuses a key that AWS keeps for itself", () => {
    expect(refused({ "AWS:owner": "a" })).to.equal(
      'tags["AWS:owner"] has a key that AWS keeps for itself: write a key that does not start with aws:',
    );
  });

  it("refuses a key with a character that AWS refuses", () => {
    expect(refused({ "a*b": "a" })).to.equal(
      'tags["a*b"] has a key with a character AWS refuses: write letters, digits and _.:/=+-@',
    );
  });

  it("refuses keys that differ in capitals alone, which IAM takes for one", () => {
    expect(refused({ Team: "a", team: "b" })).to.equal(
      'tags["team"] differs from another key in capitals alone, which IAM refuses: leave one of them out',
    );
  });

  it("refuses a number in place of a text", () => {
    expect(refused({ cost: 7 })).to.equal('tags["cost"] must be a text, got a number: write it in quotes');
  });

  it("refuses a value of more than 256 characters", () => {
    expect(refused({ team: "v".repeat(257) })).to.equal(
      'tags["team"] must have 256 characters at most, got 257 characters: write less',
    );
  });

  it("refuses a value with a character that AWS refuses", () => {
    expect(refused({ team: "a;b" })).to.equal(
      'tags["team"] has a character AWS refuses, got "a;b": write letters, digits and _.:/=+-@',
    );
  });

  it("refuses a computed value that AWS does not take, without quoting it", () => {
    expect(refusalOf(() => requireTags({ team: "a;b" }))).to.equal(
      'tags["team"] has a character AWS refuses, got a string: write letters, digits and _.:/=+-@',
    );
  });

  it("refuses a computed value that is no text", () => {
    expect(refusalOf(() => requireTags({ team: 7 }))).to.equal(
      'tags["team"] must be a text, got a number: write it in quotes',
    );
  });
});
