/** What is mutated, and the specs that must notice. Specs of other parts do not count: a rule is proven beside its code. */
const gateway = [
  "authorizer",
  "claim-checks",
  "claims",
  "token",
  "identity-source",
  "scopes",
  "signing-keys",
  "router",
  "route-key",
  "guarded-routes",
  "stage",
  "unsupported",
];
const attacks = ["tokens", "scopes", "places", "paths"].map((name) => `attacks/${name}`);
const plans = ["routes", "scopes", "groups"];

export default {
  mutate: [
    ...gateway.map((name) => `local/gateway/${name}.ts`),
    ...plans.map((name) => `components/${name}.ts`),
    "components/checks/**/*.ts",
  ],
  testRunner: "mocha",
  mochaOptions: {
    // The repo's mocha block is for another major version and names options of the command line.
    "no-package": true,
    "no-config": true,
    // No braces: the runner cuts these at commas.
    spec: [
      ...[...gateway, "signature-thread", "token-table", "attacks", ...attacks].map(
        (name) => `test/local/gateway/${name}.spec.ts`,
      ),
      ...[...plans, "plan-*"].map((name) => `test/components/${name}.spec.ts`),
      "test/components/checks/**/*.spec.ts",
    ],
  },
  testRunnerNodeArgs: ["--import", "tsx"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // The specs measure no time of their own that is near this.
  timeoutMS: 10_000,
  allowEmpty: false,
  disableTypeChecks: "{local,components,test}/**/*.ts",
  ignorePatterns: [
    "**",
    "!package.json",
    "!tsconfig.json",
    "!components/**",
    "!functions/**",
    "!local/**",
    "!test/**",
    "test/mutation",
  ],
  tempDirName: "test/mutation/.sandbox",
  incrementalFile: "test/mutation/.reports/incremental.json",
  jsonReporter: { fileName: "test/mutation/.reports/mutation.json" },
  htmlReporter: { fileName: "test/mutation/.reports/mutation.html" },
  reporters: ["json", "html", "clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  thresholds: { high: 100, low: 95, break: 95 },
};
