import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Answer, Refusal, toAnswer } from "../../../local/gateway/answer";
import { toEventBody } from "../../../local/gateway/body";
import { toEvent } from "../../../local/gateway/event";
import { readHeaders } from "../../../local/gateway/request-headers";
import { createRequestId } from "../../../local/gateway/request-id";
import { parseTarget } from "../../../local/gateway/request-target";
import { fromPayload } from "../../../local/gateway/response";
import { createRouter } from "../../../local/gateway/router";
import { removeStage } from "../../../local/gateway/stage";
import { apis } from "../program/apis";
import type { ContractRequest } from "../row";
import type { Target } from "./target";

type Handler = (event: unknown) => Promise<unknown>;

/** The probe by itself: its event is made of the request, its answer is mapped, and nothing is between. */
export async function createBareHandler(): Promise<Target> {
  const file = pathToFileURL(path.join(__dirname, "../program/probe.mjs")).href;
  const { handler } = (await import(file)) as { handler: Handler };
  return {
    name: "the bare handler",
    cannotRun: ({ bare }) => (bare ? undefined : "it is not about event and answer alone"),
    ask: async (request) => {
      const event = toProbeEvent(request);
      const { status, headers, body } = await call(handler, event);
      return { status, headers, body: Buffer.from(body) };
    },
  };
}

/** As over the wire: what Lambda gives and takes is JSON. */
async function call(handler: Handler, event: unknown): Promise<Answer> {
  try {
    const payload = await handler(JSON.parse(JSON.stringify(event)));
    return fromPayload(payload === undefined ? null : JSON.parse(JSON.stringify(payload)));
  } catch (error) {
    return toAnswer(error instanceof Refusal ? error : new Refusal(500, "the function failed"));
  }
}

function toProbeEvent({ api = "main", method = "GET", path: url, headers: sent = [], body = "" }: ContractRequest) {
  const { stages, routes, stageVariables } = apis[api];
  const stage = stages[0] ?? "$default";
  const target = parseTarget(url);
  const headers = readHeaders(["host", "k3x9q2m7ad.execute-api.eu-west-1.amazonaws.com", ...sent.flat()]);
  const findRoute = createRouter(Object.keys(routes).map((routeKey) => ({ routeKey })));
  const match = findRoute(method, removeStage(stage, target.segments) ?? []);
  if (!match) throw new Error(`no route of ${api} takes ${method} ${url}`);
  const bytes = Buffer.from(body);
  return toEvent({
    api: {
      id: "k3x9q2m7ad",
      name: api,
      accountId: "123456789012",
      region: "eu-west-1",
      stage,
      routes: [],
      cors: undefined,
      throttle: undefined,
      ...(stageVariables && { stageVariables }),
    },
    requestId: createRequestId(),
    receivedAt: Date.now(),
    method,
    target,
    headers,
    sourceIp: "127.0.0.1",
    routeKey: match.route.routeKey,
    pathParameters: match.pathParameters,
    jwt: undefined,
    body: toEventBody(bytes, headers.values),
    bodyBytes: bytes.length,
  });
}
