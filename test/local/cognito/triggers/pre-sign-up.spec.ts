import { expect } from "chai";
import { adding, asking, common, noTriggers, notUnderstood, refusalOf, subject, unchanged } from "./asking";

const undecided = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
const attributes = { email: "alice@example.com" };

/** What is made of a response. */
async function answerTo(response: Record<string, unknown>) {
  const { triggers, subject: asked } = asking("preSignUp", adding(response));
  return triggers.preSignUp(asked, "PreSignUp_SignUp", undefined);
}

describe("pre sign-up", () => {
  it("is told of a sign-up, with what the caller gave for it", async () => {
    const { triggers, subject: asked, events } = asking("preSignUp", unchanged);
    const who = { ...asked, userAttributes: attributes, clientMetadata: { from: "web" } };
    await triggers.preSignUp(who, "PreSignUp_SignUp", { invite: "abc" });
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "PreSignUp_SignUp",
        request: {
          userAttributes: attributes,
          validationData: { invite: "abc" },
          clientMetadata: { from: "web" },
        },
        response: undecided,
      },
    ]);
  });

  it("is told of a user whom an administrator makes, through no client", async () => {
    const { triggers, subject: asked, events } = asking("preSignUp", unchanged);
    const who = { ...asked, client: undefined, userAttributes: attributes };
    await triggers.preSignUp(who, "PreSignUp_AdminCreateUser", undefined);
    expect(events).to.deep.equal([
      {
        ...common,
        callerContext: { ...common.callerContext, clientId: "CLIENT_ID_NOT_APPLICABLE" },
        triggerSource: "PreSignUp_AdminCreateUser",
        request: { userAttributes: attributes, validationData: null },
        response: undecided,
      },
    ]);
  });

  it("decides nothing where the pool has none", async () => {
    expect(await noTriggers.preSignUp(subject, "PreSignUp_SignUp", undefined)).to.deep.equal(undecided);
  });

  it("confirms and verifies only what it says", async () => {
    expect([
      await answerTo({}),
      await answerTo({ autoConfirmUser: true }),
      await answerTo({ autoConfirmUser: null, autoVerifyEmail: true }),
      await answerTo({ autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: true }),
    ]).to.deep.equal([
      undecided,
      { ...undecided, autoConfirmUser: true },
      { ...undecided, autoVerifyEmail: true },
      { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: true },
    ]);
  });

  for (const name of Object.keys(undecided)) {
    for (const value of ["true", 1, {}]) {
      it(`confirms nobody by ${name} ${JSON.stringify(value)}`, async () => {
        expect(await refusalOf(answerTo({ [name]: value }))).to.equal(
          notUnderstood(`response.${name} must be true or false`),
        );
      });
    }
  }

  it("is not understood with a misspelt member", async () => {
    expect(await refusalOf(answerTo({ autoConfirmuser: false }))).to.equal(
      notUnderstood("response.autoConfirmuser is not known"),
    );
  });
});
