import { expect } from "chai";
import fc from "fast-check";
import type { ApiSettings } from "../../local/gateway/settings";
import type { InvokeResult } from "../../local/lambda/settings";
import { apiSettings, locked, open, type ServedApi, withApi } from "../local/gateway/served-api";
import { cases, timeLimit } from "./cases";
import { exchange, parseAnswer } from "./exchange";
import { payload } from "./payloads";
import { broken, framed, type WireRequest } from "./requests";

const routes = [
  locked("GET /hello"),
  locked("GET /scoped", ["notes/read"]),
  locked("ANY /files/{proxy+}", [], { identitySource: "$request.querystring.token" }),
  open("GET /a"),
  open("POST /a/{id}"),
  open("ANY /b/{__proto__}/{rest+}"),
  open("$default"),
];

const cors: ApiSettings["cors"] = {
  allowOrigins: ["https://app.example.com"],
  allowMethods: ["GET"],
  allowHeaders: ["authorization"],
  exposeHeaders: ["x-a"],
  allowCredentials: true,
  maxAgeSeconds: 60,
};

const apis: [name: string, settings: ApiSettings][] = [
  ["without CORS", apiSettings(routes)],
  ["with CORS and a named stage", apiSettings(routes, { cors, stage: "dev" })],
];

const result: fc.Arbitrary<InvokeResult> = fc.oneof(
  { weight: 5, arbitrary: payload.map((each): InvokeResult => ({ ok: true, payload: each })) },
  {
    weight: 1,
    arbitrary: fc.constant<InvokeResult>({ ok: false, reason: "error", errorType: "TypeError", errorMessage: "x" }),
  },
);

/** What the server must not say of any request: that it failed itself. */
function ownFailures({ log }: ServedApi): string[] {
  return log.flatMap(({ reason }) => (reason?.startsWith("the gateway failed") ? [reason] : []));
}

async function check(api: ServedApi, { bytes, isWhole }: WireRequest): Promise<void> {
  api.log.length = 0;
  api.events.length = 0;
  api.called.length = 0;
  const received = await exchange(api.port, bytes, !isWhole);
  expect(ownFailures(api)).to.deep.equal([]);
  const [method = ""] = bytes.toString("latin1").split(" ");
  if (!isWhole || method === "CONNECT") return;
  const interim = "HTTP/1.1 100 Continue\r\n\r\n";
  const skipped = received.toString("latin1").startsWith(interim) ? interim.length : 0;
  const answer = parseAnswer(received.subarray(skipped), method);
  // Without a reason it is what the function itself answered.
  if (answer?.status === 500) expect(api.log[0]?.reason ?? "the function").to.match(/^the function/);
  expect(answer?.status, received.toString("latin1")).to.be.within(200, 599);
}

/** Checks many requests against one server, which must serve as before in the end. */
function property(settings: ApiSettings, requests: (port: number) => fc.Arbitrary<WireRequest>, moderate: number) {
  let next: InvokeResult = { ok: true, payload: null };
  const use = async (api: ServedApi) => {
    await fc.assert(
      fc.asyncProperty(requests(api.port), result, async (request, returned) => {
        next = returned;
        await check(api, request);
      }),
      cases(moderate),
    );
    next = { ok: true, payload: "served" };
    const path = settings.stage === "$default" ? "/a" : "/dev/a";
    expect(await (await api.fetch(path)).text()).to.equal("served");
  };
  return withApi(settings, use, async () => next);
}

describe("properties of the gateway", function () {
  this.timeout(timeLimit);

  for (const [name, settings] of apis) {
    it(`answers every request that is framed as HTTP, and never with a 500 of its own, ${name}`, () =>
      property(settings, framed, 600));

    it(`ends every connection, whatever bytes come, and serves on, ${name}`, () => property(settings, broken, 600));
  }
});
