import { expect } from "chai";
import type { UserRecord } from "../../../../local/cognito/records";
import { type Setup, startCognito, stopCognitos } from "../start-cognito";
import {
  type Answer,
  addApp,
  appPool,
  bothPool,
  codeOf,
  emailPool,
  invalidSession,
  locked,
  mismatch,
  reply,
  secret,
  startSrp,
  startWithPassword,
  wrongCode,
} from "./steps";

const email = { email: "alice@example.com" };

/** A local Cognito with alice in it and these second factors of hers; `next` is what she is asked after the password. */
async function begin(pool: Setup["pool"] = appPool, mfa?: UserRecord["mfa"], attributes: Record<string, string> = {}) {
  const started = await startCognito({ pool: pool ?? {} });
  await started.addUser("alice", attributes);
  if (mfa === undefined) await addApp(started);
  else await started.changeUser("alice", { mfa });
  const next = () => started.ok<Answer>("InitiateAuth", startWithPassword());
  const { Session } = await next();
  const answer = (SOFTWARE_TOKEN_MFA_CODE: string, session = Session) =>
    reply("SOFTWARE_TOKEN_MFA", session, { SOFTWARE_TOKEN_MFA_CODE });
  return { ...started, next, answer, code: () => codeOf(secret, started.time.now) };
}

async function asked(pool: Setup["pool"], mfa?: UserRecord["mfa"], attributes?: Record<string, string>) {
  const { next } = await begin(pool, mfa, attributes);
  const { ChallengeName, ChallengeParameters, AuthenticationResult } = await next();
  return AuthenticationResult === undefined ? [ChallengeName, ChallengeParameters] : "tokens";
}

