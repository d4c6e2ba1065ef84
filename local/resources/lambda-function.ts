import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { FunctionSettings } from "../lambda/settings";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { flag, isDeclared, number, object, text, textMap } from "./properties";

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
    "publish",
    "reservedConcurrentExecutions",
    "vpcConfig",
    "deadLetterConfig",
  ],
  irrelevant: [
    "architectures",
    "description",
    "tags",
    "tracingConfig",
    "ephemeralStorage",
    "sourceCodeHash",
    "replaceSecurityGroupsOnDestroy",
    "replacementSecurityGroupIds",
    "skipDestroy",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    const arn = `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${physical}`;
    const version = flag(inputs, "publish") ? "1" : "$LATEST";
    return {
      id: physical,
      computed: {
        name: physical,
        arn,
        invokeArn: toInvokeArn(arn, region),
        qualifiedArn: `${arn}:${version}`,
        qualifiedInvokeArn: toInvokeArn(`${arn}:${version}`, region),
        version,
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

/** What a function declares that changes nothing here, and would on AWS; in words. */
export function findLooseEnds({ inputs }: DeclaredResource): string[] {
  const reserved = toReserved(inputs);
  return [
    ...(isDeclared(inputs["vpcConfig"])
      ? ["vpcConfig is not emulated: it reaches what this machine reaches, and not the VPC"]
      : []),
    ...(isDeclared(inputs["deadLetterConfig"])
      ? ["deadLetterConfig is not emulated: it is for calls that nobody waits for, which there are none of here"]
      : []),
    ...(reserved === undefined
      ? []
      : [`reservedConcurrentExecutions ${reserved}: further requests wait here, and are refused on AWS`]),
  ];
}

/** Undefined: none is reserved (AWS's -1 too). */
function toReserved(inputs: Properties): number | undefined {
  const reserved = number(inputs, "reservedConcurrentExecutions");
  return reserved === undefined || reserved < 0 ? undefined : reserved;
}

function toInvokeArn(arn: string, region: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/**
 * The function that the local Lambda runs, but for where its code lies. Left out means what it means to AWS: 3 seconds,
 * 128 MB.
 *
 * @param credentials dummy keys of its role
 * @param qualifiers its version and its aliases
 */
export function toFunctionSettings(
  { inputs, outputs }: DeclaredResource,
  credentials: FunctionSettings["credentials"],
  qualifiers: string[],
): Omit<FunctionSettings, "codeFolder"> {
  const name = text(outputs, "name") ?? "";
  return {
    arn: text(outputs, "arn") ?? "",
    qualifiers,
    version: text(outputs, "version") ?? "$LATEST",
    name,
    runtime: text(inputs, "runtime") ?? "",
    handler: text(inputs, "handler") ?? "",
    timeoutSeconds: number(inputs, "timeout") ?? 3,
    memoryMb: number(inputs, "memorySize") ?? 128,
    environment: textMap(object(inputs, "environment") ?? {}, "variables"),
    region: text(outputs, "region") ?? "",
    logGroup: text(object(inputs, "loggingConfig") ?? {}, "logGroup") ?? `/aws/lambda/${name}`,
    maxInstances: toReserved(inputs),
    credentials,
  };
}
