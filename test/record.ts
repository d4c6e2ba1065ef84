import * as pulumi from "@pulumi/pulumi";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer, fillIn } from "./aws-stand-in";

/** One resource as the program declared it. */
export interface RecordedResource {
  type: string;
  name: string;

  /** What is sent to the provider. An unknown value is `unknown`, a secret one is `{ secret: value }`. */
  inputs: pulumi.Inputs;

  /** Resource options, those that differ from Pulumi's defaults; resources by name. */
  options: RecordedOptions;

  /** A component's own outputs, given to `registerOutputs`. */
  outputs?: pulumi.Inputs;
}

export interface RecordedOptions {
  parent?: string;
  protect?: boolean;
  /** Names of what it waits for, sorted: by `dependsOn` and by the outputs among its inputs. */
  dependsOn?: string[];
  deleteBeforeReplace?: boolean;
  retainOnDelete?: boolean;
  provider?: string;
}

/** One question to a provider: a function of its own, such as `aws:index/getRegion:getRegion`. */
export interface RecordedInvoke {
  token: string;
  args: pulumi.Inputs;

  /** Name of the provider it was put to. Left out for the default one. */
  provider?: string;
}

export interface Recording {
  /** In the order of registration. */
  resources: RecordedResource[];

  /** In the order they were asked. */
  invokes: RecordedInvoke[];

  /** What was logged, `info: ...` or `warning: ...`, with the name of the resource it was said of. */
  messages: { text: string; resource: string }[];
}

export interface RecordOptions {
  project?: string;
  /** @default "test": none of this repo's, whose pools are recorded beside their files */
  stack?: string;
  /** Ids and other outputs of AWS are unknown, as in `pulumi preview`. @default false */
  preview?: boolean;
}

/** Stands for a value that a preview does not know. */
export const unknown = "(unknown)";

/**
 * Runs a program under Pulumi's mocks, waits until everything is registered and returns what it declared.
 *
 * @throws whatever the program throws, and the first rejection that nobody handled: a failed `apply`, a failed registration
 * @throws Error if an output was put into a string, where Pulumi leaves a text about `toString` as the value
 */
export async function record(program: () => unknown, options: RecordOptions = {}): Promise<Recording> {
  const { project = "notes-project", stack = "test", preview = false } = options;
  const rejections = collectRejections();
  try {
    const recording = await state.withLocalStorage(async () => {
      const recording: Recording = { resources: [], invokes: [], messages: [] };
      await pulumi.runtime.setMocks(toMocks(preview, recording), project, stack, preview);
      listen(recording);
      await program();
      await pulumi.runtime.disconnect();
      return recording;
    });
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    if (rejections.seen.length > 0) throw rejections.seen[0];
    requireNoOutputInText(recording);
    return recording;
  } finally {
    rejections.stop();
  }
}

/** The one resource of a type, or the one with this name among several. */
export function find({ resources }: Recording, type: string, name?: string): RecordedResource {
  const found = resources.filter((one) => one.type === type && (name === undefined || one.name === name));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} resources of type ${type}${name ? ` are called ${name}` : ""}`);
  }
  return only;
}

interface State {
  withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
  getStore(): { settings: { engine: unknown } };
}

/** Not in the SDK's types: keeps one recording's mocks apart from another's, and takes an engine to log to. */
const state = require("@pulumi/pulumi/runtime/state") as State;

function toMocks(preview: boolean, { invokes }: Recording): pulumi.runtime.Mocks {
  return {
    newResource: ({ type, name, inputs, custom }) => {
      if (preview || custom === false) return { id: undefined, state: inputs };
      return fillIn(type, name, inputs);
    },
    call: ({ token, inputs: args, provider }) => {
      invokes.push({ token, args, ...(provider ? { provider: toProviderName(provider) } : {}) });
      return answer(token, args);
    },
  };
}

type Callback = (error: unknown, response: RegisterResourceResponse) => void;

interface Monitor {
  registerResource(request: RegisterResourceRequest, callback: Callback): Promise<void>;
  registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback): void;
}

/** Pulumi's mocks drop resource options, a component's outputs and the log: all of them are taken from the requests. */
function listen(recording: Recording): void {
  const byUrn = new Map<string, RecordedResource>();
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const { registerResource, registerResourceOutputs } = monitor;
  monitor.registerResource = (request, callback) => {
    const resource = {
      type: request.getType(),
      name: request.getName(),
      inputs: read(request.getObject()),
      options: toOptions(request),
    };
    recording.resources.push(resource);
    return registerResource.call(monitor, request, (error, response) => {
      if (!error) byUrn.set(response.getUrn(), resource);
      callback(error, response);
    });
  };
  monitor.registerResourceOutputs = (request, callback) => {
    const resource = byUrn.get(request.getUrn());
    if (resource) resource.outputs = read(request.getOutputs());
    registerResourceOutputs.call(monitor, request, callback);
  };
  state.getStore().settings.engine = {
    log(request: LogRequest, done: () => void) {
      const severity = ["debug", "info", "warning", "error"][request.getSeverity()];
      const text = `${severity}: ${request.getMessage()}`;
      if (severity !== "debug") recording.messages.push({ text, resource: toName(request.getUrn()) });
      done();
    },
  };
}

function toOptions(request: RegisterResourceRequest): RecordedOptions {
  const dependsOn = [...new Set(request.getDependenciesList().map(toName))].sort();
  return {
    ...(request.getParent() ? { parent: toName(request.getParent()) } : {}),
    ...(request.getProtect() ? { protect: true } : {}),
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
    ...(request.getDeletebeforereplace() ? { deleteBeforeReplace: true } : {}),
    ...(request.getRetainondelete() ? { retainOnDelete: true } : {}),
    ...(request.getProvider() ? { provider: toProviderName(request.getProvider()) } : {}),
  };
}

function toName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** A reference to a provider is its URN and its id. */
function toProviderName(reference: string): string {
  return toName(reference.replace(/::[^:]*$/, ""));
}

function read(struct: Struct | undefined): pulumi.Inputs {
  return struct === undefined ? {} : (decode(struct.toJavaScript()) as pulumi.Inputs);
}

/** Turns Pulumi's wire form of secrets, unknowns, assets and archives back into values. */
function decode(value: unknown): unknown {
  if (value === pulumi.runtime.unknownValue) return unknown;
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  const { [pulumi.runtime.specialSigKey]: kind, ...members } = value as pulumi.Inputs;
  if (kind === pulumi.runtime.specialSecretSig) return { secret: decode(members["value"]) };
  return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, decode(member)]));
}

function requireNoOutputInText(recording: Recording): void {
  for (const { name, inputs, outputs } of recording.resources) {
    if (JSON.stringify([inputs, outputs]).includes("Calling [toString]")) {
      throw new Error(`an output was put into a string among the inputs of ${name}`);
    }
  }
}

/** Takes the place of every listener for unhandled rejections until `stop` is called. */
function collectRejections(): { seen: unknown[]; stop: () => void } {
  const seen: unknown[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => seen.push(reason));
  return {
    seen,
    stop: () => {
      process.removeAllListeners("unhandledRejection");
      for (const other of others) process.on("unhandledRejection", other);
    },
  };
}
