import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

/** The table that keeps what people own, and the bundle that a function is made of. */
export const table: Sabotage[] = [
  ...takenFrom("plan-table", "table", [
    [
      "a table is protected unless told otherwise",
      "parseBoolean(given.deletionProtection, true)",
      "parseBoolean(given.deletionProtection, false)",
      "table is paid by request, backed up, encrypted and protected unless told otherwise",
    ],
    [
      "a table's keys are two attributes",
      "if (sortKey?.name === partitionKey.name) {",
      "if (sortKey && sortKey.name.length > 1e9) {",
      "table refuses one attribute as both keys",
    ],
    [
      "a table's name has characters DynamoDB takes",
      "if (!/^[A-Za-z0-9_.-]+$/.test(name)) {",
      "if (name.length > 1e9) {",
      "table refuses a name that DynamoDB does not take",
    ],
    [
      "a table's name fits with Pulumi's characters",
      "if (name.length > 247)",
      "if (name.length > 1e9)",
      "table refuses a name that is too long with the characters Pulumi adds",
    ],
    [
      "a key's name fits",
      "if (Buffer.byteLength(name) > 255)",
      "if (Buffer.byteLength(name) > 1e9)",
      "table refuses a key's name of more than 255 bytes",
    ],
    [
      "a table's computed key is checked",
      "requireKmsKeyArn(arn, where)",
      "arn",
      "table refuses a computed key that is no ARN, once it is known",
    ],
  ]),
  ...takenFrom("table", "table", [
    [
      "a table has backups",
      "pointInTimeRecovery: { enabled: true }",
      "pointInTimeRecovery: { enabled: false }",
      "table is paid by request, backed up, encrypted and protected unless told otherwise",
    ],
    [
      "a table's computed tags are checked",
      "requireTags(tags)",
      "tags",
      "table refuses a computed tag that AWS does not take, once it is known",
    ],
  ]),
  ...takenFrom("bundle", "bundle", [
    [
      "a bundle's entry exists",
      "if (!existsSync(file)) {",
      "if (file.length > 1e9) {",
      "bundle refuses an entry that does not exist",
    ],
    [
      "a bundle that fails says where",
      "describeFailure(error, file)}`",
      "typeof error}`",
      "bundle refuses code that does not parse, naming the place",
    ],
    [
      "a bundle without esbuild says what to install",
      'if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;',
      "if (error !== undefined) throw error;",
      "bundle refuses to work without esbuild, and says how to get it",
    ],
  ]),
];
