import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type { LogLine } from "./evaluation";
import type { Sdk } from "./sdk";

type Done = (error: null, response: object) => void;

/** Severities of the engine's protocol. */
const SEVERITY: Record<number, LogLine["severity"]> = { 1: "info", 2: "warning", 3: "error" };

/** Collects what `pulumi.log` says in the evaluation that is running. */
export function captureLog(sdk: Sdk, lines: LogLine[]): void {
  sdk.state.getStore().settings.engine = {
    log: (request: LogRequest, done: Done) => {
      const severity = SEVERITY[request.getSeverity()];
      if (severity) lines.push({ severity, message: request.getMessage() });
      done(null, {});
    },
    setRootResource: (_request: unknown, done: Done) => done(null, {}),
    close: () => undefined,
  };
}
