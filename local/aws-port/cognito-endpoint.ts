import type { IncomingMessage, ServerResponse } from "node:http";
import type { Cognito } from "../cognito/cognito";
import { operations } from "../cognito/operations";
import { readAccessKey } from "../iam/access-key";
import { isAllowed } from "../iam/grants";
import type { RoleSettings } from "../iam/settings";
import { AwsError, readBody, sendJson } from "./aws-answers";

/** What requests for Cognito are answered from. */
export interface CognitoServices {
  /** The pools. */
  cognito: Cognito;

  /** Whoever signs with the key of one of these may do what its policies allow, and nothing else. */
  roles: RoleSettings[];

  /** ARN of a pool, for grants. */
  poolArn(poolId: string): string;
}

/** More than any request of this service has; AWS documents no limit. */
const maxBodyBytes = 64 * 1024;

/**
 * Answers one operation of `AWSCognitoIdentityProviderService`.
 *
 * @throws AwsError for a method that is not POST, a body that is too large, or a function's request that its role is not
 *   granted
 */
export async function serveCognito(
  request: IncomingMessage,
  response: ServerResponse,
  services: CognitoServices,
  operation: string,
): Promise<void> {
  if (request.method !== "POST") {
    throw new AwsError(405, "MethodNotAllowedException", "operations of Cognito are called with POST");
  }
  const body = (await readBody(request, maxBodyBytes)).toString("utf8");
  const { authorization } = request.headers;
  const signed = authorization?.startsWith("AWS4-HMAC-SHA256 Credential=") ?? false;
  if (signed) requireGrant(services, authorization, operation, body);
  const answer = await services.cognito.call(operation, body, { signed });
  const headers = answer.errorType === undefined ? {} : { "x-amzn-errortype": answer.errorType };
  sendJson(response, answer.status, answer.body, { "content-type": "application/x-amz-json-1.1", ...headers });
}

/** A function's role needs a grant here as on AWS; any other key is the person at this machine. */
function requireGrant(
  { roles, poolArn }: CognitoServices,
  authorization: string | undefined,
  operation: string,
  body: string,
): void {
  const key = readAccessKey(authorization, "cognito-idp");
  if ("problem" in key) throw new AwsError(400, key.problem.type, key.problem.message);
  const role = roles.find(({ accessKeyId }) => accessKeyId === key.accessKeyId);
  if (!role || operations.get(operation)?.access !== "iam") return;
  const action = `cognito-idp:${operation}`;
  const resource = poolArn(readPoolId(body));
  if (isAllowed(role, action, resource)) return;
  throw new AwsError(
    400,
    "AccessDeniedException",
    `User: ${role.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}

function readPoolId(body: string): string {
  try {
    const { UserPoolId } = JSON.parse(body) as { UserPoolId?: unknown };
    return typeof UserPoolId === "string" ? UserPoolId : "*";
  } catch {
    return "*";
  }
}
