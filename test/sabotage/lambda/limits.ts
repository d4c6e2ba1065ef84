import type { Sabotage } from "../sabotage";

/** What ends a function. */
export const limits: Sabotage[] = [
  {
    rule: "the time limit ends an invocation",
    file: "local/lambda/instance.ts",
    find: "this.limitTo(timeoutMs,",
    replace: "this.limitTo(timeoutMs * 1000,",
    spec: "test/local/lambda/limits.spec.ts",
    red: "limits of a function end a busy loop at the time limit, and the next request finds a new instance",
  },
  {
    rule: "loading the code has a time limit",
    file: "local/lambda/instance.ts",
    find: "this.limitTo(options.initTimeoutMs,",
    replace: "this.limitTo(options.initTimeoutMs * 1000,",
    spec: "test/local/lambda/limits.spec.ts",
    red: "limits of a function end code that takes too long to load",
  },
  {
    rule: "the memory limit ends an instance",
    file: "local/lambda/thread.ts",
    find: "resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },",
    replace: "",
    spec: "test/local/lambda/limits.spec.ts",
    red: "limits of a function end an instance that needs more memory, and nothing else",
  },
  {
    rule: "an answer has at most 6 MB",
    file: "local/lambda/worker-call.cjs",
    find: "if (bytes > maxPayloadBytes) {",
    replace: "if (bytes > 1e12) {",
    spec: "test/local/lambda/functions.spec.ts",
    red: "functions refuse a result larger than Lambda takes",
  },
];
