import { isDeepStrictEqual } from "node:util";
import type { Properties, Value } from "../../../local/engine/evaluation";
import { fromWireObject } from "../../../local/engine/wire";
import type { Stored } from "./account";

/** Custom scopes are those of resource servers; these are Cognito's own. */
const OWN_SCOPES = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

/** A resource that another names by its id, and what AWS says if it is not there. */
const POOL = "aws:cognito/userPool:UserPool";
const CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
const DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";
const RESOURCE_SERVER = "aws:cognito/resourceServer:ResourceServer";
const ROUTE = "aws:apigatewayv2/route:Route";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** What AWS says of a second resource with a name that is taken. */
const TAKEN: Record<string, { by: string[]; says: (name: string) => string }> = {
  "aws:iam/role:Role": { by: ["name"], says: (name) => `EntityAlreadyExists: Role with name ${name} already exists.` },
  "aws:cloudwatch/logGroup:LogGroup": {
    by: ["name"],
    says: () => "ResourceAlreadyExistsException: The specified log group already exists",
  },
  "aws:lambda/function:Function": {
    by: ["name"],
    says: (name) => `ResourceConflictException: Function already exist: ${name}`,
  },
  "aws:dynamodb/table:Table": { by: ["name"], says: (name) => `ResourceInUseException: Table already exists: ${name}` },
  "aws:apigatewayv2/stage:Stage": { by: ["name", "apiId"], says: () => "ConflictException: Stage already exists" },
  [ROUTE]: {
    by: ["routeKey", "apiId"],
    says: (key) => `ConflictException: Route with key ${key} already exists for this API`,
  },
  [DOMAIN]: {
    by: ["domain"],
    says: () => "InvalidParameterException: Domain already associated with another user pool.",
  },
  [RESOURCE_SERVER]: {
    by: ["identifier", "userPoolId"],
    says: (identifier) => `InvalidParameterException: ${identifier} already exists in user pool`,
  },
  "aws:cognito/userGroup:UserGroup": {
    by: ["name", "userPoolId"],
    says: () => "GroupExistsException: A group with the name already exists.",
  },
};

/** @throws Error with AWS's text for a resource that AWS would not make */
export function refuseCreation(all: Stored[], type: string, inputs: Properties): void {
  const taken = TAKEN[type];
  const first = taken?.by[0] ?? "";
  const isTaken = (stored: Stored) =>
    stored.type === type && taken?.by.every((name) => stored.inputs[name] === inputs[name]);
  if (taken && all.some(isTaken)) throw new Error(taken.says(String(inputs[first])));
  const poolId = inputs["userPoolId"];
  if (poolId !== undefined && !all.some(({ type: kind, id }) => kind === POOL && id === poolId)) {
    throw new Error(`ResourceNotFoundException: User pool ${String(poolId)} does not exist.`);
  }
  if (type === DOMAIN && all.some((stored) => stored.type === DOMAIN && stored.inputs["userPoolId"] === poolId)) {
    throw new Error("InvalidParameterException: User pool already has a domain configured.");
  }
  refuseSettings(all, type, inputs);
}

/** @throws Error with the provider's or AWS's text for a change that they would not make */
export function refuseUpdate(
  all: Stored[],
  type: string,
  { id, before, after }: { id: string; before: Properties; after: Properties },
): void {
  const isKept = (schema: Properties) => list(after["schemas"]).some((each) => isDeepStrictEqual(each, schema));
  if (type === POOL && !list(before["schemas"]).every(isKept)) {
    throw new Error(`updating Cognito User Pool (${id}): cannot modify or remove schema items`);
  }
  refuseSettings(all, type, after);
}

