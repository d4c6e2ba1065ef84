import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { type MockedOptions, unknown } from "./mocked-stack";

type Struct = NonNullable<ReturnType<RegisterResourceRequest["getObject"]>>;

/** Reads an object of Pulumi's wire protocol; none is an empty one. */
export function fromStruct(struct: Struct | undefined): pulumi.Inputs {
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

/** Resource options that differ from Pulumi's defaults. */
export function toOptions(request: RegisterResourceRequest): MockedOptions {
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

/** The name at the end of a URN. */
export function toName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** A reference to a provider is its URN and its id. */
export function toProviderName(reference: string): string {
  return toName(reference.replace(/::[^:]*$/, ""));
}
