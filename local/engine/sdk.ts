import { createRequire } from "node:module";
import path from "node:path";
import { ProgramError } from "./program-error";

/** The parts of the program's own Pulumi SDK that the engine works with. */
export interface Sdk {
  /** The package itself. */
  pulumi: typeof import("@pulumi/pulumi");
  /** Holds what belongs to one evaluation. */
  state: { withLocalStorage<T>(callback: () => T): T; getStore(): { settings: { engine?: unknown } } };

  /** Messages of the resource monitor. */
  resources: typeof import("@pulumi/pulumi/proto/resource_pb");

  /** Messages of the server for transforms. */
  callbacks: typeof import("@pulumi/pulumi/proto/callback_pb");

  /** The protocol's objects. */
  structs: typeof import("google-protobuf/google/protobuf/struct_pb");

  /** The protocol's empty message. */
  empty: typeof import("google-protobuf/google/protobuf/empty_pb");
  /** Client of the SDK's server for transforms; loaded when there is one. */
  connectCallbacks(target: string): import("@pulumi/pulumi/proto/callback_grpc_pb").CallbacksClient;
}

/** The oldest one that was tried; with some that are older, a TypeScript program never ends its evaluation. */
const oldest = [3, 256, 0];

/**
 * Loads the SDK that the program itself will get, so that both speak through one runtime.
 *
 * @throws ProgramError if the project has none installed, or one that is too old
 */
export function loadSdk(projectFolder: string): Sdk {
  const load = createRequire(path.join(projectFolder, "package.json"));
  try {
    load.resolve("@pulumi/pulumi");
  } catch {
    throw new ProgramError(`@pulumi/pulumi is not installed in ${projectFolder}: run npm install`);
  }
  requireVersion(load("@pulumi/pulumi/package.json").version);
  const pulumi: Sdk["pulumi"] = load("@pulumi/pulumi");
  const fromSdk = createRequire(load.resolve("@pulumi/pulumi"));
  return {
    pulumi,
    state: load("@pulumi/pulumi/runtime/state"),
    resources: load("@pulumi/pulumi/proto/resource_pb"),
    callbacks: load("@pulumi/pulumi/proto/callback_pb"),
    structs: fromSdk("google-protobuf/google/protobuf/struct_pb"),
    empty: fromSdk("google-protobuf/google/protobuf/empty_pb"),
    connectCallbacks: (target) => {
      const grpc: typeof import("@grpc/grpc-js") = fromSdk("@grpc/grpc-js");
      const { CallbacksClient } = load("@pulumi/pulumi/proto/callback_grpc_pb");
      return new CallbacksClient(target, grpc.credentials.createInsecure());
    },
  };
}

function requireVersion(version: string): void {
  const parts = version.split(".").map((part) => Number.parseInt(part, 10));
  const differing = oldest.findIndex((part, index) => part !== parts[index]);
  if (differing === -1 || (parts[differing] ?? 0) > (oldest[differing] ?? 0)) return;
  const wanted = oldest.join(".");
  throw new ProgramError(
    `@pulumi/pulumi ${version} is too old to be evaluated here: run npm install @pulumi/pulumi@^${wanted}`,
  );
}
