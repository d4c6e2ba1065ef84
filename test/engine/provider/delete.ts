import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Stored } from "./account";
import { parentOf } from "./account";
import { refuseDeletion } from "./aws-refusals";
import type { Cloud } from "./main";
import { fromStruct } from "./structs";

/** Deletes a resource and what AWS deletes with it; what is gone already is no fault. */
export function deleteResource({ account }: Cloud, request: DeleteRequest): Empty {
  const type = request.getType();
  const stored = account.find(type, request.getId(), parentOf(type, fromStruct(request.getProperties())));
  if (!stored) return new Empty();
  refuseDeletion(account.all(), stored);
  for (const each of [stored, ...account.all().filter((other) => goesWith(other, stored))]) account.remove(each);
  return new Empty();
}

/** Clients, groups and the like go with their pool; routes, stages and the like with their API. */
function goesWith({ inputs }: Stored, { type, id }: Stored): boolean {
  if (type === "aws:cognito/userPool:UserPool") return inputs["userPoolId"] === id;
  return type === "aws:apigatewayv2/api:Api" && inputs["apiId"] === id;
}
