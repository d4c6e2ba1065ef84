import type { Sabotage } from "../sabotage";

const spec = "test/functions/http/secrets.spec.ts";

/** What a function that reads secrets refuses and keeps to itself. */
export const secrets: Sabotage[] = [
  {
    rule: "a secret needs its variable",
    file: "functions/http/secrets.ts",
    find: "  if (!arn) throw",
    replace: '  if (arn === undefined) return "";\n  if (arn === "") throw',
    spec,
    red: "readSecret says how to declare a secret that is not in the environment",
  },
  {
    rule: "a variable that holds no ARN of a secret is not sent anywhere",
    file: "functions/http/secrets.ts",
    find: "  if (!ARN.test(arn)) {",
    replace: "  if (false) {",
    spec,
    red: "readSecret says what belongs there if the variable holds a password, and does not quote it",
  },
  {
    rule: "a variable holds an ARN and nothing before it",
    file: "functions/http/secrets.ts",
    find: "/^arn:aws",
    replace: "/arn:aws",
    spec,
    red: "readSecret says what belongs there if the variable holds more than an ARN, and does not quote it",
  },
  {
    rule: "only what AWS says of an error is quoted",
    file: "functions/http/secrets.ts",
    find: "return $fault !== undefined || error instanceof SdkNotFound ?",
    replace: "return message !== undefined ?",
    spec,
    red: "readSecret refuses a binary secret that is no text",
  },
  {
    rule: "a secret that is no JSON is not quoted",
    file: "functions/http/secrets.ts",
    find: "  const value = parseJson(await readSecret(name, options));",
    replace: "  const value: unknown = JSON.parse(await readSecret(name, options));",
    spec,
    red: "readSecret of a JSON object quotes nothing of what is none (text)",
  },
  {
    rule: "a JSON secret is an object",
    file: "functions/http/secrets.ts",
    find: "value !== null && !Array.isArray(value))",
    replace: "value !== null)",
    spec,
    red: "readSecret of a JSON object quotes nothing of what is none (list)",
  },
  {
    rule: "a parameter is read decrypted",
    file: "functions/http/secrets.ts",
    find: "WithDecryption: true",
    replace: "WithDecryption: false",
    spec,
    red: "readSecret reads a parameter of SSM decrypted, in the region of its ARN",
  },
  {
    rule: "a failure to read a secret is not kept",
    file: "functions/http/secret-cache.ts",
    find: "const forget = () => kept.delete(key);",
    replace: "const forget = () => undefined;",
    spec: "test/functions/http/secret-cache.spec.ts",
    red: "secret cache keeps no failure",
  },
  {
    rule: "a secret that is too old is read again",
    file: "functions/http/secret-cache.ts",
    find: " || clock() - known.readAt < maxAgeSeconds * 1000)",
    replace: " || known.readAt > 0)",
    spec: "test/functions/http/secret-cache.spec.ts",
    red: "secret cache keeps what was read until it is too old",
  },
  {
    rule: "one secret is not another",
    file: "functions/http/secret-cache.ts",
    find: "const known = kept.get(key);",
    replace: "const known = [...kept.values()][0];",
    spec: "test/functions/http/secret-cache.spec.ts",
    red: "secret cache keeps each key for itself",
  },
];
