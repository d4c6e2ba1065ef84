import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET } from "./naming";
import { text } from "./properties";

export const lambdaPermission: ResourceDescription = {
  type: "aws:lambda/permission:Permission",
  label: "permission",
  served: ["action", "function", "principal", "sourceArn", "sourceAccount", "qualifier", "statementId"],
  irrelevant: ["statementIdPrefix", "region"],
  create: ({ inputs, region }, naming) => {
    const statementId = text(inputs, "statementId") ?? `pulumi-${naming.pick(ALPHABET.hex, 8, "id")}`;
    return { id: statementId, computed: { statementId, region } };
  },
};

/**
 * Whether a permission lets an API's route invoke a function: principal, action, account and `sourceArn` are compared as
 * IAM does (`*` spans segments). A permission for a version or alias does not cover the function itself, nor the other way
 * round.
 *
 * @param routeArn `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path of the route key>`
 * @param qualifier version or alias that is called; undefined: the function itself
 */
export function allowsInvoke(
  permission: DeclaredResource,
  functionArn: string,
  routeArn: string,
  qualifier?: string,
): boolean {
  return allows(permission, { service: "apigateway.amazonaws.com", functionArn, sourceArn: routeArn, qualifier });
}

/** Whether a permission lets Cognito invoke a function, or a version or alias of it, as a trigger of a pool. */
export function allowsTrigger(
  permission: DeclaredResource,
  functionArn: string,
  poolArn: string,
  qualifier?: string,
): boolean {
  return allows(permission, { service: "cognito-idp.amazonaws.com", functionArn, sourceArn: poolArn, qualifier });
}

/** Who asks to invoke what, and on whose behalf. */
interface Invocation {
  service: string;
  functionArn: string;
  sourceArn: string;
  qualifier?: string | undefined;
}

function allows({ inputs }: DeclaredResource, { service, functionArn, sourceArn, qualifier }: Invocation): boolean {
  const named = text(inputs, "function");
  const isForFunction = named === functionArn || named === functionArn.split(":").at(-1);
  const action = text(inputs, "action");
  const isInvoke = action === "lambda:InvokeFunction" || action === "lambda:*";
  const isService = text(inputs, "principal") === service;
  const isAccount = (text(inputs, "sourceAccount") ?? ACCOUNT_ID) === ACCOUNT_ID;
  const isSource = matches(text(inputs, "sourceArn") ?? "*", sourceArn);
  const isQualified = (text(inputs, "qualifier") || undefined) === qualifier;
  return isForFunction && isInvoke && isService && isAccount && isSource && isQualified;
}

function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(value);
}
