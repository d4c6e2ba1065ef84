/** Stands for a value that is not known here, because nobody serves the resource it comes from. */
export const UNKNOWN: unique symbol = Symbol("unknown");
/** Type of `UNKNOWN`. */
export type Unknown = typeof UNKNOWN;

/** A file or a text inside an archive. */
export type AssetValue =
  | { kind: "text"; text: string }
  | { kind: "file"; path: string }
  | { kind: "remote"; uri: string };

/** Code as a program declares it. */
export type ArchiveValue =
  | { kind: "assets"; assets: Record<string, AssetValue | ArchiveValue> }
  | { kind: "path"; path: string }
  | { kind: "remoteArchive"; uri: string };

/** Wraps assets and archives, so that no plain object can be taken for one. */
export class Asset {
  constructor(readonly value: AssetValue) {}
}

/** Wraps an archive, so that no plain object can be taken for one. */
export class Archive {
  constructor(readonly value: ArchiveValue) {}
}

/** A property of a resource. Secrets are plain here: nothing of it leaves this process. */
export type Value = string | number | boolean | null | Unknown | Asset | Archive | Value[] | Properties;
/** Properties of a resource by name. */
export interface Properties {
  /** One property. */
  [name: string]: Value;
}

/** One resource that the program declared. */
export interface DeclaredResource {
  /** As the engine forms it, with the types of the parents. */
  urn: string;

  /** For example `aws:cognito/userPool:UserPool`. */
  type: string;

  /** The name in the program. */
  name: string;

  /** False for a component. */
  custom: boolean;

  /** Undefined when nobody serves it. */
  id: string | undefined;

  /** What the program gave it, after transforms. */
  inputs: Properties;

  /** Names of the inputs that hold a secret, which nobody may be shown. @default none */
  secretInputs?: readonly string[];

  /** Inputs and what AWS would compute. */
  outputs: Properties;

  /** URN of the parent; empty for the stack itself. */
  parent: string;
}

/** A resource, or something that depends on one, that the local run does not have. */
export interface NotServed {
  /** For example `aws:s3/bucket:Bucket`. */
  type: string;

  /** The name in the program. */
  name: string;

  /** Why, in words. */
  reason: string;
}

/** What a program asked the cloud while it ran. */
export interface InvokedFunction {
  /** For example `aws:cognito/getUserPool:getUserPool`. */
  token: string;

  /** What it was asked with. */
  args: Properties;
}

/** A handler's code, bundled while the program ran: what `bundle()` of secured-api tells of it. */
export interface FollowedBundle {
  /** Its text, by which it is found among the declared code. */
  code: string;

  /** Absolute paths of all that it was made of. */
  files: string[];

  /** Bundles the files as they are now, without blocking; rejects with an error for people. */
  rebuild(): Promise<Pick<FollowedBundle, "code" | "files">>;

  /** Frees what rebuilding holds. */
  dispose(): Promise<void>;
}

/** What a program was read from. */
export interface Sources {
  /** Absolute paths of its modules; installed packages are not among them. */
  modules: string[];

  /** Handlers that were bundled. */
  bundles: FollowedBundle[];
}

/** A line the program logged. */
export interface LogLine {
  /** How much it matters. */
  severity: "info" | "warning" | "error";

  /** What the program said. */
  message: string;
}

/** What a Pulumi program declared, for one stack. */
export interface Evaluation {
  /** Name of the project. */
  project: string;

  /** Name of the stack. */
  stack: string;

  /** AWS region of the stack's default provider. */
  region: string;

  /** In the order of declaration; the stack and components are among them. */
  resources: DeclaredResource[];

  /** The stack's outputs; a secret one is `[secret]`, one that is not known is left out. */
  outputs: Record<string, unknown>;

  /** What the program asked the cloud and was answered, in the order of asking. */
  invoked: InvokedFunction[];

  /** What `pulumi.log` said. */
  log: LogLine[];

  /** What the local run does not have, in the order of declaration. */
  notServed: NotServed[];

  /** Files whose change means another evaluation. */
  sources: Sources;
}
