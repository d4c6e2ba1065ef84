import type { MockedResource, MockedStack } from "./mocked-stack";

/** Which `SecuredApi` of a stack is meant. */
export interface Which {
  /** Name of the `SecuredApi`. @default - the only one of the stack */
  api?: string | undefined;
}

/**
 * Name of the `SecuredApi` that is meant.
 *
 * @throws Error if the stack has none, not that one, or several to choose from
 */
export function requireApi({ resources }: MockedStack, { api }: Which): string {
  const names = resources.filter(({ type }) => type === "secured-api:index:SecuredApi").map(({ name }) => name);
  if (names.length === 0) throw new Error("the program declares no SecuredApi");
  const [name, another] = api === undefined ? names : names.filter((one) => one === api);
  if (name === undefined) throw new Error(`no SecuredApi is called ${api}: write one of ${names.join(", ")}`);
  if (another !== undefined && api === undefined) {
    throw new Error(`the program declares the SecuredApis ${names.join(", ")}: say which, with { api: "${name}" }`);
  }
  return name;
}

/** Resources of a type that take an output of the resource with this name, or wait for it. */
export function dependentsOf({ resources }: MockedStack, type: string, name: string): MockedResource[] {
  return resources.filter((one) => one.type === type && one.options.dependsOn?.includes(name));
}

/** A value without the mark of a secret, which stands around the whole of what holds one. */
export function plain(value: unknown): unknown {
  const isMarked = typeof value === "object" && value !== null && Object.keys(value).join() === "secret";
  return isMarked ? (value as { secret: unknown }).secret : value;
}
