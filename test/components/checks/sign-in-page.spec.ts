import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseClients } from "../../../components/checks/clients";
import { parseSignInPage } from "../../../components/checks/sign-in-page";
import type { MachineClientPlan } from "../../../components/plan";
import { refusalOf } from "./refusal-of";

const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
const machine = { key: "report", scopes: ["notes/read"], accessMinutes: 60 };
const parse = (value: unknown, withPage = 1, machineClients: MachineClientPlan[] = []) => {
  const others = Array.from({ length: Math.max(0, withPage - 1) }, (_, index) => [`web${index}`, client]);
  const first = withPage > 0 ? client : {};
  const clients = { where: "clients", value: Object.fromEntries(others) };
  return parseSignInPage(
    { where: "signInPage", value },
    parseClients({ where: "client", value: first }, clients, { lifetimes, attributes: [] }),
    machineClients,
  );
};
const client = { callbackUrls: ["https://app.org/callback"] };

describe("checks/sign-in-page", () => {
  it("is managed login on a derived domain unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({ domainPrefix: undefined, classic: false });
  });

  it("does not exist without callback URLs and machine clients", () => {
    expect(parse(undefined, 0)).to.equal(undefined);
  });

  it("exists for the token endpoint of a machine client alone", () => {
    expect(parse(undefined, 0, [machine])).to.deep.equal({ domainPrefix: undefined, classic: false });
  });

  it("takes a prefix where there are machine clients alone", () => {
    expect(parse({ domainPrefix: "notes-dev" }, 0, [machine])).to.deep.equal({
      domainPrefix: "notes-dev",
      classic: false,
    });
  });

  it("takes every choice that was made", () => {
    expect(parse({ domainPrefix: "notes-dev", classic: true })).to.deep.equal({
      domainPrefix: "notes-dev",
      classic: true,
    });
  });

  it("takes a prefix that is known only later", () => {
    const later = pulumi.output("notes");
    expect(parse({ domainPrefix: later })?.domainPrefix).to.equal(later);
  });

  it("refuses settings of a page that does not exist", () => {
    expect(refusalOf(() => parse({}, 0))).to.equal(
      "signInPage needs a client with callbackUrls, or a machine client: write client.callbackUrls",
    );
  });

  it("refuses a prefix that Cognito does not take, quoting it", () => {
    expect(refusalOf(() => parse({ domainPrefix: "Notes" }))).to.equal(
      'signInPage.domainPrefix must be lower-case letters, digits and hyphens, got "Notes": write the prefix alone, such as "notes-dev"',
    );
  });

  it("refuses more clients with managed login than a pool has styles", () => {
    expect([refusalOf(() => parse(undefined, 20)), refusalOf(() => parse(undefined, 21))]).to.deep.equal([
      undefined,
      "clients with callbackUrls must be 20 at most, got 21: set signInPage.classic, or drop some",
    ]);
  });

  it("counts no machine client among those that need a style", () => {
    expect(refusalOf(() => parse(undefined, 20, [machine]))).to.equal(undefined);
  });

  it("takes more clients with the classic page", () => {
    expect(refusalOf(() => parse({ classic: true }, 21))).to.equal(undefined);
  });
});
