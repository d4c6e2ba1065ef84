import { expect } from "chai";
import { readHeaders } from "../../../local/gateway/request-headers";

function read(...raw: string[]) {
  const { values, cookies, bytes } = readHeaders(raw);
  return { values: { ...values }, cookies, bytes };
}

describe("request headers", () => {
  it("have names in lower case, and are counted by their values", () => {
    expect(read("Host", "localhost", "X-One", "1")).to.deep.equal({
      values: { host: "localhost", "x-one": "1" },
      cookies: [],
      bytes: 10,
    });
  });

  it("are joined by a comma if sent twice", () => {
    expect(read("A", "1", "b", "2", "a", "3").values).to.deep.equal({ a: "1,3", b: "2" });
  });

  it("have cookies apart, one each, without those that have no name", () => {
    expect(read("Cookie", "a=1; b=2;c=3", "cookie", "=x; d")).to.deep.equal({
      values: {},
      cookies: ["a=1", "b=2", "c=3", "d"],
      bytes: 17,
    });
  });

  it("are without those that end at the next hop", () => {
    const { values } = read("Connection", "keep-alive", "TE", "trailers", "Transfer-Encoding", "chunked", "a", "1");
    expect(values).to.deep.equal({ a: "1" });
  });

  it("keep a header named like a property of every object", () => {
    expect(Object.entries(readHeaders(["__proto__", "x", "constructor", "y"]).values)).to.deep.equal([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });
});
