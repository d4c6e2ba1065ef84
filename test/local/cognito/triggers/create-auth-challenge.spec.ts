import { expect } from "chai";
import { adding, asking, common, noTriggers, notUnderstood, refusalOf, subject, unchanged } from "./asking";

const custom = "CUSTOM_CHALLENGE";

async function answerTo(response: Record<string, unknown>) {
  const { triggers, subject: asked } = asking("createAuthChallenge", adding(response));
  return triggers.createAuthChallenge(asked, custom, [], false);
}

describe("create auth challenge", () => {
  it("is told which challenge to make, and what was before", async () => {
    const { triggers, subject: asked, events } = asking("createAuthChallenge", unchanged);
    const steps = [{ challengeName: custom, challengeResult: true, challengeMetadata: "CAPTCHA" }];
    const nobody = { ...asked, userName: "nobody", userAttributes: {}, clientMetadata: { from: "web" } };
    await triggers.createAuthChallenge(nobody, custom, steps, true);
    expect(events).to.deep.equal([
      {
        ...common,
        userName: "nobody",
        triggerSource: "CreateAuthChallenge_Authentication",
        request: {
          userAttributes: {},
          challengeName: custom,
          session: steps,
          clientMetadata: { from: "web" },
          userNotFound: true,
        },
        response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
      },
    ]);
  });

  it("gives the question, what its answer is judged by, and a name", async () => {
    const made = {
      publicChallengeParameters: { question: "2 + 3" },
      privateChallengeParameters: { answer: "5" },
      challengeMetadata: "SUM",
    };
    expect([await answerTo(made), await answerTo({})]).to.deep.equal([
      made,
      { publicChallengeParameters: {}, privateChallengeParameters: {}, challengeMetadata: undefined },
    ]);
  });

  const strange = {
    "parameters that are a list": [
      { publicChallengeParameters: ["2 + 3"] },
      "response.publicChallengeParameters must be an object of texts",
    ],
    "an answer that is no text": [
      { privateChallengeParameters: { answer: 5 } },
      "response.privateChallengeParameters must be an object of texts",
    ],
    "a name that is no text": [{ challengeMetadata: 1 }, "response.challengeMetadata must be a text"],
    "misspelt parameters": [
      { privateChallengeParameter: { answer: "5" } },
      "response.privateChallengeParameter is not known",
    ],
  } as const;
  for (const [what, [response, problem]] of Object.entries(strange)) {
    it(`is not understood with ${what}`, async () => {
      expect(await refusalOf(answerTo(response))).to.equal(notUnderstood(problem));
    });
  }

  it("is needed: a pool without it has no custom sign-in", async () => {
    expect(await refusalOf(noTriggers.createAuthChallenge(subject, custom, [], false))).to.equal(
      "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.",
    );
  });
});
