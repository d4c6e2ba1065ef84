import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Cognito } from "../cognito/cognito";
import type { Message } from "../cognito/settings";
import { isWebPath } from "../cognito/web-paths";
import type { Tables } from "../dynamodb/tables";
import { requireOwnHost } from "../gateway/host";
import type { ShownRequest } from "../gateway/request-log";
import type { SecretRequest } from "../secrets/secrets";
import { admitsAnyPage, answerPreflight, COGNITO, isPreflight } from "./any-page";
import { AwsError, readBody, sendError, sendJson } from "./aws-answers";
import { type CognitoServices, serveCognito } from "./cognito-endpoint";
import { createNotServed } from "./not-served";

/** The services behind the AWS port. */
export interface AwsServices extends CognitoServices {
  /** Undefined: the program declares no table. */
  tables: Tables | undefined;

  /** Answers a request for a secret or a parameter; throws AwsError. */
  secrets(request: SecretRequest): unknown;

  /** What would have been sent, newest first. */
  messages(): Message[];

  /** The last requests to the APIs, newest first. */
  requests(): ShownRequest[];

  /** Takes one line for a person. */
  print(line: string): void;
}

/** Answers a request by itself. */
interface Listeners {
  pages: RequestListener;
  /** Sign-in pages and OAuth endpoints, which tell by themselves which origins may ask. */
  web: RequestListener;
  notServed: RequestListener;
}

/** What is public of a pool: any page may read it. */
const DOCUMENT = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;
const DYNAMODB = "DynamoDB_20120810.";
const SECRETS = /^(secretsmanager|AmazonSSM)\./;

/**
 * All AWS services on one port, told apart as AWS clients do: by `X-Amz-Target`, by the path, else by the service that the
 * signature names. What is not served is named and refused at once.
 */
export function createAwsEndpoint(services: AwsServices): RequestListener {
  const listeners = {
    pages: createPages(services),
    web: createWebListener(services.cognito),
    notServed: createNotServed(services.print),
  };
  return (request, response) => {
    serve(request, response, services, listeners).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, error);
    });
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
  { pages, web, notServed }: Listeners,
): Promise<void> {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const document = request.method === "GET" ? path.match(DOCUMENT) : null;
  requireOwnName(request);
  if (isWebPath(path)) return void web(request, response);
  if (isPreflight(request, path)) return answerPreflight(response);
  const isForAll = document !== null || admitsAnyPage(request, response);
  if (!isForAll) requireOwnOrigin(request);
  if (document) return sendDocument(response, services.cognito, document);
  const target = String(request.headers["x-amz-target"] ?? "");
  if (target.startsWith(COGNITO)) return serveCognito(request, response, services, target.slice(COGNITO.length));
  if (target.startsWith(DYNAMODB)) return serveTables(request, response, services, target);
  if (SECRETS.test(target)) return serveSecrets(request, response, services, target);
  if (request.method === "GET" && path.startsWith("/_local/")) return void pages(request, response);
  notServed(request, response);
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

async function serveSecrets(
  request: IncomingMessage,
  response: ServerResponse,
  services: AwsServices,
  target: string,
): Promise<void> {
  const body = await readBody(request);
  const answer = services.secrets({ target, headers: request.headers, body });
  sendJson(response, 200, answer, { "content-type": "application/x-amz-json-1.1" });
}

function sendDocument(response: ServerResponse, cognito: Cognito, [, poolId = "", name]: RegExpMatchArray): void {
  const document = name === "jwks.json" ? cognito.jwks(poolId) : cognito.openidConfiguration(poolId);
  if (!document) throw new AwsError(404, "ResourceNotFoundException", `User pool ${poolId} does not exist.`);
  sendJson(response, 200, document, { "content-type": "application/json", "access-control-allow-origin": "*" });
}

/** JSON for people, through hono; loaded when first asked for. */
function createPages(services: AwsServices): RequestListener {
  let listener: RequestListener | undefined;
  return (request, response) => {
    const { createLocalPages } = require("./local-pages") as typeof import("./local-pages");
    listener ??= createLocalPages(services);
    listener(request, response);
  };
}

/** The sign-in pages through hono; loaded when first asked for. */
function createWebListener(cognito: Cognito): RequestListener {
  let listener: RequestListener | undefined;
  return (request, response) => {
    const { getRequestListener } = require("@hono/node-server") as typeof import("@hono/node-server");
    listener ??= getRequestListener((one) => cognito.web(one), { overrideGlobalObjects: false });
    void listener(request, response);
  };
}