const totp = { secret, lastStep: 0 };
const app = ["SOFTWARE_TOKEN_MFA", { USER_ID_FOR_SRP: "alice" }];
const setUp = ["MFA_SETUP", { USER_ID_FOR_SRP: "alice", MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' }];
const mail = [
  "EMAIL_OTP",
  {
    CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
    CODE_DELIVERY_DESTINATION: "a***@e***",
    USER_ID_FOR_SRP: "alice",
  },
];

describe("second factor", () => {
  afterEach(stopCognitos);

  describe("that is asked for", () => {
    it("is the one that is switched on", async () => {
      expect(await asked(bothPool, { totp, enabled: ["SOFTWARE_TOKEN_MFA"] })).to.deep.equal(app);
      expect(await asked(bothPool, { totp, enabled: ["EMAIL_OTP"] }, email)).to.deep.equal(mail);
    });

    it("is the preferred of two", async () => {
      const enabled: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"];
      expect(await asked(bothPool, { totp, enabled, preferred: "SOFTWARE_TOKEN_MFA" }, email)).to.deep.equal(app);
      expect(await asked(bothPool, { totp, enabled, preferred: "EMAIL_OTP" }, email)).to.deep.equal(mail);
    });

    it("is chosen by the user where neither of two is preferred", async () => {
      const mfa = { totp, enabled: ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"] satisfies ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"] };
      expect(await asked(bothPool, mfa, email)).to.deep.equal([
        "SELECT_MFA_TYPE",
        { USER_ID_FOR_SRP: "alice", MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
      ]);
    });

    it("is none where it is optional and the user has switched none on", async () => {
      expect(await asked(bothPool, { totp, enabled: [] }, email)).to.equal("tokens");
    });

    it("is none where the pool has none, whatever the user has switched on", async () => {
      const off = { mfa: "OFF" } as const;
      expect(await asked(off, { totp, enabled: ["SOFTWARE_TOKEN_MFA"] })).to.equal("tokens");
    });

    it("is an app that was set up where the pool requires one, switched on or not", async () => {
      expect(await asked({ ...bothPool, mfa: "ON" }, { totp, enabled: [] }, email)).to.deep.equal(app);
    });

    it("is a proven e-mail address where the pool requires one and the user has nothing else", async () => {
      expect(await asked({ ...bothPool, mfa: "ON" }, { enabled: [] }, email)).to.deep.equal(mail);
    });

    it("is set up on the way in where the pool requires one and the user has none", async () => {
      expect(await asked({ ...bothPool, mfa: "ON" }, { enabled: [] })).to.deep.equal(setUp);
      expect(await asked({ ...appPool, mfa: "ON" }, { enabled: [] }, email)).to.deep.equal(setUp);
      const unproven = { ...email, email_verified: "false" };
      expect(await asked({ ...bothPool, mfa: "ON" }, { enabled: [] }, unproven)).to.deep.equal(setUp);
    });

    it("is asked for after SRP as well", async () => {
      const started = await begin();
      const { answer } = await startSrp(started);
      expect((await started.ok<Answer>("RespondToAuthChallenge", answer())).ChallengeName).to.equal(
        "SOFTWARE_TOKEN_MFA",
      );
    });

    it("is asked for after a new password in the place of a temporary one", async () => {
      const started = await begin();
      await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
      const { Session } = await started.next();
      const answer = reply("NEW_PASSWORD_REQUIRED", Session, { NEW_PASSWORD: "Another-horse-2" });
      expect((await started.ok<Answer>("RespondToAuthChallenge", answer)).ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
    });
  });

  it("refuses a sign-in where the pool requires one and the user can set none up", async () => {
    const { addUser, refused } = await startCognito({ pool: { ...emailPool, mfa: "ON" } });
    await addUser("alice");
    expect(await refused("InitiateAuth", startWithPassword())).to.deep.equal({
      __type: "UnsupportedOperationException",
      message:
        "user pool eu-west-1_Ab12Cd34E requires MFA, and the local Cognito serves no second factor that this user could set up now",
    });
  });

  describe("SOFTWARE_TOKEN_MFA", () => {
    it("takes the code of now, of the step before and of the step after", async () => {
      const { answer, next, ok, time } = await begin();
      const results: unknown[] = [];
      for (const step of [-1, 0, 1]) {
        const { Session } = await next();
        const code = codeOf(secret, time.now + step * 30_000);
        const body = await ok<Answer>("RespondToAuthChallenge", answer(code, Session));
        results.push(body.AuthenticationResult?.TokenType);
      }
      expect(results).to.deep.equal(["Bearer", "Bearer", "Bearer"]);
    });

    it("refuses codes of two steps away", async () => {
      const { answer, refused, time } = await begin();
      for (const step of [-2, 2]) {
        const code = codeOf(secret, time.now + step * 30_000);
        expect(await refused("RespondToAuthChallenge", answer(code))).to.deep.equal(mismatch);
      }
    });

    it("refuses a wrong code, and takes the right one in the same session", async () => {
      const { answer, code, ok, refused } = await begin();
      expect(await refused("RespondToAuthChallenge", answer(wrongCode(code())))).to.deep.equal(mismatch);
      expect(await ok("RespondToAuthChallenge", answer(code()))).to.have.property("AuthenticationResult");
    });

    it("takes no code twice, and none of a step before", async () => {
      const { answer, code, next, ok, refused, time } = await begin();
      await ok("RespondToAuthChallenge", answer(code()));
      const refusals: unknown[] = [];
      for (const used of [code(), codeOf(secret, time.now - 30_000)]) {
        const { Session } = await next();
        refusals.push(await refused("RespondToAuthChallenge", answer(used, Session)));
      }
      const spent = {
        __type: "ExpiredCodeException",
        message: "Your software token has already been used once.",
      };
      expect(refusals).to.deep.equal([spent, spent]);
    });

    it("lets one of many sign-ins with the same code in", async () => {
      const { answer, code, cognito, next } = await begin();
      const sessions = await Promise.all(Array.from({ length: 5 }, next));
      const answers = await Promise.all(
        sessions.map(({ Session }) =>
          cognito.call("RespondToAuthChallenge", JSON.stringify(answer(code(), Session)), { signed: false }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 400, 400, 400, 400]);
    });

    it("lets a code be guessed five times over all sessions; the right password forgives none of it", async () => {
      const { answer, code, next, ok, refused, time } = await begin();
      const refusals: unknown[] = [];
      for (let tries = 0; tries < 6; tries++) {
        const { Session } = await next();
        refusals.push(await refused("RespondToAuthChallenge", answer("000000", Session)));
      }
      expect(refusals).to.deep.equal([...Array(5).fill(mismatch), locked]);
      time.now += 1000;
      expect(await ok("RespondToAuthChallenge", answer(code()))).to.have.property("AuthenticationResult");
    });

    it("starts again at no wrong codes after a right one", async () => {
      const { answer, code, next, ok, refused, time } = await begin();
      for (let tries = 0; tries < 4; tries++) await refused("RespondToAuthChallenge", answer("000000"));
      await ok("RespondToAuthChallenge", answer(code()));
      time.now += 30_000;
      const { Session } = await next();
      for (let tries = 0; tries < 4; tries++) await refused("RespondToAuthChallenge", answer("000000", Session));
      await ok("RespondToAuthChallenge", answer(code(), Session));
    });

    it("refuses what is no six digits", async () => {
      const { answer, code, refused } = await begin();
      for (const given of [`${code()}0`, code().slice(1), ` ${code().slice(1)}`, "abcdef"]) {
        expect((await refused("RespondToAuthChallenge", answer(given))).__type).to.be.oneOf([
          "CodeMismatchException",
          "NotAuthorizedException",
        ]);
      }
    });

    it("is bound to the user", async () => {
      const { addUser, code, answer, refused } = await begin();
      await addUser("bob");
      const request = answer(code());
      request.ChallengeResponses.USERNAME = "bob";
      expect(await refused("RespondToAuthChallenge", request)).to.deep.equal(invalidSession);
    });

    it("refuses a user who has no app any more", async () => {
      const { answer, changeUser, code, refused } = await begin();
      await changeUser("alice", { mfa: { enabled: [] } });
      expect(await refused("RespondToAuthChallenge", answer(code()))).to.deep.equal({
        __type: "SoftwareTokenMFANotFoundException",
        message: "Software Token MFA does not exist for the user.",
      });
    });

    it("names the device if the user did", async () => {
      const { changeUser, next } = await begin();
      await changeUser("alice", { mfa: { totp: { ...totp, deviceName: "phone" }, enabled: ["SOFTWARE_TOKEN_MFA"] } });
      expect((await next()).ChallengeParameters).to.deep.equal({
        USER_ID_FOR_SRP: "alice",
        FRIENDLY_DEVICE_NAME: "phone",
      });
    });

    for (const missing of ["USERNAME", "SOFTWARE_TOKEN_MFA_CODE"]) {
      it(`asks for ${missing}`, async () => {
        const { answer, code, refused } = await begin();
        const request = answer(code());
        const responses = { ...request.ChallengeResponses, [missing]: "" };
        expect(await refused("RespondToAuthChallenge", { ...request, ChallengeResponses: responses })).to.deep.equal({
          __type: "InvalidParameterException",
          message: `Missing required parameter ${missing}`,
        });
      });
    }
  });

  describe("SELECT_MFA_TYPE", () => {
    const mfa = { totp, enabled: ["SOFTWARE_TOKEN_MFA" as const, "EMAIL_OTP" as const] };

    it("goes on with the chosen one", async () => {
      const { next, ok } = await begin(bothPool, mfa, email);
      const names: unknown[] = [];
      for (const ANSWER of ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]) {
        const { Session } = await next();
        names.push(
          (await ok<Answer>("RespondToAuthChallenge", reply("SELECT_MFA_TYPE", Session, { ANSWER }))).ChallengeName,
        );
      }
      expect(names).to.deep.equal(["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
    });

    it("refuses what there is not to choose from", async () => {
      const { next, refused } = await begin(bothPool, mfa, email);
      const { Session } = await next();
      for (const ANSWER of ["SMS_MFA", "PASSWORD", "CUSTOM_CHALLENGE"]) {
        expect(await refused("RespondToAuthChallenge", reply("SELECT_MFA_TYPE", Session, { ANSWER }))).to.deep.equal({
          __type: "InvalidParameterException",
          message: "ANSWER is not one of the second factors to choose from",
        });
      }
    });

    it("is bound to the user", async () => {
      const { addUser, next, refused } = await begin(bothPool, mfa, email);
      await addUser("bob");
      const { Session } = await next();
      const answer = reply("SELECT_MFA_TYPE", Session, { USERNAME: "bob", ANSWER: "EMAIL_OTP" });
      expect(await refused("RespondToAuthChallenge", answer)).to.deep.equal(invalidSession);
    });
  });
});
