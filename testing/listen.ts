import * as pulumi from "@pulumi/pulumi";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { MockedResource, MockedStack } from "./mocked-stack";
import { fromStruct, toName, toOptions } from "./wire";

type Callback = (error: unknown, response: RegisterResourceResponse) => void;

interface Monitor {
  registerResource(request: RegisterResourceRequest, callback: Callback): Promise<void>;
  registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback): void;
}

interface State {
  withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
  getStore(): { settings: { engine: unknown } };
}

/** Not in the SDK's types: keeps one program's mocks apart from another's, and takes an engine to log to. */
const state = require("@pulumi/pulumi/runtime/state") as State;

/** Runs with Pulumi settings of its own. */
export const isolated = <T>(run: () => Promise<T>): Promise<T> => state.withLocalStorage(run);

/** Pulumi's mocks drop resource options, a component's outputs and the log: all of them are taken from the requests. */
export function listen(stack: MockedStack): void {
  const byUrn = new Map<string, MockedResource>();
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const { registerResource, registerResourceOutputs } = monitor;
  monitor.registerResource = (request, callback) => {
    const resource = toResource(request);
    stack.resources.push(resource);
    return registerResource.call(monitor, request, (error, response) => {
      if (!error) byUrn.set(response.getUrn(), resource);
      callback(error, response);
    });
  };
  monitor.registerResourceOutputs = (request, callback) => {
    const resource = byUrn.get(request.getUrn());
    if (resource) resource.outputs = fromStruct(request.getOutputs());
    registerResourceOutputs.call(monitor, request, callback);
  };
  state.getStore().settings.engine = {
    log(request: LogRequest, done: () => void) {
      const severity = ["debug", "info", "warning", "error"][request.getSeverity()];
      const text = `${severity}: ${request.getMessage()}`;
      if (severity !== "debug") stack.messages.push({ text, resource: toName(request.getUrn()) });
      done();
    },
  };
}

function toResource(request: RegisterResourceRequest): MockedResource {
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: fromStruct(request.getObject()),
    options: toOptions(request),
  };
}
