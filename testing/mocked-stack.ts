import type * as pulumi from "@pulumi/pulumi";

/** What a program declared. */
export interface MockedStack {
  /** In the order of registration. */
  resources: MockedResource[];

  /** What it asked of providers, in that order. */
  invokes: MockedInvoke[];

  /** What was logged, `info: ...` or `warning: ...`, with the name of the resource it was said of. */
  messages: { text: string; resource: string }[];
}

/** One resource as the program declared it. */
export interface MockedResource {
  /** Type token, for example `aws:lambda/function:Function`. */
  type: string;

  /** Name in the program, for example `notes-handler`. */
  name: string;

  /** What is sent to the provider. An unknown value is `unknown`, a secret one is `{ secret: value }`. */
  inputs: pulumi.Inputs;

  /** Resource options, those that differ from Pulumi's defaults; resources by name. */
  options: MockedOptions;

  /** A component's own outputs, given to `registerOutputs`. */
  outputs?: pulumi.Inputs;
}

/** One call of a provider's function. */
export interface MockedInvoke {
  /** For example `aws:index/getRegion:getRegion`. */
  token: string;

  /** What it was asked with. */
  args: pulumi.Inputs;

  /** Name of an explicit provider. @default - the default provider */
  provider?: string;
}

/** Resource options. */
export interface MockedOptions {
  /** Name of the resource it belongs to. @default - none */
  parent?: string;

  /** Pulumi refuses to delete it. @default false */
  protect?: boolean;

  /** Names of what it waits for, sorted: by `dependsOn` and by the outputs among its inputs. @default - nothing */
  dependsOn?: string[];

  /** @default false */
  deleteBeforeReplace?: boolean;

  /** @default false */
  retainOnDelete?: boolean;

  /** Name of an explicit provider. @default - the default provider */
  provider?: string;
}

/** Stands for a value that a preview does not know. */
export const unknown = "(unknown)";

/**
 * The one resource of a type, or the one with this name among several.
 *
 * @throws Error if there is none, or more than one
 */
export function find({ resources }: MockedStack, type: string, name?: string): MockedResource {
  const found = resources.filter((one) => one.type === type && (name === undefined || one.name === name));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} resources of type ${type}${name ? ` are called ${name}` : ""}`);
  }
  return only;
}
