import { expect } from "chai";
import { requireOwnOrigin } from "../../../../local/cognito/oauth/own-origin";
import { PageError } from "../../../../local/cognito/oauth/page-error";

const own = "http://127.0.0.1:4510";

function isLetIn(headers: Record<string, string>, url = `${own}/login`): boolean {
  try {
    requireOwnOrigin(new Request(url, { method: "POST", headers }));
    return true;
  } catch (error) {
    if (error instanceof PageError) return false;
    throw error;
  }
}

describe("a form", () => {
  const rows: [rule: string, headers: Record<string, string>, isLetIn: boolean][] = [
    ["of our own page", { origin: own, "sec-fetch-site": "same-origin" }, true],
    ["of our own page, from a browser that says its origin alone", { origin: own }, true],
    ["sent again by the person at the browser", { origin: own, "sec-fetch-site": "none" }, true],
    ["of no browser", {}, true],
    ["of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    ["of another site, from a browser that says its origin alone", { origin: "https://evil.example" }, false],
    ["of another site that hides its origin", { "sec-fetch-site": "cross-site" }, false],
    ["of another port of this machine", { origin: "http://127.0.0.1:5173" }, false],
    ["of another port of this machine, said as same-site alone", { "sec-fetch-site": "same-site" }, false],
    ["of another name of this machine", { origin: "http://localhost:4510" }, false],
    ["of our name over https", { origin: "https://127.0.0.1:4510" }, false],
    ["of a page without an origin", { origin: "null" }, false],
    ["whose origin only begins like ours", { origin: `${own}0` }, false],
  ];
  for (const [rule, headers, expected] of rows) {
    it(`${rule} is ${expected ? "let in" : "refused"}`, () => {
      expect(isLetIn(headers)).to.equal(expected);
    });
  }

  it("is let in under the name by which the page was opened", () => {
    expect(isLetIn({ origin: "http://localhost:4510" }, "http://localhost:4510/login")).to.equal(true);
  });
});
