import { type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("cognitoidp/resource_server.go");

export const resourceServerRules: ResourceRules = {
  type: "aws:cognito/resourceServer:ResourceServer",
  properties: {
    identifier: replaces(46, {
      required: true,
      characters: [1, 256],
      form: [/^[\x21\x23-\x5B\x5D-\x7E]+$/, "printable ASCII without blanks, quotation marks and backslashes"],
    }),
    name: updates(48, 163, { characters: [1, 256], form: [/^[\w\s+=,.@-]+$/, "letters, digits, blanks and _+=,.@-"] }),
    region,
    scopes: updates(52, 164, {
      entries: [0, 100],
      fields: {
        scopeName: {
          required: true,
          characters: [1, 256],
          form: [
            /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/,
            "printable ASCII without blanks, quotation marks, slashes and backslashes",
          ],
        },
        scopeDescription: { required: true, characters: [1, 256] },
      },
    }),
    userPoolId: replaces(74, { required: true }),
  },
};
