import { expect } from "chai";
import { password, startCognito, stopCognitos } from "../start-cognito";
import {
  type Answer,
  addApp,
  appPool,
  codeOf,
  incorrect,
  reply,
  secret,
  start,
  startSrp,
  startWithPassword,
  withTriggers,
} from "./steps";

type Functions = Parameters<typeof withTriggers>[0];

async function begin(functions: Functions, more: { pool?: object; client?: object } = {}) {
  const triggers = withTriggers(functions);
  const pool = { ...triggers.pool, ...more.pool };
  const started = await startCognito({ pool, client: more.client ?? {}, invoke: triggers.invoke });
  await started.addUser("alice", { email: "alice@example.com" });
  triggers.asked.splice(0);
  const sources = () => triggers.asked.map(({ triggerSource }) => triggerSource);
  return { ...started, asked: triggers.asked, sources };
}

const both: Functions = { preAuthentication: () => ({}), postAuthentication: () => ({}) };
const throwing = () => {
  throw new Error("not today");
};

describe("triggers of a sign-in", () => {
  afterEach(stopCognitos);

  it("are asked before the password is checked, and after everything was given", async () => {
    const { ok, refused, sources } = await begin(both);
    await refused("InitiateAuth", startWithPassword("Wrong-horse-1"));
    const wrong = sources();
    await ok("InitiateAuth", startWithPassword());
    expect([wrong, sources()]).to.deep.equal([
      ["PreAuthentication_Authentication"],
      ["PreAuthentication_Authentication", "PreAuthentication_Authentication", "PostAuthentication_Authentication"],
    ]);
  });

  it("are asked after the second factor, not before it", async () => {
    const started = await begin(both, { pool: appPool });
    await addApp(started);
    const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
    const before = started.sources();
    const SOFTWARE_TOKEN_MFA_CODE = codeOf(secret, started.time.now);
    await started.ok("RespondToAuthChallenge", reply("SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE }));
    expect([before, started.sources()]).to.deep.equal([
      ["PreAuthentication_Authentication"],
      ["PreAuthentication_Authentication", "PostAuthentication_Authentication"],
    ]);
  });

  it("get what the caller gave: the first step's as validation data, an answer's as client metadata", async () => {
    const started = await begin(both);
    await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const first = { ...startWithPassword(), ClientMetadata: { at: "first" } };
    const { Session } = await started.ok<Answer>("InitiateAuth", first);
    const answer = reply("NEW_PASSWORD_REQUIRED", Session, { NEW_PASSWORD: "Another-horse-2" });
    await started.ok("RespondToAuthChallenge", { ...answer, ClientMetadata: { at: "second" } });
    const given = started.asked.map(({ request }) => [request["validationData"], request["clientMetadata"]]);
    expect(given).to.deep.equal([
      [{ at: "first" }, undefined],
      [undefined, { at: "second" }],
    ]);
  });

  it("refuse a sign-in before the password is looked at", async () => {
    const { refused } = await begin({ preAuthentication: throwing });
    const refusal = {
      __type: "UserLambdaValidationException",
      message: "PreAuthentication failed with error not today.",
    };
    const client = { explicitAuthFlows: ["ALLOW_USER_AUTH"] };
    const other = await begin(
      { preAuthentication: throwing },
      { client, pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } },
    );
    expect([
      await refused("InitiateAuth", startWithPassword()),
      await refused("InitiateAuth", startWithPassword("Wrong-horse-1")),
      await refused("InitiateAuth", start("USER_SRP_AUTH", { SRP_A: "abc" })),
      await other.refused("InitiateAuth", start("USER_AUTH")),
      await other.refused("InitiateAuth", start("USER_AUTH", { PREFERRED_CHALLENGE: "EMAIL_OTP" })),
    ]).to.deep.equal(Array(5).fill(refusal));
    expect(other.messages).to.deep.equal([]);
  });

  it("refuse a sign-in at its end: there are no tokens", async () => {
    const started = await begin({ postAuthentication: throwing });
    const refusal = {
      __type: "UserLambdaValidationException",
      message: "PostAuthentication failed with error not today.",
    };
    expect(await started.refused("InitiateAuth", startWithPassword())).to.deep.equal(refusal);
    const { answer } = await startSrp(started);
    expect(await started.refused("RespondToAuthChallenge", answer())).to.deep.equal(refusal);
    expect(await started.store.list("cognito/sign-in/")).to.deep.equal([]);
  });

  it("are told of names that nobody has", async () => {
    const { asked, refused } = await begin(both);
    const request = start("USER_PASSWORD_AUTH", { USERNAME: "nobody", PASSWORD: password });
    expect(await refused("InitiateAuth", request)).to.deep.equal(incorrect);
    expect(asked.map(({ userName, request: told }) => [userName, told["userNotFound"]])).to.deep.equal([
      ["nobody", true],
    ]);
  });

  it("are not asked for names that nobody has, where the client does not hide that", async () => {
    const { asked, refused } = await begin(both, { client: { preventUserExistenceErrors: false } });
    await refused("InitiateAuth", start("USER_PASSWORD_AUTH", { USERNAME: "nobody", PASSWORD: password }));
    expect(asked).to.deep.equal([]);
  });

  it("send the code of a sign-in in their own words", async () => {
    const customMessage = () => ({ emailSubject: "Hello", emailMessage: "Enter {####}, please.", smsMessage: "" });
    const client = { explicitAuthFlows: ["ALLOW_USER_AUTH"] };
    const pool = { firstFactors: ["PASSWORD", "EMAIL_OTP"] };
    const { asked, messages, ok } = await begin({ customMessage }, { client, pool });
    await ok("InitiateAuth", start("USER_AUTH", { PREFERRED_CHALLENGE: "EMAIL_OTP" }));
    expect(asked.map(({ triggerSource }) => triggerSource)).to.deep.equal(["CustomMessage_Authentication"]);
    expect(messages.map(({ subject, body, code }) => [subject, body.replace(code, "######")])).to.deep.equal([
      ["Hello", "Enter ######, please."],
    ]);
  });
});
