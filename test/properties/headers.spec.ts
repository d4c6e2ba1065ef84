import { expect } from "chai";
import fc from "fast-check";
import { hopByHop, readHeaders } from "../../local/gateway/request-headers";
import { cases, text, timeLimit } from "./cases";

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("Cookie", "cookie", "COOKIE", "Authorization", "X-A", "x-a", "X-a", "Host") },
  { weight: 2, arbitrary: fc.constantFrom(...hopByHop, "Connection", "TE", "__proto__", "constructor", "toString") },
  { weight: 2, arbitrary: text },
);
const cookies = fc
  .array(fc.constantFrom("a=1", "b=2", "=x", "=", "a", "", " ", "c=d=e", '"q"="r"', "é=ü"), { maxLength: 6 })
  .chain((parts) => fc.constantFrom("; ", ";", " ; ").map((between) => parts.join(between)));
const pairs = fc.array(fc.tuple(name, fc.oneof(cookies, text)), { maxLength: 10 });

describe("properties of the headers", function () {
  this.timeout(timeLimit);

  it("holds each name once, in lower case, with all its values in their order", () => {
    fc.assert(
      fc.property(pairs, (sent) => {
        const { values } = readHeaders(sent.flat());
        const kept = sent.map(([each, value]) => [each.toLowerCase(), value] as const);
        const names = new Set(kept.map(([each]) => each).filter((each) => each !== "cookie" && !hopByHop.has(each)));
        const expected = [...names].map((each) => [
          each,
          kept.flatMap(([other, value]) => (other === each ? [value] : [])).join(","),
        ]);
        expect(Object.entries(values).sort()).to.deep.equal(expected.sort());
      }),
      cases(2000),
    );
  });

  it("holds every cookie that has a name, and nothing else of them", () => {
    fc.assert(
      fc.property(pairs, (sent) => {
        const read = readHeaders(sent.flat());
        const all = sent.filter(([each]) => each.toLowerCase() === "cookie").flatMap(([, value]) => value.split(";"));
        const named = all.map((each) => each.trim()).filter((each) => each !== "" && !each.startsWith("="));
        expect([read.cookies, "cookie" in read.values]).to.deep.equal([named, false]);
      }),
      cases(1000),
    );
  });

  it("counts all values, and reads a list that breaks off", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 9 }), (raw) => {
        const length = raw.filter((_, index) => index % 2 === 1).join("").length;
        expect(readHeaders(raw).bytes).to.equal(length);
      }),
      cases(500),
    );
  });
});
