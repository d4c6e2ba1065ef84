import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/resources/${name}.spec.ts`;

/** What the local run makes of declared triggers, clients and pools of others. */
export const declared = [
  ...patchesOf("local/resources/token-trigger.ts", spec("token-trigger"), [
    {
      rule: "a trigger of a version that does not run here stops the start",
      find: "  if (!isServed(version))\n    return",
      replace: "  if (false)\n    return",
      red: "a declared pre-token trigger stops the start with a version that nobody knows",
    },
    {
      rule: "two functions for one trigger stop the start",
      find: "if (oldArn !== undefined && oldArn !== arn)",
      replace: "if (false)",
      red: "a declared pre-token trigger stops the start with two different functions",
    },
    {
      rule: "a trigger that its feature plan does not have stops the start",
      find: 'if (version !== "V1_0" && text(pool.inputs, "userPoolTier") === "LITE")',
      replace: "if (false)",
      red: "a declared pre-token trigger stops the start with version V2_0 in the feature plan LITE",
    },
    {
      rule: "a trigger whose function is not here stops the start",
      find: "if (!isOfProgram(arn, declared))",
      replace: "if (false)",
      red: "a declared pre-token trigger stops the start with a function that is not here",
    },
    {
      rule: "a trigger without a function stops the start",
      find: '(text(config, "lambdaArn") ?? "")',
      replace: 'text(config, "lambdaArn")',
      red: "a declared pre-token trigger stops the start with no function",
    },
  ]),
  ...patchesOf("local/resources/pool-triggers.ts", spec("token-trigger"), [
    {
      rule: "a pre-token trigger runs if a permission says so",
      find: "permissions.some((permission) => allowsTrigger(permission, own, poolArn, target.qualifier))",
      replace: "permissions.length >= 0 || allowsTrigger(permissions[0] ?? pool, own, poolArn, target.qualifier)",
      red: "a declared pre-token trigger with a permission that is missing is not permitted, which is said",
    },
  ]),
  ...patchesOf("local/resources/pool-triggers.ts", spec("pool-triggers"), [
    {
      rule: "a trigger that does not run here stops the start",
      find: "!served.includes(name) && isDeclared(config[name])",
      replace: 'served.includes(name) && name === "" && isDeclared(config[name])',
      red: "a declared pool's triggers stop the start with customEmailSender, which does not run here",
    },
    {
      rule: "a trigger whose function is not of the program stops the start",
      find: ".filter(({ arn }) => !isOfProgram(arn, declared))",
      replace: '.filter(({ arn }) => arn === "")',
      red: "a declared pool's triggers stop the start with a function that is not here",
    },
    {
      rule: "a permission for a function is none for its version as a trigger",
      find: "allowsTrigger(permission, own, poolArn, target.qualifier)",
      replace: "allowsTrigger(permission, own, poolArn)",
      red: "a declared pool's triggers may be versions of a function, with a permission of their own",
    },
    {
      rule: "a trigger is permitted by its own function's permission",
      find: "permitted: isPermitted(arn, pool, declared) };",
      replace: "permitted: true };",
      red: "a declared pool's triggers that no permission lets Cognito invoke are not permitted, which is said of each",
    },
  ]),
  ...patchesOf("local/resources/user-pool-factors.ts", spec("user-pool"), [
    {
      rule: "a first factor that does not run here opens no other",
      find: "FIRST_FACTORS.filter((factor) => named.includes(factor))",
      replace: 'FIRST_FACTORS.filter((factor) => named.includes(factor) || factor === "PASSWORD")',
      red: "a declared user pool opens no other first factor in the place of one that does not run here",
    },
  ]),
  ...patchesOf("local/resources/lambda-permission.ts", spec("token-trigger"), [
    {
      rule: "a trigger's permission is for its pool",
      find: "&& isSource &&",
      replace: "&& isSource !== undefined &&",
      red: "a declared pre-token trigger with a permission for another pool is not permitted, which is said",
    },
    {
      rule: "a trigger's permission is for Cognito",
      find: "&& isService &&",
      replace: "&& isService !== undefined &&",
      red: "a declared pre-token trigger with a permission for another service is not permitted, which is said",
    },
    {
      rule: "a trigger's permission is for its account",
      find: "&& isAccount &&",
      replace: "&& isAccount !== undefined &&",
      red: "a declared pre-token trigger with a permission for another account is not permitted, which is said",
    },
    {
      rule: "a trigger's permission is for its function",
      find: "return isForFunction &&",
      replace: "return isForFunction !== undefined &&",
      red: "a declared pre-token trigger with a permission for another function is not permitted, which is said",
    },
    {
      rule: "a trigger's permission is for invoking",
      find: "&& isInvoke &&",
      replace: "&& isInvoke !== undefined &&",
      red: "a declared pre-token trigger with a permission for another action is not permitted, which is said",
    },
    {
      rule: "a trigger's permission is for the function, not for a version of it",
      find: "&& isQualified;",
      replace: "&& isQualified !== undefined;",
      red: "a declared pre-token trigger with a permission for a version of the function is not permitted, which is said",
    },
  ]),
  ...patchesOf("local/resources/user-pool-client.ts", spec("user-pool"), [
    {
      rule: "a client that AWS refuses for its rotating refresh tokens stops the start",
      find: 'if (refreshTokenRotation && explicitAuthFlows.includes("ALLOW_REFRESH_TOKEN_AUTH"))',
      replace: "if (false)",
      red: "a declared app client whose refresh tokens rotate must not have the flow that AWS does not take with it",
    },
  ]),
  ...patchesOf("local/resources/identity.ts", spec("existing-user-pool"), [
    {
      rule: "a pool that nothing reads is not stood in for",
      find: "    .filter(({ token }) => token === GET_USER_POOL || token === GET_USER_POOL_CLIENT)\n    .map(({ args }) => ({",
      replace: '    .concat({ token: "", args: { userPoolId: "eu-west-1_Ab12Cd34E" } })\n    .map(({ args }) => ({',
      red: "an existing user pool that is trusted but not read stops the start",
    },
    {
      rule: "a stand-in does not take the place of a declared pool",
      find: ".filter((id) => !ownPools.has(id));",
      replace: ".filter((id) => !ownPools.has(id) || true);",
      red: "an existing user pool does not take the place of one that the program declares",
    },
  ]),
  ...patchesOf("local/resources/existing-user-pool.ts", spec("existing-user-pool"), [
    {
      rule: "what is no id of a pool is not stood in for",
      find: "  if (region === undefined)\n    throw",
      replace: '  if (region === "")\n    throw',
      red: "an existing user pool must have an id that AWS could have given",
    },
    {
      rule: "what is no id of a client is not stood in for",
      find: "  if (!isClientId(id)) throw",
      replace: "  if (false) throw",
      red: "an existing user pool must have an id that AWS could have given",
    },
  ]),
];
