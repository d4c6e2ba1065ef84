import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Sdk } from "./sdk";

/** Runs the program's `transforms`: those of the resource, of its parents, then of the stack, as the engine does. */
export interface Transforms {
  /** Remembers a resource's transforms for its children. */
  remember(urn: string, request: RegisterResourceRequest): void;

  /** Adds a transform of the whole stack. */
  addForStack(callback: Callback): void;

  /** The resource's properties after all transforms. */
  apply(request: RegisterResourceRequest): Promise<Struct>;
}

/** Starts with none. */
export function createTransforms(sdk: Sdk): Transforms {
  const ofResource = new Map<string, { own: Callback[]; parent: string }>();
  const ofStack: Callback[] = [];

  const inOrder = (request: RegisterResourceRequest): Callback[] => {
    const callbacks = [...request.getTransformsList()];
    for (let parent = ofResource.get(request.getParent()); parent; parent = ofResource.get(parent.parent)) {
      callbacks.push(...parent.own);
    }
    return [...callbacks, ...ofStack];
  };

  return {
    remember: (urn, request) => {
      ofResource.set(urn, { own: request.getTransformsList(), parent: request.getParent() });
    },
    addForStack: (callback) => {
      ofStack.push(callback);
    },
    apply: async (request) => {
      let properties = request.getObject() ?? new sdk.structs.Struct();
      for (const callback of inOrder(request)) properties = await call(sdk, callback, request, properties);
      return properties;
    },
  };
}

async function call(
  sdk: Sdk,
  callback: Callback,
  request: RegisterResourceRequest,
  properties: Struct,
): Promise<Struct> {
  const transform = new sdk.resources.TransformRequest();
  transform.setType(request.getType());
  transform.setName(request.getName());
  transform.setCustom(request.getCustom());
  transform.setParent(request.getParent());
  transform.setProperties(properties);
  transform.setOptions(new sdk.resources.TransformResourceOptions());
  const invoke = new sdk.callbacks.CallbackInvokeRequest();
  invoke.setToken(callback.getToken());
  invoke.setRequest(transform.serializeBinary());
  const client = sdk.connectCallbacks(callback.getTarget());
  try {
    const answer = await new Promise<Uint8Array>((resolve, reject) => {
      client.invoke(invoke, (error, response) => {
        if (error) reject(new Error(error.details || error.message));
        else resolve(response.getResponse_asU8());
      });
    });
    return sdk.resources.TransformResponse.deserializeBinary(answer).getProperties() ?? properties;
  } finally {
    client.close();
  }
}
