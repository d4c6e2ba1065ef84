import type { Properties } from "../engine/evaluation";
import type { Created } from "../engine/provider";
import type { Naming } from "./naming";

/** A resource as its program declares it, with every input that matters known. */
export interface Declared {
  /** The name in the program. */
  name: string;

  /** What the program gave it. */
  inputs: Properties;

  /** Region it is in. */
  region: string;
}

/** What one AWS resource type is. */
export interface ResourceDescription {
  /** For example `aws:cognito/userPool:UserPool`. */
  type: string;

  /** The field's words for it, for example `user pool`. */
  label: string;

  /** Inputs that the local run acts on. */
  served: readonly string[];

  /** Inputs that change nothing on one machine, such as tags. Every other declared input is named as not emulated. */
  irrelevant: readonly string[];

  /** Id and computed properties of AWS's exact shape, the same after every restart. */
  create(declared: Declared, naming: Naming): Created;
}
