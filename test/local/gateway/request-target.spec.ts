import { expect } from "chai";
import { parseTarget } from "../../../local/gateway/request-target";
import { refusalOf } from "./refused";

describe("request target", () => {
  it("is path, segments and query, decoded and as sent", () => {
    const target = parseTarget("/caf%C3%A9/a%20b?q=Hello%20World&tag=C%23&tag=.NET+Core&empty=&bare");
    expect({ ...target, query: { ...target.query } }).to.deep.equal({
      encodedPath: "/caf%C3%A9/a%20b",
      path: "/café/a b",
      segments: ["café", "a b"],
      rawQuery: "q=Hello%20World&tag=C%23&tag=.NET+Core&empty=&bare",
      query: { q: "Hello World", tag: "C#,.NET Core", empty: "", bare: "" },
    });
  });

  it("has no query without a question mark", () => {
    expect(parseTarget("/a")).to.deep.equal({
      encodedPath: "/a",
      path: "/a",
      segments: ["a"],
      rawQuery: "",
      query: undefined,
    });
  });

  it("keeps an encoded slash in the path, so that it never looks like two segments", () => {
    const { path, segments } = parseTarget("/a%2Fb/c");
    expect({ path, segments }).to.deep.equal({ path: "/a%2Fb/c", segments: ["a/b", "c"] });
  });

  it("decodes once", () => {
    expect(parseTarget("/%252e%252e/%2541").segments).to.deep.equal(["%2e%2e", "%41"]);
  });

  it("follows no dot segment and merges no slash", () => {
    expect(parseTarget("//a/%2e%2e/./b/").segments).to.deep.equal(["", "a", "..", ".", "b", ""]);
  });

  it("keeps the plus of a path", () => {
    expect(parseTarget("/a+b").path).to.equal("/a+b");
  });

  it("keeps a parameter named like a property of every object", () => {
    expect(Object.entries(parseTarget("/?__proto__=x&__proto__=y").query ?? {})).to.deep.equal([["__proto__", "x,y"]]);
  });

  const refused = [
    "",
    "*",
    "notes",
    "http://127.0.0.1/notes",
    "/a b",
    "/a#b",
    "/a\u0000b",
    "/a\tb",
    "/caf\u00e9",
    "/%",
    "/%4",
    "/%zz",
    "/a/%ff",
    "/%c0%af",
    "/%ed%a0%80",
    "/a?x=%zz",
    "/a?%ff=1",
  ];
  for (const url of refused) {
    it(`is refused with 400: ${JSON.stringify(url)}`, () => {
      expect(refusalOf(() => parseTarget(url))?.status).to.equal(400);
    });
  }
});
