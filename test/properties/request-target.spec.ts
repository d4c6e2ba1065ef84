import { expect } from "chai";
import fc from "fast-check";
import { parseTarget } from "../../local/gateway/request-target";
import { refusalOf } from "../local/gateway/refused";
import { cases, text, timeLimit, wholeText } from "./cases";

const segments = fc.array(wholeText, { minLength: 1, maxLength: 6 });
const pairs = fc.array(fc.tuple(wholeText, wholeText), { maxLength: 6 });
const pathOf = (parts: string[]) => `/${parts.map(encodeURIComponent).join("/")}`;

/** Characters of which request targets are made, and some that none may hold. */
const soup = fc
  .array(
    fc.constantFrom(
      ..."/?#%&=+;:@.ab19_~ \"'<>\\^`{|}\u0000\n\u00e9",
      "%2F",
      "%2f",
      "%25",
      "%00",
      "%ff",
      "%c3%a9",
      "%e2%82",
      "//",
      "..",
      "/a",
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

describe("properties of the request target", function () {
  this.timeout(timeLimit);

  it("keeps every segment as it was before it was encoded", () => {
    fc.assert(
      fc.property(segments, (parts) => {
        const target = parseTarget(pathOf(parts));
        expect(target.segments).to.deep.equal(parts);
        expect(target.path).to.equal(`/${parts.map((part) => part.replaceAll("/", "%2F")).join("/")}`);
      }),
      cases(1000),
    );
  });

  it("shows two paths alike only if they have the same segments but for an encoded slash", () => {
    fc.assert(
      fc.property(segments, segments, (one, other) => {
        const written = (parts: string[]) => parts.map((part) => part.replaceAll("/", "%2F"));
        const same = JSON.stringify(written(one)) === JSON.stringify(written(other));
        expect(parseTarget(pathOf(one)).path === parseTarget(pathOf(other)).path).to.equal(same);
      }),
      cases(1000),
    );
  });

  it("keeps every value of the query, joined by a comma, and the query as it was sent", () => {
    fc.assert(
      fc.property(pairs, (sent) => {
        const rawQuery = sent.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
        const joined = new Map<string, string>();
        for (const [name, value] of sent) joined.set(name, joined.has(name) ? `${joined.get(name)},${value}` : value);
        const target = parseTarget(`/a?${rawQuery}`);
        expect(target.rawQuery).to.equal(rawQuery);
        expect(Object.entries(target.query ?? {}).sort()).to.deep.equal([...joined].sort());
      }),
      cases(1000),
    );
  });

  it("reads a form as browsers write it", () => {
    fc.assert(
      fc.property(pairs, (sent) => {
        const names = new Set(sent.map(([name]) => name));
        const query = parseTarget(`/?${new URLSearchParams(sent)}`).query ?? {};
        expect(new Set(Object.keys(query))).to.deep.equal(names);
      }),
      cases(500),
    );
  });

  it("reads any text, or refuses it with 400", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          soup.map((rest) => `/${rest}`),
          text,
        ),
        (url) => {
          const refusal = refusalOf(() => parseTarget(url));
          if (refusal) {
            expect(refusal.status).to.equal(400);
            return;
          }
          const target = parseTarget(url);
          expect(target.encodedPath + (url.includes("?") ? `?${target.rawQuery}` : "")).to.equal(url);
          expect(target.path.split("/").length).to.equal(target.encodedPath.split("/").length);
        },
      ),
      cases(2000),
    );
  });
});
