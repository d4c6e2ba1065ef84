import { expect } from "chai";
import { BadRequestError, readJsonObject } from "../../../functions/http";
import { toEvent } from "../event";

const read = (body?: string, base64 = false) =>
  readJsonObject(toEvent({ routeKey: "POST /", ...(body === undefined ? {} : { body }), base64 }));

function toBase64(...bytes: (string | number[])[]): string {
  return Buffer.concat(bytes.map((part) => Buffer.from(part as string))).toString("base64");
}

describe("readJsonObject", () => {
  it("reads a JSON object", () => {
    expect(read('{"title":"Grüße 👋"}')).to.deep.equal({ title: "Grüße 👋" });
  });

  it("reads a body that the gateway took for binary", () => {
    expect(read(toBase64('{"title":"Grüße 👋"}'), true)).to.deep.equal({ title: "Grüße 👋" });
  });

  it("does not decode what only looks like base64", () => {
    expect(() => read(toBase64("{}"))).to.throw(BadRequestError, "the body is not valid JSON in UTF-8");
  });

  it("keeps a key called __proto__ a key", () => {
    expect(Object.keys(read('{"__proto__":{"title":"x"}}'))).to.deep.equal(["__proto__"]);
    expect(read('{"__proto__":{"title":"x"}}')["title"]).to.equal(undefined);
  });

  it("takes a body of exactly the limit, counted in bytes", () => {
    const event = toEvent({ routeKey: "POST /", body: '{"é":1}' });
    expect(readJsonObject(event, { maxBytes: 8 })).to.deep.equal({ é: 1 });
    expect(() => readJsonObject(event, { maxBytes: 7 })).to.throw(
      BadRequestError,
      "the body has 8 bytes: at most 7 are taken",
    );
  });

  const refused: [string, string, string?, boolean?][] = [
    ["refuses a missing body", "the body is empty: send a JSON object"],
    ["refuses an empty body", "the body is empty: send a JSON object", ""],
    ["refuses what is not JSON", "the body is not valid JSON in UTF-8", '{"title":'],
    ["refuses what is not UTF-8", "the body is not valid JSON in UTF-8", toBase64('{"a":"', [0xff], '"}'), true],
    ["refuses null", "the body must be a JSON object", "null"],
    ["refuses a list", "the body must be a JSON object", "[]"],
    ["refuses a text", "the body must be a JSON object", '"title"'],
    ["refuses a body over 128 KiB", "the body has 131073 bytes: at most 131072 are taken", `"${"x".repeat(131_071)}"`],
  ];
  for (const [title, message, body, base64] of refused) {
    it(title, () => {
      expect(() => read(body, base64))
        .to.throw(BadRequestError, message)
        .with.property("status", 400);
    });
  }
});
