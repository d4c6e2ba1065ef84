import { expect } from "chai";
import { createGuardedRoutes } from "../../../local/gateway/guarded-routes";
import type { RouteSettings } from "../../../local/gateway/settings";
import { refusalOf } from "./refused";
import { apiSettings, locked, open } from "./served-api";
import { accessClaims, issuer, jwks, makeKey, now, sign } from "./tokens";

const otherIssuer = issuer.replace("Ab12", "Zz99");
const otherKey = makeKey("other-key");
const keysOf = (name: string) => (name === issuer ? jwks : { keys: [otherKey.jwk] });

/** 200, or how the lock of a route refuses a token; nothing if the route has no lock. */
function statusOf(route: RouteSettings, token: string): number | undefined {
  const authorize = createGuardedRoutes(apiSettings([route]), keysOf, () => now)("GET", ["a"])?.route.authorize;
  if (!authorize) return undefined;
  return refusalOf(() => authorize({ headers: { authorization: token }, query: undefined }))?.status ?? 200;
}

describe("guarded route", () => {
  it("has a lock if it has an authorizer, and none without one", () => {
    const statuses = [statusOf(locked("GET /a"), "x"), statusOf(open("GET /a"), "x")];
    expect(statuses).to.deep.equal([401, undefined]);
  });

  it("keeps its settings", () => {
    const route = locked("GET /a", ["notes/read"]);
    const { authorize: _, ...settings } =
      createGuardedRoutes(apiSettings([route]), keysOf, () => now)("GET", ["a"])?.route ?? {};
    expect(settings).to.deep.equal(route);
  });

  it("asks for its own scopes", () => {
    const token = sign(accessClaims({ scope: "notes/read" }));
    const statuses = [["notes/read"], ["notes/write"]].map((scopes) => statusOf(locked("GET /a", scopes), token));
    expect(statuses).to.deep.equal([200, 403]);
  });

  it("takes the keys of its own issuer and of no other", () => {
    const own = sign(accessClaims());
    const others = sign(accessClaims({ iss: otherIssuer }), otherKey);
    const other = locked("GET /a", [], { issuer: otherIssuer });
    expect([
      [statusOf(locked("GET /a"), own), statusOf(locked("GET /a"), others)],
      [statusOf(other, own), statusOf(other, others)],
    ]).to.deep.equal([
      [200, 401],
      [401, 200],
    ]);
  });

  it("makes the keys of an issuer ready once, for all its routes", () => {
    let asked = 0;
    const routes = [locked("GET /a"), locked("GET /b"), locked("GET /c", [], { issuer: otherIssuer })];
    const settings = apiSettings(routes);
    const count = (name: string) => {
      asked += 1;
      return keysOf(name);
    };
    createGuardedRoutes(settings, count, () => now);
    // Three routes are checked first, then two issuers are made ready.
    expect(asked).to.equal(5);
  });

  it("is not made at all if anything of the API cannot be honoured, a line each", () => {
    const settings = apiSettings([open("GET a"), locked("GET /b", [""])], { stage: "a/b" });
    expect(() =>
      createGuardedRoutes(
        settings,
        () => undefined,
        () => now,
      ),
    )
      .to.throw(Error)
      .with.property("message")
      .that.satisfies((message: string) => {
        expect(message.split("\n").map((each) => each.split(" ").slice(0, 2).join(" "))).to.deep.equal([
          'stage "a/b"',
          "route key",
          'route "GET',
          'authorizer "users"',
        ]);
        return true;
      });
  });
});
