import type { Properties } from "./evaluation";

/** A resource as it is being declared. */
export interface Declaration {
  urn: string;
  type: string;
  name: string;
  inputs: Properties;
  /** Region it is in: its own `region`, else its provider's. */
  region: string;
}

/** What the cloud would have made of a declaration. */
export interface Created {
  id: string;
  /** What AWS computes, over the inputs. */
  computed: Properties;
  /** Names of computed properties that are secret. */
  secrets?: readonly string[];
}

/** Stands in for the cloud while a program is evaluated. */
export interface Provider {
  /** Undefined: nobody serves the type. */
  create(declaration: Declaration): Created | undefined;

  /** Properties that matter to whoever serves the type: if one of them is unknown, the resource is not served. */
  servedProperties(type: string): readonly string[];

  /** Answer of a provider function, undefined if nobody serves it. */
  invoke(token: string, args: Properties, region: string): Properties | undefined;
}
