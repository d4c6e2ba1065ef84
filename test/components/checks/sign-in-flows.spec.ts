import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseClients } from "../../../components/checks/clients";
import { requireSignInFlows, warnOfSignInFlows } from "../../../components/checks/sign-in-flows";
import { parseUsers } from "../../../components/checks/users";
import { refusalOf } from "./refusal-of";

const code = new pulumi.asset.FileArchive(".");
const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
const challenges = {
  defineAuthChallenge: { code },
  createAuthChallenge: { code },
  verifyAuthChallenge: { code },
};
const byCode = { firstFactors: ["password", "emailCode"] };
const email = { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@example.com" };

const plan = (users: object, client: object = {}, clients: object = {}) => ({
  users: parseUsers({ where: "users", value: users }),
  clients: parseClients(
    { where: "client", value: client },
    { where: "clients", value: clients },
    { lifetimes, attributes: [] },
  ),
});
const refused = (...given: Parameters<typeof plan>) => refusalOf(() => requireSignInFlows(plan(...given)));
const warnings = (...given: Parameters<typeof plan>) => warnOfSignInFlows(plan(...given));

describe("checks/sign-in-flows", () => {
  it("takes a custom sign-in with its functions, by any client", () => {
    const custom = { authFlows: ["custom"] };
    expect([
      refused({ triggers: challenges }, custom),
      refused({ triggers: challenges }, {}, { app: custom }),
    ]).to.deep.equal([undefined, undefined]);
  });

  it("refuses a custom sign-in without functions that decide it", () => {
    expect(refused({}, {}, { app: { authFlows: ["custom"] } })).to.equal(
      'clients["app"].authFlows holds custom, for which the pool has no functions: write defineAuthChallenge, createAuthChallenge, verifyAuthChallenge in users.triggers, or leave it out',
    );
  });

  it("refuses functions of a custom sign-in that no client allows", () => {
    expect(refused({ triggers: challenges }, { authFlows: ["userPassword", "userAuth"] })).to.equal(
      "users.triggers.defineAuthChallenge is for a sign-in that no client allows: add custom to the authFlows of a client, or leave the three functions out",
    );
  });

  it("takes codes by e-mail where a client lets people choose", () => {
    expect(refused(byCode, {}, { app: { authFlows: ["userAuth"] } })).to.equal(undefined);
  });

  it("takes a client that lets people choose where the password is all there is", () => {
    expect(refused({}, { authFlows: ["userAuth"] })).to.equal(undefined);
  });

  it("refuses codes by e-mail that no client lets anyone sign in with", () => {
    expect(refused(byCode, { authFlows: ["userPassword"], callbackUrls: ["https://app.org/"] })).to.equal(
      'users.firstFactors holds emailCode, with which no client lets anyone sign in, got "emailCode": add userAuth to the authFlows of a client',
    );
  });
});

describe("checks/sign-in-flows warnings", () => {
  const migration =
    "users.triggers.userMigration is asked for forgotten passwords alone: at sign-in it needs the password itself, so a client with callbackUrls, userPassword or adminUserPassword";
  const migrates = { triggers: { userMigration: { code } } };

  it("has none of what is usual", () => {
    expect(warnings({ triggers: { preSignUp: { code } } })).to.deep.equal([]);
  });

  it("warns of a migration whose function would never be given a password", () => {
    expect(warnings(migrates)).to.deep.equal([migration]);
  });

  for (const client of [
    { callbackUrls: ["https://app.org/"] },
    { authFlows: ["userPassword"] },
    { authFlows: ["adminUserPassword"] },
  ]) {
    it(`does not warn of a migration where a client sends passwords: ${Object.keys(client)} ${Object.values(client)}`, () => {
      expect(warnings(migrates, {}, { app: client })).to.deep.equal([]);
    });
  }

  it("warns of codes at each sign-in through Cognito's own sender", () => {
    expect(warnings(byCode)).to.deep.equal([
      "users.firstFactors sends a message at every sign-in by code, and Cognito's own sender stops after 50 a day in the AWS account: write users.email",
    ]);
  });

  it("warns of codes by e-mail for people who need have no address", () => {
    expect(warnings({ ...byCode, email, signInWith: "username" })).to.deep.equal([
      "users.firstFactors holds emailCode, and who has no verified e-mail address cannot sign in by it",
    ]);
  });

  it("does not warn of codes to people who sign in with their address, through a sender of one's own", () => {
    expect(warnings({ ...byCode, email })).to.deep.equal([]);
  });
});
