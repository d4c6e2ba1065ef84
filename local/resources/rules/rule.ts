/** What a value must be. For a list, the limits on values count for each of its entries. */
export interface Checks {
  /** The provider refuses a resource without it. @default false */
  required?: true;

  /** Values that are taken. @default - any */
  oneOf?: readonly (string | number)[];

  /** Form of a text, and the words for it: `must be <words>`. @default - any */
  form?: readonly [RegExp, string];

  /** Smallest and largest number, both allowed. @default - any */
  range?: readonly [number, number];

  /** Fewest and most characters of a text, both allowed. @default - any */
  characters?: readonly [number, number];

  /** Fewest and most entries of a list, both allowed. @default - any */
  entries?: readonly [number, number];

  /** Properties beside this one that may not be set together with it. @default none */
  excludes?: readonly string[];

  /** Properties beside this one of which one must be set together with it. @default none */
  needs?: readonly string[];

  /** Properties of an object, or of each object of a list. @default - not looked at */
  fields?: Fields;
}

/** Properties by name. A nested one that has no effect of its own has that of the property it is in. */
export interface Fields {
  /** One property. */
  [name: string]: Checks | Property;
}

/** What a change of a property does to a resource that exists, and where the provider says so. */
export interface Effect {
  /** `unknown`: no line of the provider says so, and nobody may take it for an update. */
  change: "update" | "replace" | "unknown";

  /** File and line of the provider's source; empty if the change is unknown. */
  evidence: string;
}

/** A property with its effect. */
export type Property = Checks & Effect;

/** What the provider takes for one resource type, and what its changes do. */
export interface ResourceRules {
  /** For example `aws:cognito/userPool:UserPool`. */
  type: string;

  /** By the name a Pulumi program uses. A property that is not listed is unknown. */
  properties: { [name: string]: Property };

  /** Lists of properties of which exactly one must be set. @default none */
  exactlyOne?: readonly (readonly string[])[];
}

/** Where in the provider's source a type's evidence is. */
export interface Source {
  /** Replaces: its schema says `ForceNew` or `RequiresReplace` at that line. */
  replaces(line: number, checks?: Checks): Property;

  /**
   * Updates: its schema has neither, and its update sends it.
   *
   * @param schema line of the property's schema
   * @param sent line of the update function; left out, the update has nothing to send: the provider alone reads it
   */
  updates(schema: number, sent: number | undefined, checks?: Checks): Property;
}

/** Commit of github.com/hashicorp/terraform-provider-aws whose lines are the evidence: 6.48.0 in the making, 2 June 2026. */
export const PROVIDER_COMMIT = "5f2286d6d836";

/** @param file below `internal/service` of the provider */
export function source(file: string): Source {
  return {
    replaces: (line, checks = {}) => ({ ...checks, change: "replace", evidence: `${file}:${line}` }),
    updates: (schema, sent, checks = {}) => ({
      ...checks,
      change: "update",
      evidence: `${file}:${schema}${sent === undefined ? "" : `, sent at ${sent}`}`,
    }),
  };
}

/** A property whose effect no line of that source says. */
export function unknown(checks: Checks = {}): Property {
  return { ...checks, change: "unknown", evidence: "" };
}

/** Resources of the older plugin SDK: tags and the resource's own region are handled for all of them in one place. */
export const tags: Property = { change: "update", evidence: "internal/provider/sdkv2/tags_interceptor.go:179" };
export const region: Property = { change: "replace", evidence: "internal/provider/sdkv2/region.go:112" };

/** The same of the newer plugin framework. */
export const frameworkRegion: Property = { change: "replace", evidence: "internal/provider/framework/region.go:300" };

/** Forms that several types share, with the words for them. An ARN may be empty, which says nothing. */
export const ARN = [/^(?:arn:[\w-]+:[\w-]*:[\w-]*:\d*:.+)?$/, "an ARN"] as const;
export const LOG_GROUP = [/^[0-9A-Za-z_./#-]+$/, "letters, digits and _./#-"] as const;
export const IAM_NAME = [/^[\w+=,.@-]+$/, "letters, digits and _+=,.@-"] as const;
