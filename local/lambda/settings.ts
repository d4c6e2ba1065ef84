/** What one Lambda function is told to be, made from declared resources. */

export interface FunctionSettings {
  arn: string;
  name: string;
  /** `nodejs24.x` and its like. */
  runtime: string;
  /** `index.handler`: file without its ending, then the exported name. */
  handler: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** The declared variables, nothing else. */
  environment: Record<string, string>;
  /** Folder on this machine with the unpacked code. */
  codeFolder: string;
  region: string;
  logGroup: string;
  /** Dummy access key of the function's role: calls to local AWS services carry it, so that grants can be enforced. */
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** How an invocation ended. */
export type InvokeResult =
  | { ok: true; payload: unknown }
  | { ok: false; reason: "error" | "timeout" | "exit"; errorType: string; errorMessage: string };
