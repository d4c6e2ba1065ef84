import { expect } from "chai";
import { type ServedProgram, serveProgram } from "../serve-program";
import { servedProgram } from "../served-program";

const token = "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJ4In0.c2ln";

describe("/_local/requests", function () {
  this.timeout(30_000);
  let served: ServedProgram;
  let apiUrl = "";
  before(async () => {
    served = await serveProgram(servedProgram);
    apiUrl = Object.values(served.apiUrls)[0] ?? "";
    await fetch(`${apiUrl}/nowhere?key=hidden`);
    await fetch(`${apiUrl}/hello`, { headers: { authorization: `Bearer ${token}` } });
  });
  after(() => served.close());

  it("lists the requests to the APIs, newest first, with their access log lines", async () => {
    const answer = await fetch(`${served.endpointUrl}/_local/requests`);
    const requests = (await answer.json()) as Record<string, unknown>[];
    expect(
      requests.map(({ id: _, time: __, durationMs: ___, accessLog, ...rest }) => ({
        ...rest,
        logged: JSON.parse(String(accessLog)).status,
      })),
    ).to.deep.equal([
      {
        method: "GET",
        path: "/hello",
        routeKey: "GET /hello",
        status: 401,
        reason: "the token's key (kid) is none of this issuer's",
        logged: "401",
      },
      {
        method: "GET",
        path: "/nowhere",
        routeKey: null,
        status: 404,
        reason: "no route for this method and path",
        logged: "404",
      },
    ]);
  });

  it("says nothing of tokens and queries", async () => {
    const text = await (await fetch(`${served.endpointUrl}/_local/requests`)).text();
    expect([text.includes("eyJ"), text.includes("hidden"), text.includes("c2ln")]).to.deep.equal([false, false, false]);
  });

  it("is not for pages of other origins, nor kept by a browser", async () => {
    const page = `${served.endpointUrl}/_local/requests`;
    const foreign = await fetch(page, { headers: { origin: "https://elsewhere.example" } });
    expect([foreign.status, (await fetch(page)).headers.get("cache-control")]).to.deep.equal([403, "no-store"]);
  });
});
