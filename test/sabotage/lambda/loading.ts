import type { Sabotage } from "../sabotage";

/** What is wrong with code. */
export const loading: Sabotage[] = [
  {
    rule: "nodejs24.x takes no callback handlers",
    file: "local/lambda/worker-load.cjs",
    find: "if (runtimeMajor >= 24 && found.length >= 3) {",
    replace: "if (runtimeMajor < 0) {",
    spec: "test/local/lambda/callback-handlers.spec.ts",
    red: "handlers from nodejs24.x on are refused if they take a callback",
  },
  {
    rule: "a handler that is not exported is named",
    file: "local/lambda/worker-load.cjs",
    find: "if (found === undefined || found === null) {",
    replace: "if (found === null) {",
    spec: "test/local/lambda/loading.spec.ts",
    red: "loading a function's code reports a missing export",
  },
  {
    rule: "a handler that is no function is named",
    file: "local/lambda/worker-load.cjs",
    find: `if (typeof found !== "function")`,
    replace: `if (typeof found === "bigint")`,
    spec: "test/local/lambda/loading.spec.ts",
    red: "loading a function's code reports an export that is no function",
  },
  {
    rule: "an ARN that no function has is refused",
    file: "local/lambda/functions.ts",
    find: `if (!pool) throw new Error(\`no function has the ARN "\${functionArn}"\`);`,
    replace: "if (!pool) return { ok: true, payload: null };",
    spec: "test/local/lambda/functions.spec.ts",
    red: "functions refuse an ARN that no function has",
  },
  {
    rule: "a runtime that does not run here stops the start",
    file: "local/lambda/unsupported.ts",
    find: `if (!isNode(runtime) && !isPython(runtime)) return \`\${runtime} functions do not run locally yet\`;`,
    replace: "",
    spec: "test/local/lambda/unsupported.spec.ts",
    red: 'functions that cannot run here are those of runtime "ruby3.4"',
  },
  {
    rule: "missing code stops the start",
    file: "local/lambda/unsupported.ts",
    find: "if (!fs.existsSync(codeFolder))",
    replace: `if (codeFolder === "")`,
    spec: "test/local/lambda/unsupported.spec.ts",
    red: "functions that cannot run here are those without code",
  },
  {
    rule: "a missing handler file stops the start",
    file: "local/lambda/handler-file.ts",
    find: "if (file === undefined) {",
    replace: "if (file === undefined) return { file: stem, exportName };\n  if (stem === undefined) {",
    spec: "test/local/lambda/unsupported.spec.ts",
    red: "functions that cannot run here are those without the handler's file",
  },
  {
    rule: "a handler's file is inside its code",
    file: "local/lambda/handler-file.ts",
    find: `|| handler.includes("..")`,
    replace: "",
    spec: "test/local/lambda/unsupported.spec.ts",
    red: 'functions that cannot run here are those with handler "../index.handler"',
  },
];
