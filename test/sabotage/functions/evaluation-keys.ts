import type { Sabotage } from "../sabotage";

const spec = "test/local/evaluation-keys.spec.ts";

/** What a program finds while it is evaluated. */
export const evaluationKeys: Sabotage[] = [
  {
    rule: "key sets for the evaluation are not for web pages",
    file: "local/evaluation-keys.ts",
    find: "if (headers.origin !== undefined)",
    replace: "if (false)",
    spec,
    red: "the key sets that a program finds while it is evaluated are not for web pages",
  },
  {
    rule: "key sets for the evaluation are for this machine's own names",
    file: "local/evaluation-keys.ts",
    find: "  requireOwnHost(headers.host, socket.localPort);\n",
    replace: "",
    spec,
    red: "the key sets that a program finds while it is evaluated are for this machine's own names",
  },
  {
    rule: "key sets for the evaluation are read only",
    file: "local/evaluation-keys.ts",
    find: 'method === "GET" ? url',
    replace: "method !== undefined ? url",
    spec,
    red: "the key sets that a program finds while it is evaluated are read only",
  },
  {
    rule: "a pool's key set is made once",
    file: "local/evaluation-keys.ts",
    find: "keys ??= openSigningKeys(folder);",
    replace: "keys = openSigningKeys(folder);",
    spec,
    red: "the key sets that a program finds while it is evaluated are the same for two that ask at once before there are any",
  },
  {
    rule: "the evaluation's environment is put back",
    file: "local/engine/program-environment.ts",
    find: "if (before === undefined) delete process.env[name];",
    replace: 'if (before === "") delete process.env[name];',
    spec: "test/local/function-options.spec.ts",
    red: "functions with options leave no trace of the evaluation in the environment",
  },
];
