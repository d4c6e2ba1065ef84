import { expect } from "chai";
import { adding, asking, common, noTriggers, notUnderstood, refusalOf, subject, userAttributes } from "./asking";

const custom = "CUSTOM_CHALLENGE";

async function answerTo(response: Record<string, unknown>) {
  const { triggers, subject: asked } = asking("defineAuthChallenge", adding(response));
  return triggers.defineAuthChallenge(asked, [], false);
}

describe("define auth challenge", () => {
  it("is told which steps are done, and whether anybody has the name", async () => {
    const { triggers, subject: asked, events } = asking("defineAuthChallenge", adding({ challengeName: custom }));
    const steps = [
      { challengeName: "SRP_A", challengeResult: true },
      { challengeName: custom, challengeResult: false, challengeMetadata: "CAPTCHA" },
    ];
    await triggers.defineAuthChallenge({ ...asked, clientMetadata: { from: "web" } }, steps, false);
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "DefineAuthChallenge_Authentication",
        request: {
          userAttributes,
          session: [
            { challengeName: "SRP_A", challengeResult: true, challengeMetadata: null },
            { challengeName: custom, challengeResult: false, challengeMetadata: "CAPTCHA" },
          ],
          clientMetadata: { from: "web" },
          userNotFound: false,
        },
        response: { challengeName: null, issueTokens: null, failAuthentication: null },
      },
    ]);
  });

  it("names the next challenge, issues tokens, or fails the sign-in", async () => {
    expect([
      await answerTo({ challengeName: custom, issueTokens: false, failAuthentication: false }),
      await answerTo({ issueTokens: true }),
      await answerTo({ failAuthentication: true }),
    ]).to.deep.equal([
      { challengeName: custom, issueTokens: false, failAuthentication: false },
      { challengeName: undefined, issueTokens: true, failAuthentication: false },
      { challengeName: undefined, issueTokens: false, failAuthentication: true },
    ]);
  });

  it("issues no tokens for a sign-in that it fails", async () => {
    expect(await answerTo({ issueTokens: true, failAuthentication: true })).to.deep.equal({
      challengeName: undefined,
      issueTokens: false,
      failAuthentication: true,
    });
  });

  const strange = {
    "tokens in words": [{ issueTokens: "true" }, "response.issueTokens must be true or false"],
    "tokens by a number": [{ issueTokens: 1 }, "response.issueTokens must be true or false"],
    "a failure in words": [
      { issueTokens: true, failAuthentication: "yes" },
      "response.failAuthentication must be true or false",
    ],
    "a challenge that is no text": [{ challengeName: [custom] }, "response.challengeName must be a text"],
    "a misspelt failure": [
      { issueTokens: true, failAuthentification: true },
      "response.failAuthentification is not known",
    ],
    "no decision": [{}, "response must name a challenge, issue tokens or fail the authentication"],
    "an empty name": [
      { challengeName: "", issueTokens: false },
      "response must name a challenge, issue tokens or fail the authentication",
    ],
  } as const;
  for (const [what, [response, problem]] of Object.entries(strange)) {
    it(`is not understood with ${what}`, async () => {
      expect(await refusalOf(answerTo(response))).to.equal(notUnderstood(problem));
    });
  }

  it("is needed: a pool without it has no custom sign-in", async () => {
    expect(await refusalOf(noTriggers.defineAuthChallenge(subject, [], false))).to.equal(
      "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.",
    );
  });
});
