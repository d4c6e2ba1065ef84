import { expect } from "chai";
import { requireOwnHost } from "../../../local/gateway/host";
import { refusalOf } from "./refused";
import { apiSettings, open, withApi } from "./served-api";

describe("host", () => {
  it("is this machine with our port", () => {
    const own = ["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000"];
    expect(own.map((host) => refusalOf(() => requireOwnHost(host, 3000)))).to.deep.equal(own.map(() => undefined));
  });

  it("may leave out port 80", () => {
    expect(["127.0.0.1", "localhost"].map((host) => refusalOf(() => requireOwnHost(host, 80)))).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  for (const host of [
    undefined,
    "",
    "evil.example.com",
    "evil.example.com:3000",
    "localhost",
    "127.0.0.1",
    "localhost:3001",
    "localhost:30000",
    "localhost.:3000",
    "localhost.evil.com:3000",
    "evil.localhost:3000",
    "127.0.0.1.nip.io:3000",
    "127.0.0.2:3000",
    "127.1:3000",
    "2130706433:3000",
    "0.0.0.0:3000",
    "[::1]:3000",
    "user@localhost:3000",
    "localhost:3000,evil.example.com",
    "localhost:3000 ",
  ]) {
    it(`is refused with 403: ${JSON.stringify(host)}`, () => {
      expect(refusalOf(() => requireOwnHost(host, 3000))?.status).to.equal(403);
    });
  }

  it("is refused before any route, an open one too", () =>
    withApi(apiSettings([open("$default")]), async ({ raw, port, called, log }) => {
      const answers = [];
      for (const hosts of [
        ["Host: evil.example.com"],
        [`Host: evil.example.com:${port}`],
        [`Host: localhost:${port + 1}`],
      ]) {
        answers.push((await raw("GET /a HTTP/1.1", "Connection: close", ...hosts)).split("\r\n")[0]);
      }
      expect([answers, called, log.map(({ reason }) => reason)]).to.deep.equal([
        Array(3).fill("HTTP/1.1 403 Forbidden"),
        [],
        Array(3).fill(`the host must be 127.0.0.1:${port} or localhost:${port}`),
      ]);
    }));

  it("is not chosen from two", () =>
    withApi(apiSettings([open("$default")]), async ({ raw, port, called }) => {
      const own = `Host: localhost:${port}`;
      for (const hosts of [
        [own, "Host: evil.example.com"],
        ["Host: evil.example.com", own],
      ]) {
        const answer = await raw("GET /a HTTP/1.1", "Connection: close", ...hosts);
        expect(answer.slice(9, 10)).to.equal("4");
      }
      expect(called).to.deep.equal([]);
    }));
});
