import { base, specs } from "./base.mjs";

/** What decides who reaches which route of the local gateway. */
const files = [
  "authorizer",
  "claim-checks",
  "claims",
  "guarded-routes",
  "identity-source",
  "route-key",
  "router",
  "scopes",
  "signing-keys",
  "stage",
  "token",
  "unsupported",
];

/** Those tables of attacks that are tried one by one; what happens at once takes long, and says nothing new here. */
const attacks = ["attacks", "attacks/paths", "attacks/places", "attacks/scopes", "attacks/tokens"];

export default {
  ...base("gateway"),
  mutate: files.map((name) => `local/gateway/${name}.ts`),
  mochaOptions: specs(
    ...[...files, "signature-thread", "token-table", ...attacks].map((name) => `test/local/gateway/${name}.spec.ts`),
  ),
};
