import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/triggers/pre-token/${name}.spec.ts`;
const callers = "test/local/gateway/callers-table.spec.ts";
const asked =
  "callers of an API with tokenUse Access get 403 on /groups: a token asked for with scope=group/editors by the user in no group";

/** The pre-token trigger: when it runs, when there is no token, and what it may not change. */
export const trigger = [
  ...patchesOf("components/triggers/group-scopes.mjs", callers, [
    {
      rule: "the group trigger's suppression keeps who is in no group out of a route for the group",
      find: "scopesToSuppress: [...(access.scopesToSuppress ?? []), ...foreign],",
      replace: "scopesToSuppress: [...(access.scopesToSuppress ?? [])],",
      red: asked,
    },
  ]),
  ...patchesOf("local/cognito/triggers/pre-token/overrides.ts", callers, [
    {
      rule: "a scope that the trigger suppresses is not in the token",
      find: ".filter((scope) => !scopesToSuppress.includes(scope))",
      replace: ".filter((scope) => !scopesToSuppress.includes(scope) || true)",
      red: asked,
    },
  ]),
  ...patchesOf("local/cognito/triggers/pre-token/overrides.ts", spec("overrides"), [
    {
      rule: "a claim that the trigger suppresses is not in the token",
      find: ".filter(([name]) => !claimsToSuppress.includes(name))",
      replace: ".filter(([name]) => !claimsToSuppress.includes(name) || true)",
      red: "what a pre-token trigger changes is suppressed: attributes, and a claim that it adds itself",
    },
    {
      rule: "a trigger gives no claim that says what a token is good for",
      find: "!fixedClaims.has(name) && ",
      replace: "",
      red: "what a pre-token trigger changes is never the claim nbf",
    },
    {
      rule: "a trigger gives no scope to an ID token",
      find: '  "scope",\n',
      replace: "",
      red: "what a pre-token trigger changes is never the claim scope",
    },
    {
      rule: "a trigger gives no claim of Cognito's own",
      find: ' && !name.startsWith("cognito:")',
      replace: "",
      red: "what a pre-token trigger changes is never the claim cognito:anything",
    },
    {
      rule: "a trigger gives no developer's attribute",
      find: ' && !name.startsWith("dev:")',
      replace: "",
      red: "what a pre-token trigger changes is never the claim dev:custom:x",
    },
  ]),
  ...patchesOf("local/cognito/tokens/claims.ts", spec("overrides"), [
    {
      rule: "a trigger gives an access token no audience but its client",
      find: "audience === clientId ? { aud: audience } : {}",
      replace: "audience === undefined || clientId === undefined ? {} : { aud: audience }",
      red: "what a pre-token trigger changes is no other audience of an access token",
    },
    {
      rule: "groups that a trigger takes out of an access token are not in it",
      find: "suppressesGroups(access) ? {} :",
      replace: "suppressesGroups(access) ? toGroupClaims(groups) :",
      red: "what a pre-token trigger changes takes the groups out of the access token alone",
    },
    {
      rule: "groups that a trigger takes out of an ID token are not in it, nor their roles",
      find: "suppressesGroups(id) ? {} :",
      replace: "suppressesGroups(id) ? toRoleClaims(groups) :",
      red: "what a pre-token trigger changes takes the groups out of one token, and the roles with them",
    },
  ]),
  ...patchesOf("local/cognito/triggers/pre-token/run-trigger.ts", spec("machine"), [
    {
      rule: "only version V3_0 changes a machine's token",
      find: 'if (settings?.version !== "V3_0") return noAccessOverrides;',
      replace: "if (settings === undefined) return noAccessOverrides;",
      red: "a pre-token trigger of version V3_0, asked for a machine's token is not asked for it in version V2_0",
    },
  ]),
  ...patchesOf("local/cognito/triggers/invoke-trigger.ts", spec("run-trigger"), [
    {
      rule: "Cognito invokes a pre-token trigger that it is permitted to",
      find: "if (!settings.permitted) throw",
      replace: "if (false) throw",
      red: "a pre-token trigger that no permission lets Cognito invoke ends the sign-in, and is not run",
    },
    {
      rule: "a pre-token trigger that throws ends the sign-in",
      find: "if (result !== undefined) throw failedFunction(name, result.errorMessage);",
      replace: "if (result !== undefined) return { response: {} };",
      red: "a pre-token trigger that throws ends the sign-in with its own words",
    },
    {
      rule: "a pre-token trigger that does not answer ends the sign-in",
      find: 'throw failedInvocation(name, "Socket timeout while invoking Lambda function");',
      replace: "return { response: {} };",
      red: "a pre-token trigger that does not answer in time is asked three times and ends the sign-in",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/sign-in.ts", spec("run-trigger"), [
    {
      rule: "a sign-in that the trigger ends is not begun",
      find: "  const prepared = await services.tokens.prepare({ ...request, scopes: undefined });\n  await requireSameUser(services, pool, user);\n  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, undefined);\n",
      replace:
        "  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, undefined);\n  const prepared = await services.tokens.prepare({ ...request, scopes: undefined });\n  await requireSameUser(services, pool, user);\n",
      red: "a pre-token trigger that ends a sign-in leaves nothing of it behind",
    },
  ]),
  ...patchesOf("local/cognito/triggers/pre-token/response.ts", spec("response"), [
    {
      rule: "a trigger's scope is one scope",
      find: "scopesToAdd.some((scope) => !/^\\S+$/.test(scope))",
      replace: 'scopesToAdd.includes("\\0")',
      red: "a pre-token trigger's response is refused with a scope with a blank in it",
    },
    {
      rule: "a trigger's claims are JSON without null",
      find: "  if (strange !== undefined) {\n    throw new InvalidLambdaResponse(\n      `the claim",
      replace: "  if (false) {\n    throw new InvalidLambdaResponse(\n      `the claim",
      red: "a pre-token trigger's response is refused with a claim that is null",
    },
    {
      rule: "a trigger of version V1_0 gives texts",
      find: 'typeof id.claimsToAddOrOverride[name] !== "string"',
      replace: 'typeof id.claimsToAddOrOverride[name] === "symbol"',
      red: "a pre-token trigger's response of version V1_0 is refused with a claim that is no text",
    },
    {
      rule: "a trigger gives an ID token's address and proofs as plain values",
      find: "if (complex === undefined) return overrides;",
      replace: "if (complex !== names[9]) return overrides;",
      red: "a pre-token trigger's response is refused with an address that is an object",
    },
    {
      rule: "empty group details take the groups away",
      find: "if (!Object.hasOwn(details, where)) return groups;",
      replace: "if (!Object.keys(details[where] ?? {}).length) return groups;",
      red: "a pre-token trigger's response takes the groups away with empty details",
    },
  ]),
  ...patchesOf("local/cognito/triggers/response-members.ts", spec("response"), [
    {
      rule: "a trigger's misspelt member is not overlooked",
      find: "find((name) => !members.includes(name))",
      replace: 'find((name) => name === "\\0")',
      red: "a pre-token trigger's response is refused with a misspelt member",
    },
    {
      rule: "a trigger's lists are lists of texts",
      find: '  if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) {',
      replace: "  if (!Array.isArray(list)) {",
      red: "a pre-token trigger's response is refused with a scope that is no text",
    },
    {
      rule: "a trigger's role is a text",
      find: 'if (given === null || typeof given === "string") return given;',
      replace: 'if (given === null || typeof given === "string") return given;\n  if (true) return String(given);',
      red: "a pre-token trigger's response is refused with a role that is a list",
    },
    {
      rule: "a trigger returns the event with its response",
      find: 'if (!isObject(response)) throw new InvalidLambdaResponse("the event must have its response");',
      replace: "if (!isObject(response)) return {};",
      red: "a pre-token trigger's response must be there",
    },
  ]),
  ...patchesOf("local/cognito/triggers/response-members.ts", spec("run-trigger"), [
    {
      rule: "a pre-token trigger returns an event",
      find: 'if (!isObject(payload)) throw new InvalidLambdaResponse("the function must return the event");',
      replace: "if (!isObject(payload)) return {};",
      red: "a pre-token trigger that answers with something else than the event ends the sign-in",
    },
  ]),
];
