import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/triggers/${name}.spec.ts`;
const source = (name: string) => `local/cognito/triggers/${name}.ts`;

/** The triggers of a pool: what they may not do, and what is not done without them. */
export const poolTriggers = [
  ...patchesOf(source("invoke-trigger"), spec("invoke-trigger"), [
    {
      rule: "Cognito invokes a trigger that it is permitted to",
      find: "if (!settings.permitted) throw",
      replace: "if (false) throw",
      red: "the trigger preAuthentication that no permission lets Cognito invoke ends what asks it, and is not run",
    },
    {
      rule: "a trigger whose function is not there ends what asks it",
      find: 'throw failedInvocation(name, "ResourceNotFoundException");',
      replace: "return { ok: true as const, payload: { response: {} } };",
      red: "the trigger preAuthentication whose function is not there ends what asks it",
    },
    {
      rule: "a trigger that throws ends what asks it",
      find: "if (result !== undefined) throw failedFunction(name, result.errorMessage);",
      replace: "if (result !== undefined) return { response: {} };",
      red: "the trigger preAuthentication that throws ends what asks it with its own words, and is not asked again",
    },
    {
      rule: "a trigger that does not answer ends what asks it",
      find: 'throw failedInvocation(name, "Socket timeout while invoking Lambda function");',
      replace: "return { response: {} };",
      red: "the trigger preAuthentication that does not answer in time is asked three times and ends what asks it",
    },
  ]),
  ...patchesOf(source("response-members"), spec("invoke-trigger"), [
    {
      rule: "a trigger returns an event",
      find: 'if (!isObject(payload)) throw new InvalidLambdaResponse("the function must return the event");',
      replace: "if (!isObject(payload)) return {};",
      red: "the trigger preAuthentication that answers with nothing in the place of the event ends what asks it",
    },
    {
      rule: "a trigger returns its event's response",
      find: 'if (!isObject(response)) throw new InvalidLambdaResponse("the event must have its response");',
      replace: "if (!isObject(response)) return {};",
      red: "the trigger preAuthentication that answers with an event without a response ends what asks it",
    },
  ]),
  ...patchesOf(source("response-members"), spec("pre-sign-up"), [
    {
      rule: "only true confirms a user",
      find: 'if (typeof given === "boolean") return given;',
      replace: "if (true) return Boolean(given);",
      red: 'pre sign-up confirms nobody by autoConfirmUser "true"',
    },
  ]),
  ...patchesOf(source("response-members"), spec("define-auth-challenge"), [
    {
      rule: "a misspelt failure is not overlooked",
      find: "find((name) => !members.includes(name))",
      replace: 'find((name) => name === "\\0")',
      red: "define auth challenge is not understood with a misspelt failure",
    },
  ]),
  ...patchesOf(source("response-members"), spec("create-auth-challenge"), [
    {
      rule: "what an answer is judged by is texts",
      find: "if (isTextMap(map)) return map;",
      replace: "if (isTextMap(map) || isObject(map)) return map as Record<string, string>;",
      red: "create auth challenge is not understood with an answer that is no text",
    },
  ]),
  ...patchesOf(source("define-auth-challenge"), spec("define-auth-challenge"), [
    {
      rule: "without define auth challenge nobody is signed in by it",
      find: "if (response === undefined) throw notConfigured();",
      replace:
        "if (response === undefined) return { challengeName: undefined, issueTokens: true, failAuthentication: false };",
      red: "define auth challenge is needed: a pool without it has no custom sign-in",
    },
    {
      rule: "a sign-in that fails has no tokens",
      find: " && !failAuthentication;\n",
      replace: ";\n",
      red: "define auth challenge issues no tokens for a sign-in that it fails",
    },
    {
      rule: "define auth challenge decides",
      find: "if (challengeName === undefined && !issueTokens && !failAuthentication) {",
      replace: "if (false) {",
      red: "define auth challenge is not understood with no decision",
    },
  ]),
  ...patchesOf(source("create-auth-challenge"), spec("create-auth-challenge"), [
    {
      rule: "without create auth challenge there is none",
      find: "if (response === undefined) throw notConfigured();",
      replace:
        "if (response === undefined)\n    return { publicChallengeParameters: {}, privateChallengeParameters: {}, challengeMetadata: undefined };",
      red: "create auth challenge is needed: a pool without it has no custom sign-in",
    },
  ]),
  ...patchesOf(source("verify-auth-challenge-response"), spec("verify-auth-challenge-response"), [
    {
      rule: "without verify auth challenge response no answer is right",
      find: "if (response === undefined) throw notConfigured();",
      replace: "if (response === undefined) return true;",
      red: "verify auth challenge response is needed: a pool without it has no custom sign-in",
    },
    {
      rule: "only true makes an answer right",
      find: 'if (typeof answerCorrect === "boolean") return answerCorrect;',
      replace: "if (answerCorrect !== 0) return Boolean(answerCorrect);",
      red: 'verify auth challenge response takes no answer for right by "true"',
    },
  ]),
  ...patchesOf(source("user-migration"), spec("user-migration"), [
    {
      rule: "a second factor that is not here is not left out",
      find: 'if (readFlag(answer, "response", "enableSMSMFA")) {',
      replace: "if (false) {",
      red: "user migration is not understood with a second factor that is not here",
    },
    {
      rule: "a migrated user's status is one that the trigger may give",
      find: 'if (status === "CONFIRMED" || status === "RESET_REQUIRED") return status;',
      replace: 'if (status !== "") return status === "RESET_REQUIRED" ? status : "CONFIRMED";',
      red: "user migration is not understood with a status that nobody is migrated with",
    },
    {
      rule: "a migrated user has an attribute",
      find: "if (Object.keys(userAttributes).length === 0) {",
      replace: "if (false) {",
      red: "user migration is not understood with no attribute",
    },
    {
      rule: "who is not known is not migrated",
      find: 'if ((answer["userAttributes"] ?? null) === null) return undefined;',
      replace:
        'if ((answer["userAttributes"] ?? null) === null) return readMigrated({ userAttributes: { email: "a@b" } }, source);',
      red: "user migration knows nobody if it gives no attributes, and where the pool has none",
    },
  ]),
  ...patchesOf(source("texts"), spec("notify"), [
    {
      rule: "a message has a place for its code",
      find: "text !== undefined && isWhole(text, kind)",
      replace: "text !== undefined && isWhole !== undefined && kind !== undefined",
      red: "what a user is sent keeps the pool's words where the trigger's have no place for the code",
    },
    {
      rule: "an invitation has a place for the user name",
      find: 'kind === "invitation" ? [codePlaceholder, usernamePlaceholder] : [codePlaceholder];',
      replace: 'kind === "invitation" ? [codePlaceholder] : [codePlaceholder, usernamePlaceholder].slice(0, 1);',
      red: "what a user is sent keeps the pool's words where the trigger's invitation has no place for the user name",
    },
  ]),
  ...patchesOf(source("custom-message"), spec("notify"), [
    {
      rule: "no trigger is shown a code",
      find: "codeParameter: codePlaceholder,",
      replace: 'codeParameter: "123456",',
      red: "what a user is sent is made without showing the code to the trigger",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/finish.ts", "test/local/triggers.spec.ts", [
    {
      rule: "no trigger is waited for inside the lock of a pool",
      find: "await services.triggers.postAuthentication(toSubject(pool.settings, client.settings, user, clientMetadata));",
      replace:
        'const told = toSubject(pool.settings, client.settings, user, clientMetadata);\n  await services.locks.run(["pool", pool.settings.id].join("/"), () => services.triggers.postAuthentication(told));',
      red: "triggers that a program declares are waited for by nobody who keeps the pool from answering them",
    },
  ]),
];
