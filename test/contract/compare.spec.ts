import { expect } from "chai";
import { findDifferences } from "./compare";
import type { Reply } from "./reply";
import type { ExpectedAnswer } from "./row";

const reply: Reply = {
  status: 200,
  headers: [
    ["Content-Type", "application/json"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
  ],
  body: Buffer.from('{"a":{"b":null},"list":[1],"id":"x1"}'),
};

describe("an answer of the contract", () => {
  it("is what a row says", () => {
    const expected: ExpectedAnswer = {
      status: 200,
      headers: { "content-type": "application/json", "set-cookie": "a=1\nb=2", "x-a": undefined },
      patterns: { "content-type": /json$/ },
      names: ["Content-Type", "Set-Cookie", "Set-Cookie"],
      body: '{"a":{"b":null},"list":[1],"id":"x1"}',
      event: { "a.b": null, "a.c": undefined, "a.b.c": undefined, list: [1], id: /^x\d$/ },
    };
    expect(findDifferences(reply, expected)).to.deep.equal([]);
  });

  const different: [rule: string, expected: Partial<ExpectedAnswer>, what: string, got: unknown][] = [
    ["another status", { status: 201 }, "status", 200],
    ["another header", { headers: { "content-type": "text/plain" } }, "content-type", "application/json"],
    ["a header that is missing", { headers: { "x-a": "1" } }, "x-a", undefined],
    ["a header that is there", { headers: { "set-cookie": undefined } }, "set-cookie", "a=1\nb=2"],
    ["a header of another form", { patterns: { "content-type": /^text/ } }, "content-type", "application/json"],
    ["a header without a form", { patterns: { "x-a": /./ } }, "x-a", undefined],
    [
      "headers by other names",
      { names: ["Content-Type"] },
      "names of the headers",
      ["Content-Type", "Set-Cookie", "Set-Cookie"],
    ],
    ["another body", { body: "" }, "body", '{"a":{"b":null},"list":[1],"id":"x1"}'],
    ["another member", { event: { list: ["1"] } }, "list", [1]],
    ["null for a member that must not be there", { event: { "a.b": undefined } }, "a.b", null],
    ["no member where null must be", { event: { "a.c": null } }, "a.c", undefined],
    ["a member of another form", { event: { id: /^y/ } }, "id", "x1"],
  ];
  for (const [rule, expected, what, got] of different) {
    it(`differs by ${rule}`, () => {
      const differences = findDifferences(reply, { status: 200, ...expected });
      expect(differences.map(({ what: name, got: value }) => [name, value])).to.deep.equal([[what, got]]);
    });
  }

  it("differs by other bytes", () => {
    const bytes = { ...reply, body: Buffer.from([1, 2]) };
    expect(findDifferences(bytes, { status: 200, body: Buffer.from([1, 3]) })).to.deep.equal([
      { what: "bytes of the body", got: "0102", expected: "0103" },
    ]);
  });

  it("differs by a body that is no event", () => {
    const noEvent = { ...reply, body: Buffer.from("oops") };
    expect(findDifferences(noEvent, { status: 200, event: { version: "2.0" } })).to.deep.equal([
      { what: "body", got: "oops", expected: "an event as JSON" },
    ]);
  });
});
