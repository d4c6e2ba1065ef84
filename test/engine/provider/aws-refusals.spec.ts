import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { toWireObject } from "../../../local/engine/wire";
import type { Stored } from "./account";
import { refuseCreation, refuseDeletion, refuseUpdate } from "./aws-refusals";

const type = (name: string) =>
  `aws:${name}:${(name.split("/")[1] ?? "").replace(/^./, (letter) => letter.toUpperCase())}`;

function stored(name: string, id: string, inputs: Properties = {}): Stored {
  return { type: type(name), id, inputs: toWireObject(inputs), outputs: toWireObject(inputs) };
}

const userPoolId = "eu-west-1_Ab12Cd34E";
const pool = stored("cognito/userPool", userPoolId, { name: "people" });
const server = stored("cognito/resourceServer", "notes", {
  userPoolId,
  identifier: "notes",
  scopes: [{ scopeName: "write" }],
});
const domain = stored("cognito/userPoolDomain", "notes-of-acme", { userPoolId, domain: "notes-of-acme" });
const route = stored("apigatewayv2/route", "r1", {
  apiId: "a1",
  routeKey: "GET /",
  target: "integrations/i1",
  authorizerId: "l1",
});

const creations: Record<string, { all: Stored[]; name: string; inputs: Properties; says: string }> = {
  "a client of a pool that is not there": {
    all: [],
    name: "cognito/userPoolClient",
    inputs: { userPoolId },
    says: `ResourceNotFoundException: User pool ${userPoolId} does not exist.`,
  },
  "a client with a scope that no resource server has": {
    all: [pool, server],
    name: "cognito/userPoolClient",
    inputs: { userPoolId, allowedOauthScopes: ["openid", "notes/write", "notes/read"] },
    says: "InvalidParameterException: Invalid scope requested: notes/read",
  },
  "a client for machines that is one for people too": {
    all: [pool],
    name: "cognito/userPoolClient",
    inputs: { userPoolId, allowedOauthFlows: ["code", "client_credentials"] },
    says: "InvalidParameterException: client_credentials flow can not be selected along with code flow or implicit flow.",
  },
  "a client for machines without a secret": {
    all: [pool],
    name: "cognito/userPoolClient",
    inputs: { userPoolId, allowedOauthFlows: ["client_credentials"] },
    says: "InvalidParameterException: client_credentials flow can not be selected if client does not have a client secret.",
  },
  "a second prefix domain of a pool": {
    all: [pool, domain],
    name: "cognito/userPoolDomain",
    inputs: { userPoolId, domain: "other" },
    says: "InvalidParameterException: User pool already has a domain configured.",
  },
  "a domain that is taken": {
    all: [pool, domain],
    name: "cognito/userPoolDomain",
    inputs: { userPoolId, domain: "notes-of-acme" },
    says: "InvalidParameterException: Domain already associated with another user pool.",
  },
  "a log group that is there": {
    all: [stored("cloudwatch/logGroup", "logs", { name: "logs" })],
    name: "cloudwatch/logGroup",
    inputs: { name: "logs" },
    says: "ResourceAlreadyExistsException: The specified log group already exists",
  },
  "a second route with one key": {
    all: [route],
    name: "apigatewayv2/route",
    inputs: { apiId: "a1", routeKey: "GET /" },
    says: "ConflictException: Route with key GET / already exists for this API",
  },
  "a JWT route without an authorizer": {
    all: [],
    name: "apigatewayv2/route",
    inputs: { apiId: "a1", routeKey: "GET /", authorizationType: "JWT" },
    says: "BadRequestException: Setting the authorization type to JWT requires a valid JWT authorizer.",
  },
  "a JWT authorizer without a configuration": {
    all: [],
    name: "apigatewayv2/authorizer",
    inputs: { apiId: "a1", authorizerType: "JWT" },
    says: "BadRequestException: JwtConfiguration must not be null for JWT Authorizer",
  },
  "a stage with settings of a route that is not there": {
    all: [route],
    name: "apigatewayv2/stage",
    inputs: { apiId: "a1", routeSettings: [{ routeKey: "GET /" }, { routeKey: "GET /gone" }] },
    says: "BadRequestException: Unable to find Route by key GET /gone within the provided RouteSettings",
  },
};

const deletions: Record<string, { all: Stored[]; gone: Stored; says: string }> = {
  "a pool that is protected": {
    all: [],
    gone: stored("cognito/userPool", userPoolId, { deletionProtection: "ACTIVE" }),
    says: "InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
  },
  "a pool that has a domain": {
    all: [domain],
    gone: pool,
    says: "InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.",
  },
  "a table that is protected": {
    all: [],
    gone: stored("dynamodb/table", "notes", { deletionProtectionEnabled: true }),
    says: "ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. (notes)",
  },
  "an integration that a route uses": {
    all: [route],
    gone: stored("apigatewayv2/integration", "i1"),
    says: "ConflictException: Cannot delete Integration 'i1' because it is referenced by Route 'r1'.",
  },
  "an authorizer that a route uses": {
    all: [route],
    gone: stored("apigatewayv2/authorizer", "l1"),
    says: "ConflictException: Cannot delete Authorizer 'l1' because it is referenced by Route 'r1'.",
  },
  "a role that has a policy": {
    all: [stored("iam/rolePolicy", "r:p", { role: "r" })],
    gone: stored("iam/role", "r"),
    says: "DeleteConflict: Cannot delete entity, must delete policies first.",
  },
  "a resource server whose scope a client lists": {
    all: [stored("cognito/userPoolClient", "c1", { userPoolId, allowedOauthScopes: ["notes/write"] })],
    gone: server,
    says: "resource server notes is still used by client c1",
  },
};

describe("the stand-in for AWS", () => {
  for (const [title, { all, name, inputs, says }] of Object.entries(creations)) {
    it(`does not make ${title}`, () => {
      expect(() => refuseCreation(all, type(name), inputs)).to.throw(says);
    });
  }

  for (const [title, { all, gone, says }] of Object.entries(deletions)) {
    it(`does not delete ${title}`, () => {
      expect(() => refuseDeletion([...all, gone], gone)).to.throw(says);
    });
  }

  it("does not change or take away an attribute of a pool, as the provider does not", () => {
    const [before, after] = [{ schemas: [{ name: "team" }, { name: "size" }] }, { schemas: [{ name: "team" }] }];
    expect(() => refuseUpdate([], type("cognito/userPool"), { id: userPoolId, before, after })).to.throw(
      `updating Cognito User Pool (${userPoolId}): cannot modify or remove schema items`,
    );
  });

  it("adds an attribute to a pool", () => {
    const [before, after] = [{ schemas: [{ name: "team" }] }, { schemas: [{ name: "size" }, { name: "team" }] }];
    refuseUpdate([], type("cognito/userPool"), { id: userPoolId, before, after });
  });

  it("makes and deletes what nothing stands against", () => {
    const client = { userPoolId, allowedOauthScopes: ["openid", "notes/write"] };
    refuseCreation([pool, server], type("cognito/userPoolClient"), client);
    refuseDeletion([pool, server], server);
  });
});
