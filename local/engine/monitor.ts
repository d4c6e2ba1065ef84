import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type {
  DeploymentInfo,
  ReadResourceRequest,
  ReadResourceResponse,
  RegisterPackageResponse,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
  ResourceInvokeRequest,
  ResourceInvokeResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Registry } from "./registry";
import type { Sdk } from "./sdk";
import { createTransforms, type Transforms } from "./transforms";
import { toWireObject, type WireObject } from "./wire";

type Answer<T> = (error: Error | null, response?: T) => void;

/** Features of the engine that this monitor has, as the SDK asks for them by name. */
const FEATURES = [
  "SECRETS",
  "RESOURCE_REFERENCES",
  "ALIAS_SPECS",
  "DELETED_WITH",
  "REPLACE_WITH",
  "REPLACEMENT_TRIGGER",
  "TRANSFORMS",
  "INVOKE_TRANSFORMS",
  "PARAMETERIZATION",
  "RESOURCE_HOOKS",
  "ERROR_HOOKS",
] as const;

/**
 * The engine's side of a Pulumi program, in this process: what the SDK would send to the CLI over gRPC is answered from
 * the registry. Has the methods of the SDK's ResourceMonitorClient.
 */
export function createMonitor(sdk: Sdk, registry: Registry) {
  const transforms = createTransforms(sdk);
  return {
    ...answerResources(sdk, registry, transforms),
    ...answerCalls(sdk, registry),
    ...answerCallbacks(sdk, transforms),
    ...answerFeatures(sdk),
    close: () => undefined,
  };
}

function answerResources(sdk: Sdk, registry: Registry, transforms: Transforms) {
  return {
    registerResource: (request: RegisterResourceRequest, answer: Answer<RegisterResourceResponse>) => {
      register(sdk, registry, transforms, request).then(
        (response) => answer(null, response),
        (error) => answer(toServiceError(error)),
      );
    },
    readResource: (request: ReadResourceRequest, answer: Answer<ReadResourceResponse>) =>
      respond(answer, () => {
        const read = { type: request.getType(), name: request.getName(), parent: request.getParent() };
        const response = new sdk.resources.ReadResourceResponse();
        response.setUrn(registry.read(read).urn);
        response.setProperties(toStruct(sdk, {}));
        return response;
      }),
    registerResourceOutputs: (request: RegisterResourceOutputsRequest, answer: Answer<Empty>) => {
      registry.addOutputs(request.getUrn(), (request.getOutputs()?.toJavaScript() ?? {}) as WireObject);
      answer(null, new sdk.empty.Empty());
    },
  };
}

async function register(
  sdk: Sdk,
  registry: Registry,
  transforms: Transforms,
  request: RegisterResourceRequest,
): Promise<RegisterResourceResponse> {
  const properties = await transforms.apply(request);
  const { urn, id, outputs } = registry.register({
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    provider: request.getProvider(),
    properties: properties.toJavaScript() as WireObject,
  });
  transforms.remember(urn, request);
  const response = new sdk.resources.RegisterResourceResponse();
  response.setUrn(urn);
  response.setId(id ?? "");
  response.setObject(toStruct(sdk, outputs));
  return response;
}

function answerCalls(sdk: Sdk, registry: Registry) {
  return {
    invoke: (request: ResourceInvokeRequest, answer: Answer<ResourceInvokeResponse>) =>
      respond(answer, () => {
        const args = (request.getArgs()?.toJavaScript() ?? {}) as WireObject;
        const response = new sdk.resources.ResourceInvokeResponse();
        const result = registry.invoke(request.getTok(), args, request.getProvider());
        response.setReturn(toStruct(sdk, toWireObject(result)));
        return response;
      }),
    call: (request: { getTok(): string }, answer: Answer<never>) =>
      respond(answer, () => registry.refuseCall(request.getTok())),
  };
}

/** Transforms run; hooks do not, because nothing is created or deleted here. */
function answerCallbacks({ empty }: Sdk, transforms: Transforms) {
  const done = (answer: Answer<Empty>) => answer(null, new empty.Empty());
  return {
    registerStackTransform: (callback: Callback, answer: Answer<Empty>) => {
      transforms.addForStack(callback);
      done(answer);
    },
    registerStackInvokeTransform: (_callback: Callback, answer: Answer<Empty>) => done(answer),
    registerResourceHook: (_request: unknown, answer: Answer<Empty>) => done(answer),
    registerErrorHook: (_request: unknown, answer: Answer<Empty>) => done(answer),
    signalAndWaitForShutdown: (_request: Empty, answer: Answer<Empty>) => done(answer),
  };
}

function answerFeatures({ resources }: Sdk) {
  return {
    registerPackage: (_request: unknown, answer: Answer<RegisterPackageResponse>) => {
      const response = new resources.RegisterPackageResponse();
      response.setRef("local");
      answer(null, response);
    },
    supportsFeature: (request: { getId(): string }, answer: Answer<SupportsFeatureResponse>) => {
      const response = new resources.SupportsFeatureResponse();
      response.setHassupport(request.getId() !== "outputValues");
      answer(null, response);
    },
    getDeploymentInfo: (_request: Empty, answer: Answer<DeploymentInfo>) => {
      const known = resources.ResourceMonitorFeature as unknown as Record<string, number>;
      const response = new resources.DeploymentInfo();
      response.setSupportedfeaturesList(
        FEATURES.map((name) => known[`RESOURCE_MONITOR_FEATURE_${name}`]).filter((feature) => feature !== undefined),
      );
      answer(null, response);
    },
  };
}

function toStruct({ structs }: Sdk, object: WireObject): Struct {
  return structs.Struct.fromJavaScript(object as Parameters<typeof structs.Struct.fromJavaScript>[0]);
}

function respond<T>(answer: Answer<T>, work: () => T): void {
  try {
    answer(null, work());
  } catch (error) {
    answer(toServiceError(error));
  }
}

/** The SDK shows `details` of a failed call, as gRPC errors have them. */
function toServiceError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(message), { details: message });
}
