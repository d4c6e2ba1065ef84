import * as grpc from "@grpc/grpc-js";
import * as pulumi from "@pulumi/pulumi";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer, fillIn } from "../aws-stand-in";

/** One resource that a program registered. */
export interface Registration {
  type: string;
  name: string;
  inputs: pulumi.Inputs;
  protect: boolean;
}

/** As much of Pulumi's engine as a program needs to be run by Pulumi's own loader: it takes down what is registered. */
export interface Engine {
  /** Where it listens, for `--monitor` and `--engine`. */
  address: string;

  /** In the order of registration. */
  registrations: Registration[];

  /** Outputs of the stack. */
  outputs: pulumi.Inputs;

  /** Errors the program logged. */
  errors: string[];

  close(): void;
}

/** Starts an engine on a free port of the loopback. */
export async function startEngine(project: string, stack: string): Promise<Engine> {
  const server = new grpc.Server();
  const taken: Pick<Engine, "registrations" | "outputs" | "errors"> = { registrations: [], outputs: {}, errors: [] };
  const { respond, ...monitor } = toMonitor(taken, `urn:pulumi:${stack}::${project}`);
  server.addService(ResourceMonitorService, monitor);
  server.addService(EngineService, {
    log: respond<LogRequest, Empty>((request) => {
      if (request.getSeverity() === 3) taken.errors.push(request.getMessage());
      return new Empty();
    }),
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return Object.assign(taken, { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() });
}

function toMonitor(taken: Pick<Engine, "registrations" | "outputs">, prefix: string) {
  return {
    respond,
    supportsFeature: respond<unknown, SupportsFeatureResponse>(() => new SupportsFeatureResponse()),
    signalAndWaitForShutdown: respond<unknown, Empty>(() => new Empty()),
    invoke: respond<ResourceInvokeRequest, ResourceInvokeResponse>((request) => {
      const response = new ResourceInvokeResponse();
      response.setReturn(
        toStruct(answer(request.getTok(), (request.getArgs()?.toJavaScript() ?? {}) as pulumi.Inputs)),
      );
      return response;
    }),
    registerResource: respond<RegisterResourceRequest, RegisterResourceResponse>((request) => {
      const [type, name] = [request.getType(), request.getName()];
      const inputs = (request.getObject()?.toJavaScript() ?? {}) as pulumi.Inputs;
      taken.registrations.push({ type, name, inputs, protect: request.getProtect() ?? false });
      const { id, state } = request.getCustom() ? fillIn(type, name, inputs) : { id: "", state: inputs };
      const response = new RegisterResourceResponse();
      response.setUrn(`${prefix}::${type}::${name}`);
      response.setId(id);
      response.setObject(toStruct(state));
      return response;
    }),
    registerResourceOutputs: respond<RegisterResourceOutputsRequest, Empty>((request) => {
      const isStack = request.getUrn().includes("::pulumi:pulumi:Stack::");
      if (isStack) taken.outputs = (request.getOutputs()?.toJavaScript() ?? {}) as pulumi.Inputs;
      return new Empty();
    }),
  };
}

function respond<Request, Response>(take: (request: Request) => Response): grpc.handleUnaryCall<Request, Response> {
  return ({ request }, done) => {
    try {
      done(null, take(request));
    } catch (error) {
      done({ code: grpc.status.UNKNOWN, message: String(error) });
    }
  };
}

function toStruct(values: pulumi.Inputs): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}
