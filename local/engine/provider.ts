import type { Properties } from "./evaluation";

/** A resource as it is being declared. */
export interface Declaration {
  /** Unique in the stack. */
  urn: string;

  /** For example `aws:cognito/userPool:UserPool`. */
  type: string;

  /** The name in the program. */
  name: string;

  /** What the program gave it; what matters of it is known. */
  inputs: Properties;
  /** Region it is in: its own `region`, else its provider's. */
  region: string;
}

/** What the cloud would have made of a declaration. */
export interface Created {
  /** Physical id. */
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
