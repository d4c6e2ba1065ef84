import type { DeclaredResource } from "../engine/evaluation";
import type { DeclaredResources } from "./declared";
import { lambdaAlias } from "./lambda-alias";
import { lambdaFunction } from "./lambda-function";
import { text } from "./properties";

/** What an integration calls. */
export interface FunctionTarget {
  /** The function. */
  resource: DeclaredResource;

  /** Version or alias; undefined: the function itself. */
  qualifier: string | undefined;
}

/**
 * The function of this program that an ARN names, by itself or by one of its versions or aliases.
 *
 * @returns undefined if the program declares none, or no such version or alias of it
 */
export function findFunctionTarget(arn: string, declared: DeclaredResources): FunctionTarget | undefined {
  for (const resource of declared.of(lambdaFunction)) {
    const own = text(resource.outputs, "arn") ?? "";
    if (arn === own) return { resource, qualifier: undefined };
    const qualifier = qualifiersOf(resource, declared).find((name) => arn === `${own}:${name}`);
    if (qualifier !== undefined) return { resource, qualifier };
  }
  return undefined;
}

/** Names after which a function can be called: its version and its aliases. */
export function qualifiersOf({ outputs }: DeclaredResource, declared: DeclaredResources): string[] {
  const own = `${text(outputs, "arn")}:`;
  const aliases = declared.of(lambdaAlias).map((alias) => text(alias.outputs, "arn") ?? "");
  return [
    text(outputs, "version") ?? "",
    ...aliases.filter((arn) => arn.startsWith(own)).map((arn) => arn.slice(own.length)),
  ];
}
