/** What one Lambda function is told to be, made from declared resources. */

export interface FunctionSettings {
  arn: string;
  /** Version and aliases, after which it can be called too (`<arn>:<alias>`). @default - none */
  qualifiers?: string[];
  /** Version that runs. @default "$LATEST" */
  version?: string;
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
  /** At most so many instances at the same time; further calls wait. @default - as many as the local run allows */
  maxInstances?: number | undefined;
  /** Dummy access key of the function's role: calls to local AWS services carry it, so that grants can be enforced. */
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** What a function is called with. */
export interface Call {
  /** JSON. */
  event: string;

  /** As the caller named the function: its own ARN, or that of a version or alias. */
  functionArn: string;
}

/** How an invocation ended. */
export type InvokeResult =
  | { ok: true; payload: unknown }
  | { ok: false; reason: "error" | "timeout" | "exit"; errorType: string; errorMessage: string };
