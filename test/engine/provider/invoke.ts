import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../../../local/engine/evaluation";
import { fromWireObject, toWireObject, type WireObject } from "../../../local/engine/wire";
import { callFunction } from "../../../local/resources/provider-functions";
import type { Cloud } from "./main";
import { fromStruct, toStruct } from "./structs";

/** Answers as the local run does, and what is to be looked up from the account. */
export function invoke(cloud: Cloud, request: InvokeRequest): InvokeResponse {
  const args = fromWireObject(fromStruct(request.getArgs()));
  const answer = lookUp(cloud, request.getTok(), args) ?? callFunction(request.getTok(), args, cloud.region);
  if (!answer) throw new Error(`the stand-in provider has no answer for ${request.getTok()}`);
  return new InvokeResponse().setReturn(toStruct(toWireObject(answer)));
}

function lookUp({ account }: Cloud, token: string, args: Properties): Properties | undefined {
  const find = (type: string, id: unknown): Properties => {
    const found = account.all().find((stored) => stored.type === type && stored.id === id);
    if (!found) throw new Error(`ResourceNotFoundException: ${String(id)} does not exist.`);
    return { ...fromWireObject(found.outputs as WireObject), id: found.id };
  };
  switch (token) {
    case "aws:cognito/getUserPool:getUserPool":
      return find("aws:cognito/userPool:UserPool", args["userPoolId"]);
    case "aws:cognito/getUserPoolClient:getUserPoolClient":
      return find("aws:cognito/userPoolClient:UserPoolClient", args["clientId"]);
    default:
      return undefined;
  }
}
