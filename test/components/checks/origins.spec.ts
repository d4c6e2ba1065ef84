import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { requireOrigins } from "../../../components/checks/origins";
import { show } from "../../../components/checks/refusal";
import { refusalOf } from "./refusal-of";

const refused = (origin: unknown, credentials = false) =>
  refusalOf(() => requireOrigins([origin], "cors.origins", credentials, show));
const at = (problem: string) => `cors.origins[0] ${problem}`;

describe("checks/origins", () => {
  it("takes origins as browsers write them", () => {
    const origins = ["https://app.example.org", "http://localhost:5173", "https://a.org:8443", "http://[::1]:3000"];
    expect(requireOrigins(origins, "cors.origins", true)).to.deep.equal(origins);
  });

  it("passes over computed ones", () => {
    expect(refused(pulumi.output("*"), true)).to.equal(undefined);
  });

  for (const origin of ["*", "https://*", "http://*"]) {
    it(`takes ${origin} without credentials`, () => {
      expect(refused(origin)).to.equal(undefined);
    });

    it(`refuses ${origin} with credentials`, () => {
      expect(refused(origin, true)).to.equal(
        at(`lets any page call with cookies, got "${origin}": write each origin, or leave credentials out`),
      );
    });
  }

  it("refuses an empty list", () => {
    expect(refusalOf(() => requireOrigins([], "cors.origins", false))).to.equal(
      "cors.origins must hold an origin: write one, or leave cors out",
    );
  });

  it("refuses one that stands twice", () => {
    expect(refusalOf(() => requireOrigins(["https://a.org", "https://a.org"], "cors.origins", false, show))).to.equal(
      'cors.origins holds a value twice, got "https://a.org": write it once',
    );
  });

  it("refuses null, the origin of any sandboxed page", () => {
    expect(refused("null")).to.equal(at("is the origin of any sandboxed page: write https://<host>"));
  });

  for (const origin of ["https://*.a.org", "*.a.org", "https://a.org:*"]) {
    it(`refuses the wildcard in ${origin}`, () => {
      expect(refused(origin)).to.equal(
        at(`holds a wildcard that matches nothing, got "${origin}": write each origin in full`),
      );
    });
  }

  for (const origin of [
    "a.org",
    "localhost:5173",
    "//a.org",
    "ftp://a.org",
    "capacitor://localhost",
    "xhttps://a.org",
    "https://",
  ]) {
    it(`refuses ${origin}, which is not scheme and host`, () => {
      expect(refused(origin)).to.equal(
        at(`must be scheme and host, got "${origin}": write https://<host>, with :<port> if it has one`),
      );
    });
  }

  for (const [origin, right] of [
    ["https://a.org/", "https://a.org"],
    ["https://a.org/path", "https://a.org"],
    ["https://A.org", "https://a.org"],
    ["https://a.org:443", "https://a.org"],
    [" https://a.org", "https://a.org"],
    ["https://a.org?b", "https://a.org"],
  ]) {
    it(`refuses ${JSON.stringify(origin)}, which no browser sends`, () => {
      expect(refused(origin)).to.equal(
        at(`is not how a browser writes an origin, got ${JSON.stringify(origin)}: write ${right}`),
      );
    });
  }

  it("never quotes a password in an origin", () => {
    expect(refused("https://alice:pass@a.org")).to.equal(
      at('is not how a browser writes an origin, got "https://...@a.org": write https://a.org'),
    );
  });

  it("refuses a computed one without quoting it", () => {
    expect(refusalOf(() => requireOrigins(["s3cret"], "cors.origins", false))).to.equal(
      at("must be scheme and host, got a string: write https://<host>, with :<port> if it has one"),
    );
  });
});
