import { expect } from "chai";
import type { PoolTriggers, TriggerResult } from "../../../../local/cognito/settings";
import { createTriggers, type TriggerSubject, type Triggers } from "../../../../local/cognito/triggers/triggers";
import { asking, functionArn, notUnderstood, refusalOf, subjectOf } from "./asking";

type Ask = (triggers: Triggers, subject: TriggerSubject) => Promise<unknown>;

/** Each trigger, by the name that its errors have. */
const all: { name: string; trigger: keyof PoolTriggers; ask: Ask }[] = [
  { name: "PreSignUp", trigger: "preSignUp", ask: (on, who) => on.preSignUp(who, "PreSignUp_SignUp", undefined) },
  {
    name: "PostConfirmation",
    trigger: "postConfirmation",
    ask: (on, who) => on.postConfirmation(who, "PostConfirmation_ConfirmSignUp"),
  },
  {
    name: "PreAuthentication",
    trigger: "preAuthentication",
    ask: (on, who) => on.preAuthentication(who, undefined, false),
  },
  { name: "PostAuthentication", trigger: "postAuthentication", ask: (on, who) => on.postAuthentication(who) },
  { name: "CustomMessage", trigger: "customMessage", ask: (on, who) => on.customMessage(who, "SignUp") },
  {
    name: "DefineAuthChallenge",
    trigger: "defineAuthChallenge",
    ask: (on, who) => on.defineAuthChallenge(who, [], false),
  },
  {
    name: "CreateAuthChallenge",
    trigger: "createAuthChallenge",
    ask: (on, who) => on.createAuthChallenge(who, "CUSTOM_CHALLENGE", [], false),
  },
  {
    name: "VerifyAuthChallengeResponse",
    trigger: "verifyAuthChallengeResponse",
    ask: (on, who) => on.verifyAuthChallengeResponse(who, "answer", {}, false),
  },
  {
    name: "UserMigration",
    trigger: "userMigration",
    ask: (on, who) => on.userMigration(who, "UserMigration_Authentication", "password", undefined),
  },
];

/** A trigger whose function ends like this, and how often it was asked. */
function ending(invoke: () => Promise<TriggerResult>, timeoutMs = 5000) {
  const asked: string[] = [];
  const triggers = createTriggers({
    invoke: (arn) => {
      asked.push(arn);
      return invoke();
    },
    timeoutMs,
  });
  return { triggers, asked };
}

const never = () => new Promise<TriggerResult>(() => undefined);

for (const { name, trigger, ask } of all) {
  describe(`the trigger ${trigger}`, () => {
    it("that no permission lets Cognito invoke ends what asks it, and is not run", async () => {
      const { triggers, asked } = ending(async () => ({ ok: true, payload: { response: {} } }));
      expect(await refusalOf(ask(triggers, subjectOf(trigger, false)))).to.equal(
        `UnexpectedLambdaException: ${name} invocation failed due to error AccessDeniedException.`,
      );
      expect(asked).to.deep.equal([]);
    });

    it("whose function is not there ends what asks it", async () => {
      const { triggers } = ending(() => Promise.reject(new Error("no function has the ARN")));
      expect(await refusalOf(ask(triggers, subjectOf(trigger)))).to.equal(
        `UnexpectedLambdaException: ${name} invocation failed due to error ResourceNotFoundException.`,
      );
    });

    it("that throws ends what asks it with its own words, and is not asked again", async () => {
      const { triggers, asked } = ending(async () => ({ ok: false, errorMessage: "not on Sundays" }));
      expect(await refusalOf(ask(triggers, subjectOf(trigger)))).to.equal(
        `UserLambdaValidationException: ${name} failed with error not on Sundays.`,
      );
      expect(asked).to.deep.equal([functionArn]);
    });

    it("that does not answer in time is asked three times and ends what asks it", async () => {
      const { triggers, asked } = ending(never, 5);
      expect(await refusalOf(ask(triggers, subjectOf(trigger)))).to.equal(
        `UnexpectedLambdaException: ${name} invocation failed due to error Socket timeout while invoking Lambda function.`,
      );
      expect(asked).to.deep.equal([functionArn, functionArn, functionArn]);
    });

    for (const [what, payload] of Object.entries({ "a text": "fine", nothing: null, "a list": [{ response: {} }] })) {
      it(`that answers with ${what} in the place of the event ends what asks it`, async () => {
        const { triggers, subject } = asking(trigger, () => payload);
        expect(await refusalOf(ask(triggers, subject))).to.equal(notUnderstood("the function must return the event"));
      });
    }

    it("that answers with an event without a response ends what asks it", async () => {
      const { triggers, subject } = asking(trigger, ({ response: _, ...event }) => event);
      expect(await refusalOf(ask(triggers, subject))).to.equal(notUnderstood("the event must have its response"));
    });

    it("is there if the pool names a function for it", () => {
      const { triggers, subject } = asking(trigger, () => null);
      const others = all.filter((other) => other.trigger !== trigger);
      expect([
        triggers.has(subject.pool, trigger),
        others.some((other) => triggers.has(subject.pool, other.trigger)),
      ]).to.deep.equal([true, false]);
    });
  });
}

describe("a trigger that answers in time the second time", () => {
  it("is fine", async () => {
    let asked = 0;
    const { triggers } = ending(() => {
      asked++;
      return asked === 1 ? never() : Promise.resolve({ ok: true, payload: { response: { autoConfirmUser: true } } });
    }, 5);
    const answer = await triggers.preSignUp(subjectOf("preSignUp"), "PreSignUp_SignUp", undefined);
    expect({ answer, asked }).to.deep.equal({
      answer: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
      asked: 2,
    });
  });
});
