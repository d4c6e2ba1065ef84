import { expect } from "chai";
import { parseRouteKey } from "../../../components/checks/route-key";
import { requireOrder } from "../../../components/checks/route-pairs";
import { refusalOf } from "./refusal-of";

const refused = (...keys: string[]) =>
  refusalOf(() =>
    requireOrder(
      keys.map((routeKey) => {
        const where = `routes["${routeKey}"]`;
        return {
          routeKey,
          where,
          ...parseRouteKey(routeKey, where),
          public: false,
          scopes: undefined,
          groups: undefined,
          throttle: undefined,
          handler: "handler",
        };
      }),
    ),
  );

describe("checks/route-pairs", () => {
  it("takes the example of API Gateway's own documents", () => {
    expect(
      refused("GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "$default"),
    ).to.equal(undefined);
  });

  for (const [first, second] of [
    ["GET /notes", "POST /notes"],
    ["GET /notes", "GET /Notes"],
    ["GET /notes", "ANY /notes"],
    ["GET /", "GET /{proxy+}"],
    ["GET /", "ANY /"],
    ["GET /notes/{id}", "GET /notes/new"],
    ["GET /notes/{id}", "GET /notes/{id}/parts"],
    ["GET /notes/{id}", "GET /notes/{proxy+}"],
    ["GET /a/{x}/c", "GET /b/{y}/d"],
    ["GET /a/{x}/c", "GET /a/{y}/d"],
    ["GET /a/{x}/c", "POST /a/b/{y}"],
    ["GET /{x}/b", "GET /a/{proxy+}"],
    ["GET /a/b", "ANY /a/{x}"],
    ["ANY /a/{x}", "GET /a/b/{proxy+}"],
    ["GET /a/{x}/{p+}", "GET /a/{p+}"],
    ["ANY /{proxy+}", "GET /health"],
  ] as const) {
    it(`takes ${first} beside ${second}`, () => {
      expect([refused(first, second), refused(second, first)]).to.deep.equal([undefined, undefined]);
    });
  }

  for (const [first, second] of [
    ["GET /pets/{id}", "GET /pets/{petId}"],
    ["ANY /pets/{id}/a", "ANY /pets/{x}/a"],
    ["GET /files/{proxy+}", "GET /files/{path+}"],
  ] as const) {
    it(`refuses ${second} beside ${first}, which differ in names of variables alone`, () => {
      expect(refused(first, second)).to.equal(
        `routes["${second}"] differs from "${first}" in names of variables alone: leave one of them out`,
      );
    });
  }

  for (const [first, second] of [
    ["GET /a/{x}/c", "GET /a/b/{y}"],
    ["GET /{x}/b", "GET /a/{y}"],
    ["GET /a/{x}/c", "ANY /a/b/{y}"],
    ["ANY /a/{x}/c", "ANY /a/b/{y}"],
    ["GET /a/{x}/{p+}", "GET /{y}/b/{p+}"],
    ["GET /{x}/b/{p+}", "GET /a/{p+}"],
    ["GET /a/{p+}", "GET /{x}/b/{p+}"],
  ] as const) {
    it(`refuses ${second} beside ${first}, whose order AWS does not document`, () => {
      expect(refused(first, second)).to.equal(
        `routes["${second}"] and "${first}" match the same calls, and AWS does not say which of the two gets them: write paths, or methods, that cannot both match`,
      );
    });
  }

  for (const [first, second] of [
    ["GET /a/{x}", "ANY /a/b"],
    ["GET /a/{proxy+}", "ANY /a/b"],
  ] as const) {
    it(`refuses ${second} beside ${first}: one is the more exact path, the other the more exact method`, () => {
      expect([refused(first, second), refused(second, first)]).to.deep.equal([
        `routes["${second}"] and "${first}" match the same calls, and AWS does not say which of the two gets them: write paths, or methods, that cannot both match`,
        `routes["${first}"] and "${second}" match the same calls, and AWS does not say which of the two gets them: write paths, or methods, that cannot both match`,
      ]);
    });
  }

  it("finds a pair anywhere in the table", () => {
    expect(refused("GET /a/{x}/c", "GET /", "POST /a/b/{y}", "$default", "GET /a/b/{y}")).to.equal(
      'routes["GET /a/b/{y}"] and "GET /a/{x}/c" match the same calls, and AWS does not say which of the two gets them: write paths, or methods, that cannot both match',
    );
  });
});
