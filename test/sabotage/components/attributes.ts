import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const customAttributes = takenOut("checks/custom-attributes", "checks/custom-attributes", [
  ["takes 50 attributes, refuses more", "if (entries.length > 50)", "if (entries.length > 1e9)"],
  ["refuses a name with the prefix that Cognito adds", 'if (prefix === "custom")', 'if (prefix === "")'],
  ["refuses a developer attribute", 'if (prefix === "dev") {', 'if (prefix === "") {'],
  [
    "refuses email, a standard attribute",
    "if (standardAttributes.some((standard) => standard === key.toLowerCase())) {",
    'if (key === "\\n") {',
  ],
  ["refuses Name, a standard attribute", "=> standard === key.toLowerCase()", "=> standard === key"],
  ["refuses a name of more than 20 bytes, as the provider counts them", "if (bytes > 20)", "if (key.length > 20)"],
  ['refuses the name "my team"', "if (!/^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$/u.test(key)) {", 'if (key === "\\n") {'],
  ["refuses two names that differ only in capitals", "if (other !== undefined) {", 'if (other === "") {'],
  [
    "refuses a required attribute by name",
    "if (given.required.value !== undefined) {",
    'if (given.required.value === "") {',
  ],
  [
    "refuses a type that Cognito does not have",
    "parseChoice(given.type, Object.values(AttributeType), AttributeType.String)",
    "(given.type.value as AttributeType | undefined) ?? AttributeType.String",
  ],
  [
    "refuses minLength below 0 and above 2048",
    "parseWhole(minLength, { min: 0, max: 2048,",
    "parseWhole(minLength, { min: -9, max: 1e9,",
  ],
  [
    "refuses maxLength below 0 and above 2048",
    "parseWhole(maxLength, { min: 0, max: 2048,",
    "parseWhole(maxLength, { min: -9, max: 1e9,",
  ],
  [
    "refuses minLength of what is no text",
    "for (const option of [minLength, maxLength])",
    "for (const option of [maxLength])",
  ],
  [
    "refuses maxLength of what is no text",
    "for (const option of [minLength, maxLength])",
    "for (const option of [minLength])",
  ],
  [
    "refuses min of what is no number",
    "for (const option of [given.min, given.max])",
    "for (const option of [given.max])",
  ],
  [
    "refuses max of what is no number",
    "for (const option of [given.min, given.max])",
    "for (const option of [given.min])",
  ],
  ["refuses a least length above the greatest", "if (least > most)", "if (least > 1e9)"],
  [
    "refuses a least value above the greatest",
    "if (min !== undefined && max !== undefined && min > max) {",
    "if (min !== undefined && max !== undefined && min > 1e9) {",
  ],
]);

const attributeNames = takenOut("checks/attribute-names", "checks/attribute-names", [
  ["refuses an empty list, which could mean all", "if (names?.length === 0)", "if (names?.length === 1e9)"],
  ["refuses an attribute that no user has, naming the nearest", "requireKnown(name, where, attributes);", ""],
  [
    "refuses a custom attribute without its prefix",
    "if (known.includes(name)) return;",
    "if (attributes.some((attribute) => known.includes(name) || attribute.name === name)) return;",
  ],
  ["refuses to let people write sub", '["sub", "email_verified",', '["email_verified",'],
  ["refuses to let people write email_verified", '["sub", "email_verified", "phone', '["sub", "phone'],
  ["refuses to let people write phone_number_verified", "if (unwritable.includes(name))", 'if (name === "sub")'],
  [
    "refuses to let people write custom:role, which says that it decides on rights",
    'if (kind === "write") requireHarmless(name, where);',
    "",
  ],
  [
    "refuses to let people write custom:myRole, which says that it decides on rights",
    "(?<=\\p{Ll})(?=\\p{Lu})",
    "(?<=\\p{Lu})(?=\\p{Lu})",
  ],
  ["refuses to let people write custom:tenant_id, which says that it decides on rights", "tenant|tier", "tier"],
  [
    "refuses to let people write custom:Permissions, which says that it decides on rights",
    "word.toLowerCase()",
    "word",
  ],
  ["lets people write custom:planet, which only holds such a word", "list)?s?$`", "list)?`"],
]);

