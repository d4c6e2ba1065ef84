/** What both parts of the mutation test have in common. */
export function base(part) {
  return {
    testRunner: "mocha",
    testRunnerNodeArgs: ["--import", "tsx"],
    coverageAnalysis: "perTest",
    concurrency: 2,
    // No test takes that long, however busy the machine is: what does has no end.
    timeoutMS: 30_000,
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
    incrementalFile: `test/mutation/.reports/${part}-incremental.json`,
    jsonReporter: { fileName: `test/mutation/.reports/${part}.json` },
    htmlReporter: { fileName: `test/mutation/.reports/${part}.html` },
    reporters: ["json", "html", "clear-text", "progress-append-only"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
    thresholds: { high: 100, low: 95, break: 95 },
  };
}

/** The repo's mocha block is for another major version, and names options of its command line. */
export function specs(...spec) {
  return { "no-package": true, "no-config": true, spec };
}
