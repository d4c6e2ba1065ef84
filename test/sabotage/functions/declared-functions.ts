import type { Sabotage } from "../sabotage";

const spec = "test/local/resources/function-target.spec.ts";
const start = "test/local/function-options.spec.ts";

/** Versions and aliases of functions, and addresses that are this machine's. */
export const declaredFunctions: Sabotage[] = [
  {
    rule: "a permission for the function is none for its alias",
    file: "local/resources/lambda-permission.ts",
    find: '(text(inputs, "qualifier") || undefined) === qualifier;',
    replace: '[undefined, qualifier].includes(text(inputs, "qualifier") || undefined);',
    spec,
    red: "a route to a version or an alias of a function answers 500 with a permission for the function itself only",
  },
  {
    rule: "a permission for one alias is none for another",
    file: "local/resources/lambda-permission.ts",
    find: '(text(inputs, "qualifier") || undefined) === qualifier;',
    replace: '(text(inputs, "qualifier") === undefined) === (qualifier === undefined);',
    spec,
    red: "a route to a version or an alias of a function answers 500 with a permission for another alias only",
  },
  {
    rule: "an alias is one that the program declares",
    file: "local/resources/function-target.ts",
    find: `find((name) => arn === \`\${own}:\${name}\`)`,
    replace: `find((name) => name !== undefined && arn.startsWith(\`\${own}:\`))`,
    spec,
    red: "a route to a version or an alias of a function stops the start for an alias that nobody declares",
  },
  {
    rule: "a function is called by names it has",
    file: "local/lambda/functions.ts",
    find: "const pool = functions.find(functionArn);",
    replace: "const pool = functions.find(functionArn) ?? functions.list()[0];",
    spec: "test/local/lambda/qualifiers.spec.ts",
    red: "versions and aliases of a function are refused if there is no such one",
  },
  {
    rule: "reserved concurrency bounds the instances",
    file: "local/lambda/functions.ts",
    find: "Math.min(settings.maxInstances ?? Number.POSITIVE_INFINITY, options.maxInstances ?? 10)",
    replace: "options.maxInstances ?? 10",
    spec: "test/local/lambda/qualifiers.spec.ts",
    red: "reserved concurrency of a function is how many instances it has at most",
  },
  {
    rule: "callback URLs in the program's API are this machine's",
    file: "local/localized-clients.ts",
    find: "return localize(client.callbackUrls);",
    replace: "return client.callbackUrls;",
    spec: "test/local/localized-clients.spec.ts",
    red: "callback URLs in the program's own API are this machine's once the API listens, and other URLs stay",
  },
  {
    rule: "the local clients have this machine's callback URLs",
    file: "local/services.ts",
    find: "{ ...settings.identity, clients: localizeClients(settings, () => addresses().apiUrls) };",
    replace: "settings.identity;",
    spec: start,
    red: "functions with options get people back from the sign-in page at the API's local address",
  },
  {
    rule: "a host that only begins like the API's is another",
    file: "local/local-outputs.ts",
    find: `text.startsWith(\`\${from}/\`)`,
    replace: "text.startsWith(from)",
    spec: "test/local/localized-clients.spec.ts",
    red: "callback URLs in the program's own API are this machine's once the API listens, and other URLs stay",
  },
];
