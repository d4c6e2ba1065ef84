import os from "node:os";
import { toSessionToken } from "../iam/session";
import type { FunctionSettings } from "./settings";

/** What a function's environment is made of besides its settings. */
export interface EnvironmentOptions {
  /** Base URL of the local AWS services. */
  endpointUrl: string;

  /** Log stream of the instance. */
  logStream: string;
}

/**
 * Makes the whole environment of a function: the declared variables and Lambda's own, nothing of the shell that
 * started the local run. Names that Lambda reserves, and those that would lead an AWS SDK away from this machine or
 * to the developer's files, are ours whatever is declared.
 *
 * The SDK's warning about this machine's Node is switched off, since the function declares its own runtime. Retries stay the SDK's own: a service that does not run here answers with a 4xx, which no SDK tries again.
 *
 * Rule: AWS Lambda developer guide, "Defined runtime environment variables".
 */
export function toEnvironment(settings: FunctionSettings, options: EnvironmentOptions): Record<string, string> {
  return {
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    ...Object.fromEntries(Object.entries(settings.environment).filter(([name]) => !leadsElsewhere(name))),
    ...toLambdaVariables(settings, options.logStream),
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: toSessionToken(settings.name),
    AWS_ENDPOINT_URL: options.endpointUrl,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: os.devNull,
    AWS_SHARED_CREDENTIALS_FILE: os.devNull,
    ...(settings.runtime.startsWith("nodejs") && { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" }),
  };
}

/** With these an SDK would call real AWS, with keys that AWS does not know, or read another person's keys. */
function leadsElsewhere(name: string): boolean {
  return (
    name.startsWith("AWS_ENDPOINT_URL") ||
    name === "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS" ||
    name === "AWS_PROFILE" ||
    name.startsWith("AWS_USE_")
  );
}

function toLambdaVariables(settings: FunctionSettings, logStream: string): Record<string, string> {
  return {
    _HANDLER: settings.handler,
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: settings.version ?? "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    LAMBDA_TASK_ROOT: settings.codeFolder,
    LAMBDA_RUNTIME_DIR: __dirname,
  };
}
