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

function toInvokeArn(arn: string, region: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/** What a function gets besides what it declares. */
export interface FunctionPlace {
  /** Folder with the unpacked code. */
  codeFolder: string;

  /** Dummy keys of its role. */
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** The function that the local Lambda runs. Left out means what it means to AWS: 3 seconds, 128 MB. */
export function toFunctionSettings({ inputs, outputs }: DeclaredResource, place: FunctionPlace): FunctionSettings {
  const name = text(outputs, "name") ?? "";
  return {
    arn: text(outputs, "arn") ?? "",
    name,
    runtime: text(inputs, "runtime") ?? "",
    handler: text(inputs, "handler") ?? "",
    timeoutSeconds: number(inputs, "timeout") ?? 3,
    memoryMb: number(inputs, "memorySize") ?? 128,
    environment: textMap(object(inputs, "environment") ?? {}, "variables"),
    codeFolder: place.codeFolder,
    region: text(outputs, "region") ?? "",
    logGroup: text(object(inputs, "loggingConfig") ?? {}, "logGroup") ?? `/aws/lambda/${name}`,
    credentials: place.credentials,
  };
}