const schemaGuard = takenOut("checks/schema-guard", "checks/schema-guard", [
  ["takes 25 additions to a recorded pool, refuses more", "added.length > maxAdded", "added.length > 1e9"],
  [
    "refuses to remove an attribute",
    "if (attribute === undefined) {",
    'if (attribute === undefined) return;\n  if (name === "\\n") {',
  ],
  ["refuses an attribute of another type", "if (was.get(part) === is.get(part)) continue;", "if (part) continue;"],
  [
    "refuses a change of mutable",
    "if (was.get(part) === is.get(part)) continue;",
    'if (was.get(part) === is.get(part) || part === "mutable") continue;',
  ],
  [
    "refuses a change of min",
    "for (const part of new Set([...was.keys(), ...is.keys()])) {",
    "for (const part of new Set([...is.keys()])) {",
  ],
  [
    "refuses a change of max",
    "for (const part of new Set([...was.keys(), ...is.keys()])) {",
    "for (const part of new Set([...was.keys()])) {",
  ],
  [
    "refuses another way to sign in: usernameAttributes",
    '["usernameAttributes", "aliasAttributes", "caseSensitive"]',
    '["aliasAttributes", "caseSensitive"]',
  ],
  [
    "refuses another way to sign in: aliasAttributes",
    '["usernameAttributes", "aliasAttributes", "caseSensitive"]',
    '["usernameAttributes", "caseSensitive"]',
  ],
  [
    "refuses another way to sign in: caseSensitive",
    '["usernameAttributes", "aliasAttributes", "caseSensitive"]',
    '["usernameAttributes", "aliasAttributes"]',
  ],
  [
    "lets an attribute be added, and warns until it is recorded",
    "return added.length > 0 ?",
    "return added.length > 1 ?",
  ],
  [
    "warns of custom attributes of a pool of which nothing is recorded, naming the command that does",
    "return added.length > 0 ?",
    "return recorded && added.length > 0 ?",
  ],
]);

const schemaFile = takenOut("checks/schema-file", "checks/schema-file", [
  [
    "refuses what is not JSON, such as a conflict that nobody resolved",
    'refuse(file, "is not valid JSON", restore);',
    "return {};",
  ],
  [
    "refuses a pool without usernameAttributes",
    "parseTexts(requireGiven(given.usernameAttributes))",
    "parseTexts(given.usernameAttributes)",
  ],
  [
    "refuses a pool without aliasAttributes",
    "parseTexts(requireGiven(given.aliasAttributes))",
    "parseTexts(given.aliasAttributes)",
  ],
  [
    "refuses a pool without caseSensitive",
    "parseBoolean(requireGiven(given.caseSensitive), false)",
    "parseBoolean(given.caseSensitive, false)",
  ],
  ["refuses a pool without schemas", "readItems(requireGiven(given.schemas))", "readItems(given.schemas)"],
  [
    "refuses an attribute without mutable",
    "parseBoolean(requireGiven(given.mutable), true)",
    "parseBoolean(given.mutable, true)",
  ],
  [
    "refuses an attribute without required",
    "parseBoolean(requireGiven(given.required), false)",
    "parseBoolean(given.required, false)",
  ],
  [
    "refuses an attribute without developerOnlyAttribute",
    "parseBoolean(requireGiven(given.developerOnlyAttribute), false)",
    "parseBoolean(given.developerOnlyAttribute, false)",
  ],
  [
    "refuses an attribute without attributeDataType",
    "requireGiven(given.attributeDataType)",
    "given.attributeDataType",
  ],
  ["refuses an attribute that stands twice", "requireDistinct(given.schemas.where, names, show);", ""],
  ["refuses the bound none, which is no number", "if (!/^-?\\d+$/.test(bound))", 'if (bound === "")'],
]);

const schemaSnapshot = takenOut("schema-snapshot", "schema-snapshot", [
  [
    "refuses a file that is there and cannot be read",
    'if (code === "ENOENT") return undefined;',
    "if (code) return undefined;",
  ],
  [
    "refuses a file of another form by its name",
    "parseSchemaFile(file, stack, text);",
    "{ stack, file, pools: new Map() };",
  ],
]);

/** What users are described by, who may write it, and that it never changes. */
export const attributes: Sabotage[] = [
  ...customAttributes,
  ...attributeNames,
  ...schemaGuard,
  ...schemaFile,
  ...schemaSnapshot,
];
