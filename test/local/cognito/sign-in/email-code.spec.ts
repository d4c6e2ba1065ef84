import { expect } from "chai";
import { startWithEmailCode } from "../../../../local/cognito/sign-in/email-code";
import { clientId, type Setup, startCognito, stopCognitos } from "../start-cognito";
import {
  type Answer,
  emailPool,
  invalidSession,
  locked,
  mismatch,
  reply,
  start,
  startWithPassword,
  wrongCode,
} from "./steps";

const choice = { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] };
const first = { client: choice, pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } } satisfies Setup;
const begin = (USERNAME: string) => start("USER_AUTH", { USERNAME, PREFERRED_CHALLENGE: "EMAIL_OTP" });
const codeAnswer = (Session: string | undefined, code: string, name = "alice") =>
  reply("EMAIL_OTP", Session, { USERNAME: name, EMAIL_OTP_CODE: code });

/** A local Cognito with alice in it who was just sent a code. */
async function sent(setup: Setup = first) {
  const started = await startCognito(setup);
  await started.addUser("alice", { email: "alice@example.com" });
  const { Session, ...body } = await started.ok<Answer>("InitiateAuth", begin("alice"));
  return { ...started, Session, body, code: started.messages[0]?.code ?? "" };
}

/** The same with the code as second factor. */
async function sentSecond() {
  const started = await startCognito({ pool: emailPool });
  await started.addUser("alice", { email: "alice@example.com" });
  await started.changeUser("alice", { mfa: { enabled: ["EMAIL_OTP"] } });
  const { Session, ...body } = await started.ok<Answer>("InitiateAuth", startWithPassword());
  return { ...started, Session, body, code: started.messages[0]?.code ?? "" };
}

describe("EMAIL_OTP", () => {
  afterEach(stopCognitos);

  describe("as the first factor", () => {
    it("sends a code, and says to where", async () => {
      const { body, messages, code } = await sent();
      expect(body).to.deep.equal({
        ChallengeName: "EMAIL_OTP",
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
          CODE_DELIVERY_DESTINATION: "a***@e***",
          USER_ID_FOR_SRP: "alice",
        },
      });
      expect(code).to.match(/^\d{6}$/);
      expect(messages.map(({ to, kind }) => [to, kind])).to.deep.equal([["alice@example.com", "mfa"]]);
    });

    it("shows for a name that nobody has the same, and sends nothing", async () => {
      const { ok, messages } = await sent();
      const { Session, ...body } = await ok<Answer>("InitiateAuth", begin("nobody@example.org"));
      expect(body).to.deep.equal({
        ChallengeName: "EMAIL_OTP",
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
          CODE_DELIVERY_DESTINATION: "n***@e***",
          USER_ID_FOR_SRP: "nobody@example.org",
        },
      });
      expect([Session?.length, messages.length]).to.deep.equal([96, 1]);
    });

    it("shows for a name that is no address an address that only this installation knows", async () => {
      const destinations: unknown[] = [];
      for (const started of [await sent(), await sent()]) {
        for (const name of ["nobody", "nobody", "Nobody"]) {
          const { ChallengeParameters } = await started.ok<Answer>("InitiateAuth", begin(name));
          destinations.push(ChallengeParameters["CODE_DELIVERY_DESTINATION"]);
        }
      }
      const [one, , , other] = destinations;
      expect(one).to.match(/^[a-z]\*\*\*@[a-z]\*\*\*$/);
      expect(destinations).to.deep.equal([one, one, one, other, other, other]);
    });

    it("counts every code for a name that nobody has as wrong, and locks", async () => {
      const { ok, refused } = await sent();
      const { Session } = await ok<Answer>("InitiateAuth", begin("nobody"));
      const refusals: unknown[] = [];
      for (const code of ["000000", "000001", "000002", "000003", "000004", "000005"]) {
        refusals.push(await refused("RespondToAuthChallenge", codeAnswer(Session, code, "nobody")));
      }
      expect(refusals).to.deep.equal([...Array(5).fill(mismatch), locked]);
    });

    it("sends nothing to a user without a proven address, and looks the same", async () => {
      const started = await startCognito({ client: choice, pool: first.pool });
      await started.addUser("alice", { email: "alice@example.com" });
      await started.changeUser("alice", { attributes: { email: "alice@example.com", email_verified: "false" } });
      const context = { pool: firstPool(started), client: firstClient(), clientMetadata: undefined };
      expect(context.client.settings.id).to.equal(clientId);
      const body = await started.ok<Answer>("InitiateAuth", begin("alice"));
      expect([body.ChallengeName, started.messages]).to.deep.equal(["SELECT_CHALLENGE", []]);
    });

    it("says that a user is disabled once the code is right", async () => {
      const { changeUser, code, refused, Session } = await sent();
      await changeUser("alice", { enabled: false });
      expect(await refused("RespondToAuthChallenge", codeAnswer(Session, wrongCode(code)))).to.deep.equal(mismatch);
      expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).message).to.equal(
        "User is disabled.",
      );
    });
  });
});
