import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { show } from "../../../components/checks/refusal";
import { findExampleUrls, requireRedirectUrls, toRedirectUrl } from "../../../components/checks/urls";
import { refusalOf } from "./refusal-of";

const refused = (...urls: unknown[]) => refusalOf(() => requireRedirectUrls(urls, "client.callbackUrls", show));
const at = (problem: string) => `client.callbackUrls[0] ${problem}`;

describe("checks/urls", () => {
  it("takes https, http on this machine, and an app's own scheme, as written", () => {
    const urls = [
      "https://app.example.org",
      "https://app.example.org/",
      "https://app.example.org:8443/a/b?c=d&e=%20",
      "https://localhost:3000/callback",
      "http://localhost",
      "http://localhost:5173/callback",
      "http://127.0.0.1:3000",
      "http://[::1]:3000/?a",
      "myapp://callback",
      "com.example.app:/oauth2redirect",
      "mydata:/callback",
      "dataset:/callback",
    ];
    expect(requireRedirectUrls(urls, "client.callbackUrls")).to.deep.equal(urls);
  });

  it("takes paths of the API itself, as written", () => {
    const urls = ["self:/", "self:/auth/callback", "self:/auth/callback?from=page", "self:/a//b"];
    expect(requireRedirectUrls(urls, "client.callbackUrls")).to.deep.equal(urls);
  });

  it("puts a path of the API itself behind its URL", () => {
    const api = "https://a1b2c3.execute-api.eu-west-1.amazonaws.com/dev";
    expect(["self:/", "self:/auth/callback?a=b"].map((url) => toRedirectUrl(url, api))).to.deep.equal([
      `${api}/`,
      `${api}/auth/callback?a=b`,
    ]);
  });

  for (const url of ["https://app.org/self:/a", "myself:/a", "http://localhost/?to=self:/a"]) {
    it(`leaves ${url} as it is`, () => {
      expect([refused(url), toRedirectUrl(url, "https://api.org")]).to.deep.equal([undefined, url]);
    });
  }

  for (const url of [
    "self:",
    "self:x",
    "self:x/y",
    "self://x",
    "self://",
    "self:///x",
    "self:?a=b",
    "self:x?to=self:/a",
  ]) {
    it(`refuses ${url}, which is no path of the API`, () => {
      expect(refused(url)).to.equal(at(`must be self: and a path, got "${url}": write self:/auth/callback`));
    });
  }

  it("refuses a user name behind self://, and does not quote it", () => {
    expect(refused("self://alice@evil.org/")).to.equal(
      at("holds a user name or a password: write the host alone before the path"),
    );
  });

  it("refuses a wildcard in a path of the API", () => {
    expect(refused("self:/auth/*")).to.equal(at('cannot hold *, got "self:/auth/*": write each address in full'));
  });

  it("refuses a fragment in a path of the API", () => {
    expect(refused("self:/#/auth")).to.equal(
      at('cannot hold a fragment, got "self:/#/auth": write it without # and what follows'),
    );
  });

  it("refuses capitals in self:, which no browser would tell from a scheme", () => {
    expect(refused("Self:/auth/callback")).to.equal(
      at('must be a whole URL, got "Self:/auth/callback": write https://<host>/<path>'),
    );
  });

  it("refuses a computed path of the API without quoting it", () => {
    expect(refusalOf(() => requireRedirectUrls(["self:s3cret"], "client.callbackUrls"))).to.equal(
      at("must be self: and a path, got a string: write self:/auth/callback"),
    );
  });

  it("passes over computed ones", () => {
    expect(refused(pulumi.output("http://evil.org"), Promise.resolve("*"))).to.equal(undefined);
  });

  it("takes 100, refuses more", () => {
    const urls = Array.from({ length: 101 }, (_, index) => `https://app.example.org/${index}`);
    expect([refused(...urls.slice(0, 100)), refused(...urls)]).to.deep.equal([
      undefined,
      "client.callbackUrls must be 100 at most, got 101: leave some out",
    ]);
  });

  it("refuses one that stands twice", () => {
    expect(refused("https://a.org/", "https://a.org/")).to.equal(
      'client.callbackUrls holds a value twice, got "https://a.org/": write it once',
    );
  });

  it("refuses more than 1024 characters", () => {
    expect([refused("https://a.org/".padEnd(1024, "a")), refused("https://a.org/".padEnd(1025, "a"))]).to.deep.equal([
      undefined,
      at("must have 1024 characters at most, got 1025 characters: write less"),
    ]);
  });

  for (const url of [
    "https://alice:pass@app.org/",
    "https://alice@app.org/",
    "https:///alice@app.org/",
    "app://a@b/",
  ]) {
    it(`refuses a user name or a password, and quotes neither: ${url}`, () => {
      expect(refused(url)).to.equal(at("holds a user name or a password: write the host alone before the path"));
    });
  }

  for (const url of ["https://*.app.org/", "*", "https://app.org/*"]) {
    it(`refuses the wildcard in ${url}`, () => {
      expect(refused(url)).to.equal(at(`cannot hold *, got "${url}": write each address in full`));
    });
  }

  it("refuses a fragment, even an empty one", () => {
    expect([refused("https://app.org/#/home"), refused("https://app.org/#")]).to.deep.equal([
      at('cannot hold a fragment, got "https://app.org/#/home": write it without # and what follows'),
      at('cannot hold a fragment, got "https://app.org/#": write it without # and what follows'),
    ]);
  });

  for (const url of [
    "https://app.org/a b",
    " https://app.org",
    "https://app.org\\a",
    "https://äpp.org",
    "java\tscript:/a",
  ]) {
    it(`refuses a character that a URL must encode: ${JSON.stringify(url)}`, () => {
      expect(refused(url)).to.equal(
        at(
          `holds a character that a URL must encode, got ${JSON.stringify(url)}: write it percent-encoded, without spaces`,
        ),
      );
    });
  }

  for (const url of [
    "app.org/callback",
    "/callback",
    "//app.org",
    "javascript:alert(1)",
    "data:text/html,a",
    "HTTPS://app.org",
  ]) {
    it(`refuses ${url}, which is no whole URL`, () => {
      expect(refused(url)).to.equal(at(`must be a whole URL, got "${url}": write https://<host>/<path>`));
    });
  }

  for (const url of [
    "http://app.org/",
    "http://localhost.evil.org/",
    "http://127.0.0.1.evil.org",
    "http://127.0.0.2/",
    "http://0x7f000001/",
    "http:/localhost/",
    "http://app.org/?to=http://localhost/",
  ]) {
    it(`refuses http beyond this machine: ${url}`, () => {
      expect(refused(url)).to.equal(at(`uses http beyond localhost, 127.0.0.1 and [::1], got "${url}": write https`));
    });
  }

  it("refuses a port that no machine has", () => {
    expect(refused("http://localhost:99999/")).to.equal(
      at('has no such port, got "http://localhost:99999/": write a port from 1 to 65535'),
    );
  });

  for (const scheme of ["javascript", "data", "file", "blob", "vbscript", "ftp", "ws", "wss", "about", "intent"]) {
    it(`refuses ${scheme}:, which is no app's own scheme`, () => {
      expect(refused(`${scheme}://app/a`)).to.equal(
        at(`cannot use ${scheme}:, got "${scheme}://app/a": write https, or your app's own scheme`),
      );
    });
  }

  it("refuses https without a host", () => {
    expect(refused("https://")).to.equal(at('is not a URL, got "https://": write https://<host>/<path>'));
  });

  for (const [url, host] of [
    ["https://App.org/", "app.org"],
    ["https://%61pp.org/", "app.org"],
    ["https://0x7f000001/", "127.0.0.1"],
    ["https:/app.org/", "app.org"],
    ["https:///app.org/", "app.org"],
  ]) {
    it(`refuses a host that browsers read in another way: ${url}`, () => {
      expect(refused(url)).to.equal(
        at(`writes its host in another way than browsers do, got "${url}": write https://${host}`),
      );
    });
  }

  it("refuses a computed one without quoting it", () => {
    expect(refusalOf(() => requireRedirectUrls(["http://s3cret.org"], "client.callbackUrls"))).to.equal(
      at("uses http beyond localhost, 127.0.0.1 and [::1], got a string: write https"),
    );
  });

  it("finds the hosts that are kept for examples", () => {
    const examples = ["https://example.com", "https://app.example.org/a", "https://a.b.example.net:8443"];
    const others = [
      "https://myexample.com/",
      "https://example.com.evil.org/",
      "http://localhost",
      "example://example.com",
      "https://app.org/?to=https://example.com/",
      ["https://example.com"],
    ];
    expect(findExampleUrls([...others, ...examples, pulumi.output("https://example.com")])).to.deep.equal(examples);
  });
});
