import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { fromWireObject } from "../../../local/engine/wire";
import { parentOf } from "./account";
import { refuseUpdate } from "./aws-refusals";
import type { Cloud } from "./main";
import { fromStruct, toStruct } from "./structs";

/** Changes a resource: what AWS computed stays, what was taken out of the inputs goes. */
export function updateResource({ account }: Cloud, request: UpdateRequest): UpdateResponse {
  const [type, id] = [request.getType(), request.getId()];
  const inputs = fromStruct(request.getNews());
  const olds = fromStruct(request.getOlds());
  const stored = account.find(type, id, parentOf(type, olds));
  const before = stored ?? { type, id, inputs: fromStruct(request.getOldInputs()), outputs: olds };
  const computed = Object.entries(before.outputs).filter(([name]) => !(name in before.inputs));
  const outputs = { ...Object.fromEntries(computed), ...inputs };
  if (request.getPreview()) return new UpdateResponse().setProperties(toStruct(outputs));
  if (!stored) throw new Error(`${type} ${id} does not exist`);
  refuseUpdate(account.all(), type, { id, before: fromWireObject(stored.inputs), after: fromWireObject(inputs) });
  account.put({ ...stored, inputs, outputs });
  return new UpdateResponse().setProperties(toStruct(outputs));
}