function refuseSettings(all: Stored[], type: string, inputs: Properties): void {
  const refuse = (text: string): never => {
    throw new Error(`${type.includes("apigatewayv2") ? "BadRequestException" : "InvalidParameterException"}: ${text}`);
  };
  if (type === CLIENT) refuseClient(all, inputs, refuse);
  if (type === "aws:apigatewayv2/authorizer:Authorizer" && inputs["authorizerType"] === "JWT") {
    if (!inputs["jwtConfiguration"]) refuse("JwtConfiguration must not be null for JWT Authorizer");
  }
  if (type === ROUTE && inputs["authorizationType"] === "JWT" && !isThere(all, inputs["authorizerId"])) {
    refuse("Setting the authorization type to JWT requires a valid JWT authorizer.");
  }
  if (type === "aws:apigatewayv2/stage:Stage") {
    const keys = all.filter((stored) => stored.type === ROUTE).map((stored) => stored.inputs["routeKey"]);
    const lost = list(inputs["routeSettings"])
      .map((each) => String(each["routeKey"]))
      .find((key) => !keys.includes(key));
    if (lost) refuse(`Unable to find Route by key ${lost} within the provided RouteSettings`);
  }
}

function refuseClient(all: Stored[], inputs: Properties, refuse: (text: string) => never): void {
  const flows = texts(inputs["allowedOauthFlows"]);
  const servers = all.filter(
    ({ type, inputs: own }) => type === RESOURCE_SERVER && own["userPoolId"] === inputs["userPoolId"],
  );
  const known = [...OWN_SCOPES, ...servers.flatMap(scopesOf)];
  const lost = texts(inputs["allowedOauthScopes"]).find((scope) => !known.includes(scope));
  if (lost) refuse(`Invalid scope requested: ${lost}`);
  if (!flows.includes("client_credentials")) return;
  if (flows.length > 1) refuse("client_credentials flow can not be selected along with code flow or implicit flow.");
  if (inputs["generateSecret"] !== true) {
    refuse("client_credentials flow can not be selected if client does not have a client secret.");
  }
}

/** @throws Error with AWS's text for a resource that AWS would not delete */
export function refuseDeletion(all: Stored[], stored: Stored): void {
  const { type, id, inputs } = stored;
  const others = all.filter((other) => other !== stored);
  const uses = (kind: string, name: string, value: string) =>
    others.find((other) => other.type === kind && other.inputs[name] === value);
  if (type === POOL && inputs["deletionProtection"] === "ACTIVE") {
    throw new Error(
      "InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
    );
  }
  if (type === POOL && uses(DOMAIN, "userPoolId", id)) {
    throw new Error(
      "InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.",
    );
  }
  if (inputs["deletionProtectionEnabled"] === true) {
    throw new Error(
      `ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. (${id})`,
    );
  }
  const route = uses(ROUTE, "target", `integrations/${id}`) ?? uses(ROUTE, "authorizerId", id);
  if (route) {
    const kind = type.split(":").at(-1);
    throw new Error(
      `ConflictException: Cannot delete ${kind} '${id}' because it is referenced by Route '${route.id}'.`,
    );
  }
  if (type === "aws:iam/role:Role" && uses(ROLE_POLICY, "role", id)) {
    throw new Error("DeleteConflict: Cannot delete entity, must delete policies first.");
  }
  refuseUsedScopes(others, stored);
}

/** Stricter than what AWS documents: no client may still list a scope of the server. */
function refuseUsedScopes(others: Stored[], stored: Stored): void {
  if (stored.type !== RESOURCE_SERVER) return;
  const scopes = scopesOf(stored);
  const user = others.find(
    ({ type, inputs }) =>
      type === CLIENT && texts(fromWireObject(inputs)["allowedOauthScopes"]).some((scope) => scopes.includes(scope)),
  );
  if (user) throw new Error(`resource server ${stored.id} is still used by client ${user.id}`);
}

function scopesOf({ inputs }: Stored): string[] {
  const { identifier, scopes } = fromWireObject(inputs);
  return list(scopes).map((scope) => `${String(identifier)}/${String(scope["scopeName"])}`);
}

function isThere(all: Stored[], id: Value | undefined): boolean {
  return all.some((stored) => stored.id === id);
}

function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function list(value: Value | undefined): Properties[] {
  return Array.isArray(value)
    ? value.filter((item): item is Properties => typeof item === "object" && item !== null)
    : [];
}
