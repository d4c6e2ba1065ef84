import http from "node:http";
import { expect } from "chai";
import { toEventBody } from "../../../local/gateway/body";
import { apiSettings, locked, open, type ServedApi, withApi } from "./served-api";

const megabyte = 1024 * 1024;

async function post({ fetch, events }: ServedApi, body: Buffer<ArrayBuffer>, headers: Record<string, string> = {}) {
  const response = await fetch("/a", { method: "POST", body, headers });
  return { status: response.status, text: await response.text(), event: events.at(-1) };
}

/** Sends a body in pieces, without saying how long it is. */
function postInPieces(port: number, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", path: "/a", method: "POST" }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    for (let sent = 0; sent < bytes; sent += megabyte)
      request.write(Buffer.alloc(Math.min(megabyte, bytes - sent), "a"));
    request.end();
  });
}

describe("body", () => {
  const texts = [
    undefined,
    "text/plain",
    "TEXT/HTML; charset=utf-8",
    "application/json",
    "application/json;charset=utf-8",
    "application/xml",
    "application/javascript",
    "application/problem+json",
    "application/atom+xml",
  ];
  for (const type of texts) {
    it(`is text: ${type}`, () => {
      expect(toEventBody(Buffer.from("é"), type === undefined ? {} : { "content-type": type })).to.deep.equal({
        text: "é",
        isBase64Encoded: false,
      });
    });
  }

  const binaries = [
    "application/octet-stream",
    "image/png",
    "audio/mpeg",
    "video/mp4",
    "application/pdf",
    "application/zip",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "x/text/plain",
    "",
  ];
  for (const type of binaries) {
    it(`is base64: ${type || "an empty type"}`, () => {
      expect(toEventBody(Buffer.from([1, 2, 3, 4, 5]), { "content-type": type })).to.deep.equal({
        text: "AQIDBAU=",
        isBase64Encoded: true,
      });
    });
  }

  it("is base64 if compressed", () => {
    const headers = { "content-type": "text/plain", "content-encoding": "gzip" };
    expect(toEventBody(Buffer.from("a"), headers)).to.deep.equal({ text: "YQ==", isBase64Encoded: true });
  });

  it("is base64 if it is not UTF-8, so that no byte is lost", () => {
    expect(toEventBody(Buffer.from([0xff]), { "content-type": "text/plain" })).to.deep.equal({
      text: "/w==",
      isBase64Encoded: true,
    });
  });

  it("is nothing if empty", () => {
    expect(toEventBody(Buffer.alloc(0), {})).to.equal(undefined);
  });

  it("reaches the function whole when it comes in pieces", () =>
    withApi(apiSettings([open("POST /a")]), async ({ port, events }) => {
      expect([await postInPieces(port, 2 * megabyte), events[0]?.body?.length]).to.deep.equal([200, 2 * megabyte]);
    }));

  it("over 10 MB is refused with 413, by its declared length", () =>
    withApi(apiSettings([open("POST /a")]), async (api) => {
      const { status, text } = await post(api, Buffer.alloc(10 * megabyte + 1));
      expect([status, text, api.called, api.log[0]?.reason]).to.deep.equal([
        413,
        '{"message":"Request Entity Too Large"}',
        [],
        "the body is larger than 10485760 bytes",
      ]);
    }));

  it("over 10 MB is refused with 413, in pieces of no declared length", () =>
    withApi(apiSettings([open("POST /a")]), async ({ port, called, log }) => {
      expect([await postInPieces(port, 10 * megabyte + 1), called, log[0]?.reason]).to.deep.equal([
        413,
        [],
        "the body is larger than 10485760 bytes",
      ]);
    }));

  it("that makes an event of over 6 MB is refused with 413", () =>
    withApi(apiSettings([open("POST /a")]), async (api) => {
      const binary = { "content-type": "application/octet-stream" };
      const fits = await post(api, Buffer.alloc(4.4 * megabyte), binary);
      const grows = await post(api, Buffer.alloc(4.6 * megabyte), binary);
      const escaped = await post(api, Buffer.alloc(1.1 * megabyte), { "content-type": "text/plain" });
      expect([fits.status, grows.status, escaped.status, api.called.length]).to.deep.equal([200, 413, 413, 1]);
    }));

  it("is not read before the caller is let in", () =>
    withApi(apiSettings([locked("POST /a")]), async (api) => {
      expect((await post(api, Buffer.alloc(11 * megabyte))).status).to.equal(401);
    }));
});
