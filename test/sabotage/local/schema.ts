import type { Sabotage } from "../sabotage";

const spec = "test/local/cli/schema.spec.ts";
const suite = "secured-api-dev schema";

/** What the command that records schemas does not take, besides what stops the evaluation. */
export const schema: Sabotage[] = [
  {
    rule: "a schema that a transform changed is not recorded",
    file: "local/record-schema.ts",
    find: "if (toText(toSets(kept)) === toText(toSets(before))) return;",
    replace: "if (toText(kept)) return;",
    spec,
    red: `${suite} refuses what a transform makes of a recorded attribute, which the component does not see`,
  },
  {
    rule: "a broken record is not written over",
    file: "local/record-schema.ts",
    find: "  } catch {",
    replace: "  } catch {\n    if (name) return {};",
    spec,
    red: `${suite} refuses a file that is not JSON, and leaves it as it was`,
  },
  {
    rule: "the record of an undeclared pool is kept",
    file: "local/record-schema.ts",
    find: "{ ...before, ...Object.fromEntries(records) }",
    replace: "{ ...Object.fromEntries(records) }",
    spec,
    red: `${suite} keeps the record of a pool that is no longer declared, and says so`,
  },
  {
    rule: "a pool that nothing guards is not recorded",
    file: "local/pool-schemas.ts",
    find: "if (!urn.includes(guarded)) continue;",
    replace: "if (!urn.includes(userPool.type)) continue;",
    spec,
    red: `${suite} writes what can never change of each pool of a SecuredApi, keys and attributes sorted`,
  },
  {
    rule: "two pools of one name are not recorded as one",
    file: "local/pool-schemas.ts",
    find: "if (records.has(name))",
    replace: 'if (name === "")',
    spec,
    red: `${suite} refuses two pools of one name, which one record cannot keep apart`,
  },
  {
    rule: "a schema that is not known is not recorded",
    file: "local/pool-schemas.ts",
    find: "if (!(error instanceof MistypedProperty)) throw error;",
    replace: "if (!(error instanceof MistypedProperty) || error.message) throw error;",
    spec,
    red: `${suite} refuses a schema that is not known while the program runs`,
  },
  {
    rule: "an edit of a recorded schema stops the evaluation",
    file: "components/plan-identity.ts",
    find: "return guardSchema(",
    replace: "if (name) return [];\n  return guardSchema(",
    spec,
    red: `${suite} refuses an edit, and leaves the file as it was`,
  },
];
