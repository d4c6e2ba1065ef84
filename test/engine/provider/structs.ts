import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { WireObject } from "../../../local/engine/wire";

/** Values as they are on the wire, secrets and archives as marked objects. */
export function fromStruct(struct: Struct | undefined): WireObject {
  return (struct?.toJavaScript() ?? {}) as WireObject;
}

export function toStruct(values: WireObject): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}
