import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { expect } from "chai";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
const keys = `${issuer}/.well-known/jwks.json`;
const file = JSON.stringify(path.resolve("local/lambda/worker-issuer.cjs"));

/** What a handler's thread does; what would leave the machine is written down in the place of being sent. */
const thread = (code: string) => `
const { parentPort, workerData } = require("node:worker_threads");
const { PassThrough } = require("node:stream");
const https = require("node:https");
const left = [];
const leave = (address) => left.push(String(address?.href ?? address?.hostname ?? address?.host ?? address));
https.request = (address) => (leave(address), new PassThrough());
globalThis.fetch = ((fetch) => (input, init) =>
  String(input.url ?? input).startsWith("https:") ? (leave(input.url ?? input), new Response("left")) : fetch(input, init))(fetch);
require(${file}).keepIssuersHere(workerData);
const read = (request) => new Promise((resolve, reject) =>
  request.on("response", async (response) => resolve(Buffer.concat(await response.toArray()).toString())).on("error", reject).end());
(async () => { ${code} })().then((found) => parentPort.postMessage({ found, left }));
`;

describe("the documents of an issuer in a handler", () => {
  let server: Server;
  let asked: string[];

  before((done) => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host === undefined ? "" : request.url}`);
      response.end("here");
    });
    server.listen(0, "127.0.0.1", done);
  });
  beforeEach(() => {
    asked = [];
  });
  after((done) => {
    server.close(done);
    server.closeAllConnections();
  });

  function run(code: string): Promise<{ found: unknown; left: string[] }> {
    const workerData = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const worker = new Worker(thread(code), { eval: true, workerData });
    const told = new Promise<{ found: unknown; left: string[] }>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
    return told.finally(() => worker.terminate());
  }

  const ways: [way: string, code: string][] = [
    ["https.request", `return read(https.request("${keys}", { method: "GET", agent: https.globalAgent }))`],
    ["https.request of a URL", `return read(https.request(new URL("${keys}")))`],
    [
      "https.request by its parts",
      `return read(https.request({ hostname: "cognito-idp.eu-west-1.amazonaws.com", path: "/eu-west-1_Ab12Cd34E/.well-known/jwks.json" }))`,
    ],
    [
      "https.get",
      `return new Promise((resolve) => https.get("${keys}", async (response) => resolve(String(await response.toArray()))))`,
    ],
    ["an import of https", `const { request } = await import("node:https"); return read(request("${keys}"))`],
    ["fetch", `return (await fetch("${keys}")).text()`],
    ["fetch of a Request", `return (await fetch(new Request("${keys}"))).text()`],
  ];
  for (const [way, code] of ways) {
    it(`come from this machine with ${way}`, async () => {
      expect([await run(code), asked]).to.deep.equal([
        { found: "here", left: [] },
        ["GET /eu-west-1_Ab12Cd34E/.well-known/jwks.json"],
      ]);
    });
  }

  const others = [
    "https://cognito-idp.eu-west-1.amazonaws.com/",
    "https://cognito-idp.eu-west-1.amazonaws.com.evil.example/a/.well-known/jwks.json",
    "https://evil.example/cognito-idp.eu-west-1.amazonaws.com/.well-known/jwks.json",
    "https://idp.example/a/.well-known/jwks.json",
  ];
  for (const address of others) {
    it(`are not what is at ${address}`, async () => {
      const both = `https.request("${address}"); https.request({ host: new URL("${address}").hostname }); await fetch("${address}")`;
      const { left } = await run(both);
      expect([left, asked]).to.deep.equal([[address, new URL(address).hostname, address], []]);
    });
  }

  it("leave what is no address to Node.js", async () => {
    const { left } = await run('https.request("no address"); https.request({ host: "::1" })');
    expect([left, asked]).to.deep.equal([["no address", "::1"], []]);
  });
});
