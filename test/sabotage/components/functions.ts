import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const handlers = takenOut("checks/handlers", "checks/handlers", [
  ["refuses the name of the default handler for another", "if (key === defaultKey) refuse(", 'if (key === "") refuse('],
  [
    "refuses the name of the function that puts groups into tokens",
    "if (key === triggerKey) refuse(",
    'if (key === "") refuse(',
  ],
  ["refuses a name that no function can have", "requirePartName(key, where);", ""],
  [
    "refuses a secret that is a variable of environment too",
    "parseSecrets(given.secrets, environment)",
    "parseSecrets(given.secrets, {})",
  ],
  [
    "refuses secrets that Lambda does not take, by the function's name",
    "secrets: parseSecrets(given.secrets, environment),",
    "secrets: {},",
  ],
  [
    "refuses network that Lambda does not take, by the function's name",
    "network: parseNetwork(given.network),",
    "network: undefined,",
  ],
  [
    'refuses the text "true" for token verification',
    "parseBoolean(given.tokenVerification, false)",
    "given.tokenVerification.value === true",
  ],
  [
    "refuses reservedConcurrency that Lambda does not take, by the function's name",
    "...parseConcurrency(given),",
    '...parseConcurrency({ ...given, reservedConcurrency: { where: "", value: undefined } }),',
  ],
  [
    "refuses provisionedConcurrency that Lambda does not take, by the function's name",
    "...parseConcurrency(given),",
    '...parseConcurrency({ ...given, provisionedConcurrency: { where: "", value: undefined } }),',
  ],
  [
    "refuses deadLetterArn that Lambda does not take, by the function's name",
    "deadLetterArn: parseDeadLetter(given.deadLetterArn),",
    "deadLetterArn: undefined,",
  ],
  ["warns of a function in one subnet alone", "isInOneZone(network)", "isInOneZone(undefined)"],
  ["refuses a path in place of code", "if (!isArchive)", 'if (!isArchive && where === "")'],
  [
    "refuses a deprecated runtime",
    'requireRuntime(parseText(given.runtime) ?? "nodejs24.x", given.runtime.where)',
    'parseText(given.runtime) ?? "nodejs24.x"',
  ],
  ["refuses memory below 128 MB", "{ min: 128, max: 10_240,", "{ min: 1, max: 10_240,"],
  ["refuses memory above 10240 MB", "{ min: 128, max: 10_240,", "{ min: 128, max: 1e9,"],
  ["refuses a time limit of 0", "{ min: 1, max, otherwise }", "{ min: 0, max, otherwise }"],
  [
    "refuses a time limit beyond the gateway's, and says why",
    'if (typeof value === "number" && value > max) {',
    "if (value === null) {",
  ],
  [
    "takes an entry point of 128 characters, refuses more",
    "if (entryPoint.length > 128)",
    "if (entryPoint.length > 1e9)",
  ],
  ["refuses white space in an entry point", "if (/\\s/.test(entryPoint)) refuse(", 'if (entryPoint === "") refuse('],
  [
    "refuses the entry point handler for Node",
    "if (/^(nodejs|python|ruby)/.test(runtime) && !/^[^.].*\\.[^.]+$/.test(entryPoint)) {",
    'if (runtime === "") {',
  ],
  [
    "warns of a variable that looks like a secret, by name alone",
    "findSecretNames(environment).map(",
    "findSecretNames({}).map(",
  ],
]);

const runtimes = takenOut("checks/runtimes", "checks/runtimes", [
  [
    "refuses nodejs20.x, deprecated since 2026-04-30",
    "if (deprecated < listDate) refuse(",
    'if (deprecated === "") refuse(',
  ],
  ["refuses nodejs26.x, a preview", "if (previews.includes(runtime)) refuse(", 'if (runtime === "") refuse('],
  [
    "refuses nodejs18.x, which is not in the list, naming the newest of its language",
    "if (deprecated === undefined)",
    "if (deprecated === undefined) return runtime;\n  if (!deprecated)",
  ],
]);

const environment = takenOut("checks/environment", "checks/environment", [
  ["takes 4096 bytes as JSON, refuses more", "if (bytes > maxBytes)", "if (bytes > 1e9)"],
  [
    "counts bytes and not characters",
    "Buffer.byteLength(JSON.stringify(Object.fromEntries(plain)))",
    "JSON.stringify(Object.fromEntries(plain)).length",
  ],
  ['refuses the name "MY-VAR"', "if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) {", 'if (name === "\\n") {'],
  ['refuses the name "A"', "/^[A-Za-z][A-Za-z0-9_]+$/", "/^[A-Za-z][A-Za-z0-9_]*$/"],
  ["refuses AWS_REGION, which Lambda sets itself", "if (reserved.test(name)) refuse(", 'if (name === "\\n") refuse('],
  [
    "refuses SECURED_API_ISSUER, which the component sets itself",
    "if (/^SECURED_API_/.test(name)) refuse(",
    'if (name === "\\n") refuse(',
  ],
  [
    "refuses what its computed values make too large, without quoting them",
    "return requireSize(variables, where);",
    "return variables;",
  ],
  [
    "refuses a computed number in place of a text, without quoting it",
    'if (typeof value !== "string" && !isComputed(value))',
    'if (name === "\\n")',
  ],
]);

const grants = takenOut("checks/grants", "checks/grants", [
  ["refuses a grant without actions", "if (actions.length === 0) refuse(", "if (actions.length > 1e9) refuse("],
  ["refuses a grant without resources", "if (resources.length === 0) refuse(", "if (resources.length > 1e9) refuse("],
  ["refuses the wildcard in the action dynamodb:*", "if (/[*?]/.test(action)) refuse(", 'if (action === "") refuse('],
  ["refuses the action PutItem", "if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {", 'if (action === "") {'],
  ["refuses the wildcard in the resource *", "if (/[*?]/.test(arn)) refuse(", 'if (arn === "") refuse('],
  [
    "refuses a policy variable, which stands for many resources",
    "if (arn.includes(",
    'if (arn === "" && arn.includes(',
  ],
  [
    "refuses notes, which is no ARN",
    "if (!/^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\\d{12}|aws)?:\\S+$/.test(arn)) {",
    'if (arn === "") {',
  ],
  ["refuses an undefined grant", "if (value === undefined) refuse(", 'if (value === "") refuse('],
  ["refuses a computed wildcard without quoting it", "describe: Describe = hide)", "describe: Describe = String)"],
]);

/** What runs behind routes, and what it may do. */
export const functions: Sabotage[] = [...handlers, ...runtimes, ...environment, ...grants];
