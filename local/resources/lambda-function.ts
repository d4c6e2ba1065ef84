import type { DeclaredResource } from "../engine/evaluation";
import type { FunctionSettings } from "../lambda/settings";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { number, object, text, textMap } from "./properties";

export const lambdaFunction: ResourceDescription = {
  type: "aws:lambda/function:Function",
  label: "function",
  served: [
    "name",
    "code",
    "handler",
    "runtime",
    "role",
    "memorySize",
    "timeout",
    "environment",
    "loggingConfig",
    "packageType",
    "imageUri",
    "s3Bucket",
  ],
  irrelevant: [
    "architectures",
    "description",
    "tags",
    "tracingConfig",
    "ephemeralStorage",
    "sourceCodeHash",
    "publish",
    "reservedConcurrentExecutions",
    "skipDestroy",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    const arn = `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${physical}`;
    return {
      id: physical,
      computed: {
        name: physical,
        arn,
        invokeArn: toInvokeArn(arn, region),
        qualifiedArn: `${arn}:$LATEST`,
        qualifiedInvokeArn: toInvokeArn(`${arn}:$LATEST`, region),
        version: "$LATEST",
        region,
      },
    };
  },
};

/** What a function declares that cannot be honoured here, in words; undefined if there is nothing. Such a one stops the start. */
export function findUnservedFunction({ id = "", inputs }: DeclaredResource): string | undefined {
  // The name is a folder's name here.
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) return "its name must be 1 to 64 letters, digits, - and _";
  if (number(inputs, "reservedConcurrentExecutions") === 0)
    return "reservedConcurrentExecutions 0 switches it off on AWS, and is not emulated";
  return undefined;
}

function toInvokeArn(arn: string, region: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/**
 * The function that the local Lambda runs, but for where its code lies. Left out means what it means to AWS: 3 seconds,
 * 128 MB.
 *
 * @param credentials dummy keys of its role
 */
export function toFunctionSettings(
  { inputs, outputs }: DeclaredResource,
  credentials: FunctionSettings["credentials"],
): Omit<FunctionSettings, "codeFolder"> {
  const name = text(outputs, "name") ?? "";
  return {
    arn: text(outputs, "arn") ?? "",
    name,
    runtime: text(inputs, "runtime") ?? "",
    handler: text(inputs, "handler") ?? "",
    timeoutSeconds: number(inputs, "timeout") ?? 3,
    memoryMb: number(inputs, "memorySize") ?? 128,
    environment: textMap(object(inputs, "environment") ?? {}, "variables"),
    region: text(outputs, "region") ?? "",
    logGroup: text(object(inputs, "loggingConfig") ?? {}, "logGroup") ?? `/aws/lambda/${name}`,
    credentials,
  };
}
