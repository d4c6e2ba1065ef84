import * as aws from "@pulumi/aws";
import { expect } from "chai";
import type { SecuredApi } from "../../components";
import { TokenUse } from "../../components";
import {
  type MockedStack,
  mockSecuredApi,
  openRoutes,
  readRoutes,
  requireAccessTokensOnly,
  requireEveryRouteProtected,
} from "../../testing";
import { code, complaintOf, createApi, mockApi } from "./mocked-api";

const routes = {
  "GET /health": { public: true },
  "GET /notes": {},
  "POST /notes": { scopes: ["notes/write"] },
  "GET /report": { handler: "report" },
};
const resourceServers = { notes: { scopes: { write: "write notes" } } };
const client = {
  callbackUrls: ["https://app.acme.io/callback"],
  scopes: ["openid", "email", "profile", "notes/write"],
};

/** An API with every kind of route. */
function mockRoutes(options = {}): Promise<MockedStack> {
  return mockApi({ routes, handlers: { report: { code } }, resourceServers, client }, options);
}

/** A route that the program adds beside the component. */
function addRoute(api: SecuredApi, lock: Partial<aws.apigatewayv2.RouteArgs>): void {
  new aws.apigatewayv2.Route("extra", { apiId: api.apiId, routeKey: "GET /extra", target: "integrations/x", ...lock });
}

describe("readRoutes", () => {
  const signedIn = ["aws.cognito.signin.user.admin", "openid", "email", "profile"];
  const table = [
    { routeKey: "GET /health", public: true, scopes: [], groups: [], handler: "handler" },
    { routeKey: "GET /notes", public: false, scopes: signedIn, groups: [], handler: "handler" },
    { routeKey: "POST /notes", public: false, scopes: ["notes/write"], groups: [], handler: "handler" },
    { routeKey: "GET /report", public: false, scopes: signedIn, groups: [], handler: "report" },
  ];

  it("says who may call each route, and what serves it", async () => {
    expect(readRoutes(await mockRoutes())).to.deep.equal(table);
  });

  it("says the same of a preview", async () => {
    expect(readRoutes(await mockRoutes({ preview: true }))).to.have.deep.members(table);
  });

  it("tells groups from scopes", async () => {
    const stack = await mockSecuredApi(() => {
      const api = createApi();
      addRoute(api, {
        authorizationType: "JWT",
        authorizerId: api.authorizerId,
        authorizationScopes: ["group/editors", "notes/read"],
      });
    });
    expect(readRoutes(stack).find(({ routeKey }) => routeKey === "GET /extra")).to.deep.equal({
      routeKey: "GET /extra",
      public: false,
      scopes: ["notes/read"],
      groups: ["editors"],
      handler: undefined,
    });
  });
});

describe("openRoutes", () => {
  it("lists what anyone may call", async () => {
    expect(openRoutes(await mockRoutes())).to.deep.equal(["GET /health"]);
  });

  const locks: [string, Partial<aws.apigatewayv2.RouteArgs>, string[]][] = [
    ["a route beside the component that says nothing", {}, ["GET /extra"]],
    ["one that says NONE", { authorizationType: "NONE" }, ["GET /extra"]],
    ["one that says JWT without an authorizer", { authorizationType: "JWT" }, ["GET /extra"]],
    ["not one that asks for IAM's signature", { authorizationType: "AWS_IAM" }, []],
    ["not one with a Lambda authorizer", { authorizationType: "CUSTOM", authorizerId: "a1b2c3" }, []],
  ];
  for (const [title, lock, open] of locks) {
    it(`counts ${title}`, async () => {
      expect(openRoutes(await mockSecuredApi(() => addRoute(createApi(), lock)))).to.deep.equal(open);
    });
  }
});

describe("requireEveryRouteProtected", () => {
  it("holds where only the named routes are open", async () => {
    const stack = await mockRoutes();
    expect(complaintOf(() => requireEveryRouteProtected(stack, { except: ["GET /health"] }))).to.equal(undefined);
  });

  it("names a route that is open", async () => {
    const stack = await mockRoutes();
    expect(complaintOf(() => requireEveryRouteProtected(stack))).to.equal(
      "open to anyone, without a token: GET /health",
    );
  });

  it("names an exception that is not open, so that the list stays true", async () => {
    const stack = await mockRoutes();
    const except = ["GET /health", "GET /notes"];
    expect(complaintOf(() => requireEveryRouteProtected(stack, { except }))).to.equal(
      'not an open route: GET /notes: take it out of "except"',
    );
  });
});

describe("requireAccessTokensOnly", () => {
  it("holds for routes that ask for a scope", async () => {
    const stack = await mockRoutes();
    expect(complaintOf(() => requireAccessTokensOnly(stack))).to.equal(undefined);
  });

  it("names the routes that an ID token opens", async () => {
    const stack = await mockApi({ tokens: { tokenUse: TokenUse.AccessOrId } });
    expect(complaintOf(() => requireAccessTokensOnly(stack))).to.equal(
      "an ID token opens GET /notes: leave tokens.tokenUse out, or give these routes scopes",
    );
  });
});
