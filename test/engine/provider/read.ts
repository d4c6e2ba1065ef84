import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { parentOf } from "./account";
import type { Cloud } from "./main";
import { fromStruct, toStruct } from "./structs";

/** What is in the account now: nothing if somebody deleted it. An import has nothing but the id. */
export function readResource({ account }: Cloud, request: ReadRequest): ReadResponse {
  const type = request.getType();
  const stored = account.find(type, request.getId(), parentOf(type, fromStruct(request.getProperties())));
  const response = new ReadResponse();
  if (!stored) return response;
  return response.setId(stored.id).setProperties(toStruct(stored.outputs)).setInputs(toStruct(stored.inputs));
}
