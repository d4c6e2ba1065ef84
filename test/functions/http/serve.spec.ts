import { expect } from "chai";
import { BadRequestError, HttpError, type HttpResponse, json, NotFoundError, serve } from "../../../functions/http";
import { accessClaims, alice, toEvent } from "../event";

const secret = "eyJraWQiOiJhYmMifQ.secret.signature";

/** Serves one operation and takes down what it logs. */
async function call(operation: () => HttpResponse | Promise<HttpResponse>) {
  const logged: unknown[][] = [];
  const { error } = console;
  console.error = (...line: unknown[]) => logged.push(line);
  try {
    const headers = { authorization: `Bearer ${secret}` };
    const event = toEvent({ routeKey: "GET /x", headers, claims: accessClaims(alice), body: secret });
    return { response: await serve({ "GET /x": operation })(event), logged };
  } finally {
    console.error = error;
  }
}

const toAnswer = (statusCode: number, message: string) => json(statusCode, { message });

describe("serve", () => {
  it("answers what the operation of the route answers", async () => {
    const handler = serve({ "GET /a": () => json(200, "a"), "GET /b": async () => json(200, "b") });
    expect(await handler(toEvent({ routeKey: "GET /a" }))).to.deep.equal(json(200, "a"));
    expect(await handler(toEvent({ routeKey: "GET /b" }))).to.deep.equal(json(200, "b"));
  });

  it("answers 404 to a route it does not know", async () => {
    const handler = serve({ "GET /a": () => json(200, "a") });
    expect(await handler(toEvent({ routeKey: "GET /b" }))).to.deep.equal(toAnswer(404, "Not Found"));
  });

  it("tells the caller why the request was refused", async () => {
    const refused = await call(() => {
      throw new BadRequestError("title is missing");
    });
    expect(refused).to.deep.equal({ response: toAnswer(400, "title is missing"), logged: [] });
    const missing = await call(async () => Promise.reject(new NotFoundError()));
    expect(missing.response).to.deep.equal(toAnswer(404, "Not Found"));
    const teapot = await call(() => Promise.reject(new HttpError(418, "teapot")));
    expect(teapot.response).to.deep.equal(toAnswer(418, "teapot"));
  });

  it("answers an unexpected error with 500 and no detail", async () => {
    const { response } = await call(() => {
      throw new TypeError(`cannot read ${secret}`);
    });
    expect(response).to.deep.equal(toAnswer(500, "Internal Server Error"));
  });

  it("answers 500 to anything that is thrown", async () => {
    for (const thrown of [undefined, null, secret, { message: secret, status: 200 }]) {
      const { response } = await call(() => Promise.reject(thrown));
      expect(response).to.deep.equal(toAnswer(500, "Internal Server Error"));
    }
  });

  it("logs kind, place and request of an unexpected error, and nothing of what was sent", async () => {
    const { logged } = await call(() => {
      throw new RangeError(`first line ${secret}\n    at second line ${secret}`, { cause: new Error(secret) });
    });
    const [line] = logged[0] as [{ requestId: string; error: string; at: string[] }];
    expect([logged.length, line.requestId, line.error]).to.deep.equal([1, "JKJaXmPLvHcESHA=", "RangeError"]);
    expect(line.at[0]).to.match(/^ {4}at .*serve\.spec\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(logged)).to.not.include("secret");
  });
});
