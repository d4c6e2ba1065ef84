import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseCors } from "../../../components/checks/cors";
import { parseRoutes } from "../../../components/routes";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown, ...keys: string[]) => {
  const routes = Object.fromEntries((keys.length > 0 ? keys : ["GET /notes"]).map((key) => [key, {}]));
  return parseCors({ where: "cors", value }, parseRoutes({ where: "routes", value: routes }));
};
const refused = (value: unknown, ...keys: string[]) => refusalOf(() => parse(value, ...keys));
const origins = ["https://app.org"];

describe("checks/cors", () => {
  it("lets no page of another origin call unless told otherwise", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("allows the methods of the routes and the headers that every caller needs", () => {
    expect(parse({ origins }, "GET /a", "POST /a", "GET /b")).to.deep.equal({
      origins,
      methods: ["GET", "POST"],
      headers: ["authorization", "content-type"],
      exposeHeaders: [],
      credentials: false,
      maxAgeSeconds: 600,
    });
  });

  it("takes every choice that was made, header names in lower case and once", () => {
    const later = pulumi.output("https://later.org");
    const given = {
      origins: [later],
      methods: ["GET", "OPTIONS"],
      headers: ["X-Trace", "x-trace", "Authorization"],
      exposeHeaders: ["ETag"],
      credentials: true,
      maxAgeSeconds: -1,
    };
    expect(parse(given)).to.deep.equal({
      ...given,
      headers: ["authorization", "content-type", "x-trace"],
      exposeHeaders: ["etag"],
    });
  });

  it("names authorization even beside *, which browsers do not count it among", () => {
    expect(parse({ origins, headers: ["*"] })?.headers).to.deep.equal(["authorization", "content-type", "*"]);
  });

  it("refuses to be without origins", () => {
    expect([refused({}), refused({ origins: [] })]).to.deep.equal([
      "cors.origins must hold an origin: write one, or leave cors out",
      "cors.origins must hold an origin: write one, or leave cors out",
    ]);
  });

  it("refuses any origin together with credentials", () => {
    expect(refused({ origins: ["*"], credentials: true })).to.equal(
      'cors.origins[0] lets any page call with cookies, got "*": write each origin, or leave credentials out',
    );
  });

  for (const key of ["ANY /notes", "$default"]) {
    it(`refuses ${key}, which would put preflights behind the authorizer`, () => {
      expect(refused({ origins }, "GET /a", key)).to.equal(
        `routes["${key}"] takes the preflights of cors: write a route for each method, and no $default`,
      );
    });
  }

  it("refuses a route for OPTIONS, which the gateway answers itself", () => {
    expect(refused({ origins }, "OPTIONS /notes")).to.equal(
      'routes["OPTIONS /notes"] takes the preflights of cors: leave the route out, the gateway answers them',
    );
  });

  it("takes those routes without cors", () => {
    expect(refused(undefined, "ANY /notes", "OPTIONS /notes", "$default")).to.equal(undefined);
  });

  for (const method of ["get", "TRACE", "ANY", "GET,POST"]) {
    it(`refuses the method ${method}`, () => {
      expect(refused({ origins, methods: [method] })).to.equal(
        `cors.methods[0] is not a method, got "${method}": write one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS`,
      );
    });
  }

  it("refuses an empty list of methods", () => {
    expect(refused({ origins, methods: [] })).to.equal(
      "cors.methods must hold a method: leave it out for those of the routes",
    );
  });

  for (const option of ["methods", "headers", "exposeHeaders"]) {
    it(`takes * for ${option} without credentials, refuses it with them`, () => {
      expect([
        refused({ origins, [option]: ["*"] }),
        refused({ origins, [option]: ["*"], credentials: true }),
      ]).to.deep.equal([undefined, `cors.${option}[0] does not count with credentials, got "*": write each by name`]);
    });
  }

  for (const header of ["x trace", "x-trace:", "x-*", "ä"]) {
    it(`refuses the header ${header}`, () => {
      expect(refused({ origins, headers: [header] })).to.equal(
        `cors.headers[0] is not the name of a header, got "${header}": write one such as "x-request-id"`,
      );
    });
  }

  it("refuses an age below -1", () => {
    expect(refused({ origins, maxAgeSeconds: -2 })).to.equal(
      "cors.maxAgeSeconds must be a whole number from -1 to 86400, got -2: write -1 or more",
    );
  });

  it("refuses an age of more than a day", () => {
    expect(refused({ origins, maxAgeSeconds: 86_401 })).to.equal(
      "cors.maxAgeSeconds must be a whole number from -1 to 86400, got 86401: write 86400 or less",
    );
  });

  it('refuses the text "true" for credentials', () => {
    expect(refused({ origins, credentials: "true" })).to.equal(
      'cors.credentials must be true or false, got "true": leave it out for false',
    );
  });
});
