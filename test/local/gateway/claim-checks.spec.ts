import { expect } from "chai";
import { refusalOf } from "./refused";
import { accessClaims, type Claims, clientId, nowSeconds, sign } from "./tokens";
import { authorize, unexplained, verdict } from "./verdict";

describe("claims", () => {
  describe("audience", () => {
    const wrong = `${unexplained} error_description="the token does not have a valid audience"`;

    const cases: [rule: string, claims: Claims, verdict: string][] = [
      ["takes client_id if aud is absent", { client_id: clientId }, "200"],
      ["takes aud", { client_id: undefined, aud: clientId }, "200"],
      ["takes one of several aud", { client_id: undefined, aud: ["x", clientId] }, "200"],
      ["does not look at client_id beside aud", { client_id: clientId, aud: "x" }, wrong],
      ["does not look at client_id beside a list of aud", { client_id: clientId, aud: ["x"] }, wrong],
      ["does not look at client_id beside an empty list of aud", { client_id: clientId, aud: [] }, wrong],
      ["does not look at client_id beside an empty aud", { client_id: clientId, aud: "" }, wrong],
      ["does not look at client_id beside an aud of null", { client_id: clientId, aud: null }, unexplained],
      [
        "does not look at client_id beside an aud that is no text",
        { client_id: clientId, aud: { a: clientId } },
        unexplained,
      ],
      ["refuses neither", { client_id: undefined }, wrong],
      ["refuses another client_id", { client_id: "x" }, wrong],
      ["refuses a list of client_id", { client_id: [clientId] }, wrong],
      ["refuses a client_id in another case", { client_id: clientId.toUpperCase() }, wrong],
      ["refuses a longer client_id", { client_id: `${clientId} x` }, wrong],
    ];
    for (const [rule, changes, expected] of cases) {
      it(rule, () => {
        expect(verdict(sign(accessClaims(changes)))).to.equal(expected);
      });
    }

    it("is any of the authorizer's", () => {
      const audience = ["one", "two"];
      const tokens = ["one", "two", "three"].map((name) => sign(accessClaims({ client_id: name })));
      expect(tokens.map((token) => verdict(token, { audience }))).to.deep.equal(["200", "200", wrong]);
    });
  });

  describe("time", () => {
    const expired = `${unexplained} error_description="the token has expired"`;

    it("must be before exp, to the millisecond", () => {
      const token = sign(accessClaims({ exp: nowSeconds + 5 }));
      const end = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: end - 1 }), verdict(token, { time: end })]).to.deep.equal(["200", expired]);
    });

    it("must have an end", () => {
      expect(verdict(sign(accessClaims({ exp: undefined })))).to.equal(unexplained);
    });

    it("must have an end that is a number", () => {
      for (const exp of [null, String(nowSeconds + 60), true, [nowSeconds + 60], {}]) {
        expect([exp, verdict(sign(accessClaims({ exp })))]).to.deep.equal([exp, unexplained]);
      }
    });

    it("must have an end in the future, whatever number it is", () => {
      for (const exp of [0, -1, nowSeconds, nowSeconds - 1, -1e308]) {
        expect([exp, verdict(sign(accessClaims({ exp })))]).to.deep.equal([exp, expired]);
      }
    });

    it("must not be before nbf, to the millisecond", () => {
      const token = sign(accessClaims({ nbf: nowSeconds + 5 }));
      const start = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: start - 1 }), verdict(token, { time: start })]).to.deep.equal([
        unexplained,
        "200",
      ]);
    });

    it("must have a beginning", () => {
      expect(verdict(sign(accessClaims({ iat: undefined })))).to.equal(unexplained);
    });

    it("must not be before iat, to the millisecond", () => {
      const token = sign(accessClaims({ iat: nowSeconds + 5 }));
      const start = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: start - 1 }), verdict(token, { time: start })]).to.deep.equal([
        unexplained,
        "200",
      ]);
    });

    it("is a number wherever it is given", () => {
      for (const changes of [{ nbf: "0" }, { nbf: null }, { iat: "0" }, { iat: null }]) {
        expect([changes, verdict(sign(accessClaims(changes)))]).to.deep.equal([changes, unexplained]);
      }
    });
  });

  // The clock of the tests is a quarter of a second past a whole one.
  const reasons: [claims: Claims, reason: string][] = [
    [{ client_id: "x" }, "the token is for another client: its client_id is none of the audiences"],
    [{ aud: "x" }, "the token is for another client: its aud is none of the audiences"],
    [{ exp: undefined }, "the token does not say when it expires (exp)"],
    [{ exp: nowSeconds - 12 }, "the token expired 13 s ago"],
    [{ nbf: nowSeconds + 12 }, "the token is not valid before 12 s from now (nbf)"],
    [{ iat: undefined }, "the token does not say when it was issued (iat)"],
    [{ iat: nowSeconds + 12 }, "the token was issued 12 s in the future (iat)"],
  ];
  for (const [changes, reason] of reasons) {
    it(`are explained to the developer: ${reason}`, () => {
      expect(refusalOf(() => authorize(sign(accessClaims(changes))))?.reason).to.equal(reason);
    });
  }
});
