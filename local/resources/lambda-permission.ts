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
 * IAM does (`*` spans segments). A permission for a version or alias does not cover the function itself.
 *
 * @param routeArn `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path of the route key>`
 */
export function allowsInvoke({ inputs }: DeclaredResource, functionArn: string, routeArn: string): boolean {
  const named = text(inputs, "function");
  const isForFunction = named === functionArn || named === functionArn.split(":").at(-1);
  const action = text(inputs, "action");
  const isInvoke = action === "lambda:InvokeFunction" || action === "lambda:*";
  const isGateway = text(inputs, "principal") === "apigateway.amazonaws.com";
  const isAccount = (text(inputs, "sourceAccount") ?? ACCOUNT_ID) === ACCOUNT_ID;
  const isSource = matches(text(inputs, "sourceArn") ?? "*", routeArn);
  return isForFunction && isInvoke && isGateway && isAccount && isSource && !text(inputs, "qualifier");
}

function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(value);
}
