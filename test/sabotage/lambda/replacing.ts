import type { Sabotage } from "../sabotage";

/** What may not happen while code is replaced. */
export const replacing: Sabotage[] = [
  {
    rule: "code that does not load replaces nothing",
    file: "local/lambda/function-set.ts",
    find: "if (ending && !current?.pool.isBroken) {",
    replace: `if (ending && ending.errorType === "") {`,
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code with code that does not load says why and keeps the old code: a syntax error",
  },
  {
    rule: "new code is loaded before a request goes to it",
    file: "local/lambda/function-set.ts",
    find: "const pool = this.open(settings);\n    const ending",
    replace: "const pool = this.add(settings);\n    const ending",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code loads it before a request goes to it, and the old code serves until then",
  },
  {
    rule: "a request that waits when code is replaced goes to the new code",
    file: "local/lambda/instance-pool.ts",
    find: "if (successor) for (const next of this.waiting.splice(0)) successor.take(next);",
    replace: "",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code gives a waiting request to the new code",
  },
  {
    rule: "a request that runs when code is replaced is finished",
    file: "local/lambda/function-set.ts",
    find: "old?.pool.retire(pool);",
    replace: "void old?.pool.close();",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code lets a running request finish on the old code, which is ended then",
  },
  {
    rule: "a function that is removed is called no more",
    file: "local/lambda/function-set.ts",
    find: "this.members.delete(arn);",
    replace: "",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing the functions by others removes those that are gone, after what runs and what waits is answered",
  },
  {
    rule: "replacements take effect one after the other",
    file: "local/lambda/function-set.ts",
    find: "this.replacing.then(() => this.replaceNow(all, alongside));",
    replace: "this.replaceNow(all, alongside);",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code runs one after the other, and the newest wins",
  },
  {
    rule: "code that may still be read is not given free",
    file: "local/lambda/function-set.ts",
    find: "return [...new Set(this.pools.values())];",
    replace: "return [...this.members.values()].map(({ settings }) => settings.codeFolder);",
    spec: "test/local/lambda/replace.spec.ts",
    red: "replacing a function's code lets a running request finish on the old code, which is ended then",
  },
  {
    rule: "code that is still served stays on disk",
    file: "local/services.ts",
    find: "current = next;\n      await removeUnusedCode(state.functions, functions.codeFolders());",
    replace:
      "current = next;\n      await removeUnusedCode(state.functions, prepared.map(({ codeFolder }) => codeFolder));",
    spec: "test/local/watch/python.spec.ts",
    red: "a watched handler in Python is served as it was saved, and as it was at last where it does not load, however often its process ends",
  },
];
