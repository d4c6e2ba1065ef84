import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const secrets = takenOut("checks/secrets", "checks/secrets", [
  [
    "refuses the secret itself, and quotes nothing of it",
    "if (!isSecretArn(arn) && !isParameterArn(arn)) {",
    'if (arn === "") {',
  ],
  [
    "refuses the name of a secret, and quotes nothing of it",
    '"write the arn of aws.secretsmanager.Secret");',
    '"write the arn of aws.secretsmanager.Secret", arn);',
  ],
  [
    "refuses an ARN of something else, and quotes nothing of it",
    "return requireSecrets(secrets, option.where);",
    "return secrets;",
  ],
  [
    "refuses an ARN with a key of a secret, and quotes nothing of it",
    ":secret:[\\w/+=.@-]+-[A-Za-z0-9]{6}$/",
    ":secret:[\\w/+=.@:-]+$/",
  ],
  [
    "refuses an ARN without the characters that Secrets Manager adds, and quotes nothing of it",
    "-[A-Za-z0-9]{6}$/",
    "$/",
  ],
  [
    "refuses an ARN in a longer text, and quotes nothing of it",
    "/^arn:aws[a-z-]*:secretsmanager",
    "/arn:aws[a-z-]*:secretsmanager",
  ],
  [
    "refuses the wildcard in arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-*",
    "if (/[*?]/.test(arn)) refuse(",
    'if (arn === "") refuse(',
  ],
  [
    "refuses the name of a variable of environment",
    "if (Object.hasOwn(environment, key)) refuse(",
    'if (key === "") refuse(',
  ],
  ["takes a name that every object inherits", "Object.hasOwn(environment, key)", "key in environment"],
  ["refuses the name AWS_REGION, as for any variable", "requireEnvironment(secrets, option.where);", ""],
  [
    "allows the one action that reads a secret or a parameter",
    "return isParameterArn(arn) ?",
    "return isSecretArn(arn) ?",
  ],
]);

const network = takenOut("checks/network", "checks/network", [
  [
    "refuses to be without subnetIds",
    "if (!Array.isArray(value)) refuse(",
    "if (!Array.isArray(value)) return [];\n  if (max === 0) refuse(",
  ],
  ["refuses an empty list of subnetIds", "if (ids.length === 0) refuse(", "if (ids.length > 1e9) refuse("],
  ["takes 16 subnetIds, refuses more", 'prefix: "subnet", max: 16', 'prefix: "subnet", max: 99'],
  ["takes 5 securityGroupIds, refuses more", 'prefix: "sg", max: 5', 'prefix: "sg", max: 99'],
  ["refuses one of subnetIds that stands twice", "requireDistinct(where, ids, describe);", ""],
  ["refuses default among subnetIds", ".test(id)) {", '.test(id) && id === "") {'],
  [
    "refuses subnet-0a1b2c3d among securityGroupIds",
    "parseIds(given.securityGroupIds, securityGroups)",
    "parseIds(given.securityGroupIds, subnets)",
  ],
  ["refuses a number among subnetIds", "const id = requireText(value, where, describe);", "const id = String(value);"],
  [
    "refuses computed subnetIds that are none, without quoting them",
    "describe: Describe = hide)",
    "describe: Describe = String)",
  ],
]);

const concurrency = takenOut("checks/concurrency", "checks/concurrency", [
  [
    "takes as many copies kept ready as may run, refuses more",
    "if (provisionedConcurrency !== undefined && provisionedConcurrency > (reservedConcurrency ?? Infinity)) {",
    "if (provisionedConcurrency === -1) {",
  ],
  ["takes each of the two without the other", "(reservedConcurrency ?? Infinity)", "(reservedConcurrency ?? 0)"],
  [
    "refuses reservedConcurrency of 0, which lets no copy run or keeps none ready",
    "{ min: 1, max: 100_000,",
    "{ min: 0, max: 100_000,",
  ],
  ["refuses reservedConcurrency beyond what any account has", "{ min: 1, max: 100_000,", "{ min: 1, max: 1e9,"],
]);

const deadLetter = takenOut("checks/dead-letter", "checks/dead-letter", [
  [
    'refuses "failed-jobs"',
    "if (!/^arn:aws[a-z-]*:(sqs|sns):[a-z0-9-]+:\\d{12}:[\\w-]+$/.test(arn)) {",
    'if (arn === "") {',
  ],
  ["refuses a FIFO queue, which Lambda does not send to", "[\\w-]+$/.test(arn)", "[\\w.-]+$/.test(arn)"],
  ['refuses "arn:aws:s3:::failed-jobs"', "isComputed(value) ?", "value !== null ?"],
  [
    "refuses a computed text that is no ARN, without quoting it",
    "describe: Describe = hide)",
    "describe: Describe = String)",
  ],
  ["allows the one action that sends to a queue or a topic", '=== "sns" ?', '=== "sqs" ?'],
]);

/** What a function reads, where it runs, and how many of it. */
export const surroundings: Sabotage[] = [...secrets, ...network, ...concurrency, ...deadLetter];
