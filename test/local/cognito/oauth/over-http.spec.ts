import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { type ClientProgram, callbackUrl, serveClientProgram } from "../../../clients/client-program";

/** A request as it is sent by what is no browser: any header, and a body in pieces. */
function send(url: string, headers: Record<string, string>, pieces: Buffer[]): Promise<[status: number, body: string]> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers }, (response) => {
      void text(response).then((body) => resolve([response.statusCode ?? 0, body]), reject);
    });
    sent.on("error", reject);
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const invalidRequest = [400, '{"error":"invalid_request"}'];

describe("the OAuth endpoints over HTTP", function () {
  this.timeout(60_000);
  let served: ClientProgram;
  let token: string;

  before(async () => {
    served = await serveClientProgram();
    token = `${served.endpointUrl}/oauth2/token`;
  });
  after(() => served?.close());

  it("refuse a body that is too large, whether or not it says its length before", async () => {
    const piece = Buffer.alloc(32 * 1024, "x");
    const length = { "content-length": String(3 * piece.length) };
    expect(await send(token, { ...form, ...length }, [piece, piece, piece])).to.deep.equal(invalidRequest);
    expect(await send(token, form, [piece, piece, piece])).to.deep.equal(invalidRequest);
  });

  it("refuse it at the sign-in pages too", async () => {
    const piece = Buffer.alloc(32 * 1024, "x");
    const login = `${served.endpointUrl}/login?${new URLSearchParams({ client_id: served.clientId, response_type: "code", redirect_uri: callbackUrl })}`;
    const length = { "content-length": String(3 * piece.length) };
    const [said] = await send(login, { ...form, ...length }, [piece, piece, piece]);
    const [chunked] = await send(login, form, [piece, piece, piece]);
    expect([said, chunked]).to.deep.equal([413, 413]);
  });

  it("refuse bytes that are no form", async () => {
    for (const body of [Buffer.alloc(1000), Buffer.from([0xff, 0xfe, 0x3d, 0x26]), Buffer.from("%")]) {
      expect(await send(token, form, [body])).to.deep.equal(invalidRequest);
    }
  });

  it("are not reached under a foreign name", async () => {
    const [status] = await send(token, { ...form, host: "evil.example" }, []);
    expect(status).to.equal(403);
  });

  it("are reached by a browser from any page, the authorization endpoint by nobody's script", async () => {
    const headers = { origin: "http://localhost:5173", "access-control-request-method": "POST" };
    const preflights = [];
    for (const path of ["/oauth2/token", "/oauth2/revoke", "/oauth2/authorize"]) {
      const { headers: answered } = await fetch(served.endpointUrl + path, { method: "OPTIONS", headers });
      preflights.push(answered.get("access-control-allow-origin"));
    }
    expect(preflights).to.deep.equal(["*", "*", null]);
  });

  it("outlive a client that goes away in the middle of its request", async () => {
    const sent = request(token, { method: "POST", headers: { ...form, "content-length": "1000" } });
    const gone = new Promise((resolve) => sent.on("error", resolve));
    sent.write("grant_type=");
    await new Promise((resolve) => setTimeout(resolve, 20));
    sent.destroy(new Error("gone"));
    await gone;
    expect(await send(token, form, [])).to.deep.equal(invalidRequest);
  });
});
