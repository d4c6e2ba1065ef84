import { expect } from "chai";
import { adding, asking, common, noTriggers, notUnderstood, refusalOf, subject, userAttributes } from "./asking";

async function answerTo(response: Record<string, unknown>) {
  const { triggers, subject: asked } = asking("verifyAuthChallengeResponse", adding(response));
  return triggers.verifyAuthChallengeResponse(asked, "5", { answer: "5" }, false);
}

describe("verify auth challenge response", () => {
  it("is told the answer, and what it is judged by", async () => {
    const right = adding({ answerCorrect: true });
    const { triggers, subject: asked, events } = asking("verifyAuthChallengeResponse", right);
    const who = { ...asked, clientMetadata: { from: "web" } };
    await triggers.verifyAuthChallengeResponse(who, "6", { answer: "5" }, false);
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "VerifyAuthChallengeResponse_Authentication",
        request: {
          userAttributes,
          privateChallengeParameters: { answer: "5" },
          challengeAnswer: "6",
          clientMetadata: { from: "web" },
          userNotFound: false,
        },
        response: { answerCorrect: null },
      },
    ]);
  });

  it("says whether the answer is right", async () => {
    expect([await answerTo({ answerCorrect: true }), await answerTo({ answerCorrect: false })]).to.deep.equal([
      true,
      false,
    ]);
  });

  for (const value of [null, "true", 1, {}, [true]]) {
    it(`takes no answer for right by ${JSON.stringify(value)}`, async () => {
      expect(await refusalOf(answerTo({ answerCorrect: value }))).to.equal(
        notUnderstood("response.answerCorrect must be true or false"),
      );
    });
  }

  it("is not understood with a misspelt member", async () => {
    expect(await refusalOf(answerTo({ answerCorrect: true, correct: false }))).to.equal(
      notUnderstood("response.correct is not known"),
    );
  });

  it("is needed: a pool without it has no custom sign-in", async () => {
    expect(await refusalOf(noTriggers.verifyAuthChallengeResponse(subject, "5", {}, false))).to.equal(
      "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.",
    );
  });
});
