import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { HttpApiEvent } from "../../../local/gateway/event";
import type { ApiSettings } from "../../../local/gateway/settings";
import { createStages } from "../../../local/gateway/stages";
import { apiSettings, locked, open } from "./served-api";
import { issuer, jwks, now } from "./tokens";

/** Which stage and route take some paths, or the status of what is refused. */
async function takenBy(settings: ApiSettings, paths: string[]): Promise<string[]> {
  const listener = createStages(settings, ({ stage }) => ({
    invoke: async (_, event) => ({ ok: true, payload: `${stage} ${(event as HttpApiEvent).routeKey}` }),
    jwks: (name) => (name === issuer ? jwks : undefined),
    clock: () => now,
    log: () => {},
  }));
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answers: string[] = [];
    for (const path of paths) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      const text = await answer.text();
      answers.push(answer.ok ? text : String(answer.status));
    }
    return answers;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const routes = [open("GET /a"), open("GET /v1/only"), locked("GET /locked")];
const v1 = apiSettings(routes, { stage: "v1" });

describe("stages", () => {
  it("are chosen by the first part of the path, before any route", async () => {
    const both = apiSettings(routes, { otherStages: [v1] });
    const paths = ["/a", "/v1/a", "/v1/only", "/v1/v1/only", "/v1", "/%761/a", "/V1/a"];
    expect(await takenBy(both, paths)).to.deep.equal([
      "$default GET /a",
      "v1 GET /a",
      "404",
      "v1 GET /v1/only",
      "404",
      "v1 GET /a",
      "404",
    ]);
  });

  it("ask for the same token", async () => {
    const both = apiSettings(routes, { otherStages: [v1] });
    expect(await takenBy(both, ["/locked", "/v1/locked"])).to.deep.equal(["401", "401"]);
  });

  it("with names alone leave every other path without a route", async () => {
    const named = { ...v1, otherStages: [apiSettings([open("$default")], { stage: "v2" })] };
    expect(await takenBy(named, ["/v1/a", "/v2/a", "/a", "/v3/a"])).to.deep.equal([
      "v1 GET /a",
      "v2 $default",
      "404",
      "404",
    ]);
  });

  it("are not chosen by a path that cannot be read", async () => {
    expect(await takenBy(apiSettings(routes, { otherStages: [v1] }), ["/v1/%zz"])).to.deep.equal(["400"]);
  });
});
