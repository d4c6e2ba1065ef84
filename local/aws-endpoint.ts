import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Cognito } from "./cognito/cognito";
import { operations } from "./cognito/operations";
import type { Message } from "./cognito/settings";
import type { Tables } from "./dynamodb/tables";
import { requireOwnHost } from "./gateway/host";
import { readAccessKey } from "./iam/access-key";
import { isAllowed } from "./iam/grants";
import type { RoleSettings } from "./iam/settings";

/** The services behind the AWS port. */
export interface AwsServices {
  cognito: Cognito;

  /** Undefined: the program declares no table. */
  tables: Tables | undefined;

  /** Whoever signs with the key of one of these may do what its policies allow, and nothing else. */
  roles: RoleSettings[];

  /** ARN of a pool that the program declares, for grants. */
  poolArn(poolId: string): string;

  /** What would have been sent, newest first. */
  messages(): Message[];
}

/** Largest body of any AWS service here, in bytes: a DynamoDB batch. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** What is public of a pool: any page may read it. */
const DOCUMENT = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;
const COGNITO = "AWSCognitoIdentityProviderService.";
const DYNAMODB = "DynamoDB_20120810.";

/** An answer that is an error of AWS's JSON protocol. */
class AwsError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * All AWS services on one port, told apart as AWS clients do: by `X-Amz-Target`, by the path, else by the service that the
 * signature names. What is not served is named and refused at once.
 */
export function createAwsEndpoint(services: AwsServices): RequestListener {
  const pages = createPages(services);
  return (request, response) => {
    serve(request, response, services, pages).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, error);
    });
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
  pages: RequestListener,
): Promise<void> {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const document = request.method === "GET" ? path.match(DOCUMENT) : null;
  requireOwnName(request);
  if (!document) requireOwnOrigin(request);
  if (document) return sendDocument(response, services.cognito, document);
  const target = String(request.headers["x-amz-target"] ?? "");
  if (target.startsWith(COGNITO)) return serveCognito(request, response, services, target.slice(COGNITO.length));
  if (target.startsWith(DYNAMODB)) return serveTables(request, response, services, target);
  if (request.method === "GET" && path.startsWith("/_local/")) return void pages(request, response);
  throw notServed(request, path, target);
}

/** Only this machine's own names, so that no web page reaches this by DNS rebinding. */
function requireOwnName({ headers, socket }: IncomingMessage): void {
  try {
    requireOwnHost(headers.host, socket.localPort);
  } catch (error) {
    throw new AwsError(403, "AccessDeniedException", error instanceof Error ? error.message : "foreign host");
  }
}

/** No page of another origin, so that none can administer with a form or a script. */
function requireOwnOrigin({ headers: { origin }, socket }: IncomingMessage): void {
  const own = ["127.0.0.1", "localhost"].map((name) => `http://${name}:${socket.localPort}`);
  if (origin === undefined || own.includes(origin)) return;
  throw new AwsError(403, "AccessDeniedException", "pages of other origins may not call the local AWS services");
}

async function serveCognito(
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
  operation: string,
): Promise<void> {
  const body = (await readBody(request)).toString("utf8");
  const { authorization } = request.headers;
  const signed = authorization?.startsWith("AWS4-HMAC-SHA256 Credential=") ?? false;
  if (signed) requireGrant(services, authorization, operation, body);
  const answer = await services.cognito.call(operation, body, { signed });
  const headers = answer.errorType === undefined ? {} : { "x-amzn-errortype": answer.errorType };
  sendJson(response, answer.status, answer.body, { "content-type": "application/x-amz-json-1.1", ...headers });
}

/** A function's role needs a grant here as on AWS; any other key is the person at this machine. */
function requireGrant(
  { roles, poolArn }: AwsServices,
  authorization: string | undefined,
  operation: string,
  body: string,
): void {
  const key = readAccessKey(authorization, "cognito-idp");
  const role = "accessKeyId" in key ? roles.find(({ accessKeyId }) => accessKeyId === key.accessKeyId) : undefined;
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

async function serveTables(
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
  target: string,
): Promise<void> {
  if (!services.tables)
    throw new AwsError(400, "UnknownOperationException", "DynamoDB is not served: the program declares no table");
  const body = await readBody(request);
  const answer = await services.tables.handle({ target, headers: request.headers, body });
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

function sendDocument(response: ServerResponse, cognito: Cognito, [, poolId = "", name]: RegExpMatchArray): void {
  const document = name === "jwks.json" ? cognito.jwks(poolId) : cognito.openidConfiguration(poolId);
  if (!document) throw new AwsError(404, "ResourceNotFoundException", `User pool ${poolId} does not exist.`);
  sendJson(response, 200, document, { "content-type": "application/json", "access-control-allow-origin": "*" });
}

function notServed(request: IncomingMessage, path: string, target: string): AwsError {
  const service = request.headers.authorization?.match(/Credential=[^/]+\/\d+\/[^/]+\/([a-z0-9-]+)\/aws4_request/)?.[1];
  const what = target !== "" ? `operation ${target}` : service ? `service ${service}` : `${request.method} ${path}`;
  const served = "served here are Cognito user pools, and DynamoDB if the program declares a table";
  const isAws = target !== "" || service !== undefined;
  return new AwsError(
    isAws ? 400 : 404,
    isAws ? "UnknownOperationException" : "NotFoundException",
    `${what} is not served locally: ${served}`,
  );
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES)
      throw new AwsError(413, "RequestEntityTooLargeException", `the body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** JSON for people, through hono; loaded when first asked for. */
function createPages(services: AwsServices): RequestListener {
  let listener: RequestListener | undefined;
  return (request, response) => {
    const { createLocalPages } = require("./local-pages") as typeof import("./local-pages");
    listener ??= createLocalPages(services.messages);
    listener(request, response);
  };
}

function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof AwsError ? error : new AwsError(500, "InternalErrorException", "the local run failed");
  if (known !== error) console.error(error);
  sendJson(
    response,
    known.status,
    { __type: known.type, message: known.message },
    {
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-errortype": known.type,
      ...(known.status === 413 ? { connection: "close" } : {}),
    },
  );
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  const text = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      ...headers,
      "content-length": text.length,
      "cache-control": "no-store",
      "x-amzn-requestid": randomUUID(),
    })
    .end(text);
}
