import fs from "node:fs";
import { type CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type Properties, UNKNOWN } from "../../../local/engine/evaluation";
import type { Created } from "../../../local/engine/provider";
import { fromWireObject, toWireObject } from "../../../local/engine/wire";
import { catalogue } from "../../../local/resources/catalogue";
import { createNaming } from "../../../local/resources/naming";
import { refuseCreation } from "./aws-refusals";
import type { Cloud } from "./main";
import { fromStruct, toStruct } from "./structs";

/** Makes a resource, other than any before it; in a preview, what AWS computes is not known. */
export async function createResource({ account, region }: Cloud, request: CreateRequest): Promise<CreateResponse> {
  const [type, name] = [request.getType(), request.getName()];
  const inputs = fromStruct(request.getProperties());
  const declared = { name, inputs: fromWireObject(inputs), region };
  if (request.getPreview()) {
    const known = Object.fromEntries(Object.entries(declared.inputs).filter(([, value]) => value !== UNKNOWN));
    const { computed, secrets } = compute(type, { ...declared, inputs: known }, "preview");
    return new CreateResponse().setProperties(toStruct({ ...toWireObject(hide(computed), secrets), ...inputs }));
  }
  refuseCreation(account.all(), type, declared.inputs);
  const { id, computed, secrets } = compute(type, declared, String(account.nextSerial(type, name)));
  const outputs = { ...toWireObject(computed, secrets), ...inputs };
  account.put({ type, id, inputs, outputs });
  await hangAt(name);
  return new CreateResponse().setId(id).setProperties(toStruct(outputs));
}

/** Id and computed properties, as the local run makes them. */
function compute(type: string, declared: { name: string; inputs: Properties; region: string }, seed: string): Created {
  const naming = createNaming(seed, `${type}::${declared.name}`);
  const created = catalogue.get(type)?.create(declared, naming);
  if (created) return created;
  return { id: toId(type, declared.inputs), computed: { region: declared.region } };
}

/** Ids of the types that the local run has no use for. */
function toId(type: string, { userPoolId, functionName, qualifier, name }: Properties): string {
  if (type === "aws:cognito/userGroup:UserGroup") return `${String(userPoolId)}/${String(name)}`;
  return [functionName, qualifier ?? name].map(String).join(":");
}

/** Marks as not known yet, but for where it will be. */
function hide(computed: Properties): Properties {
  return Object.fromEntries(
    Object.entries(computed).map(([name, value]) => [name, name === "region" ? value : UNKNOWN]),
  );
}

/** For the tests of an engine that is killed: made, and nobody is told. */
async function hangAt(name: string): Promise<void> {
  if (process.env["STAND_IN_HANGS_AT"] !== name) return;
  fs.writeFileSync(`${process.env["STAND_IN_ACCOUNT"]}.hangs`, name);
  await new Promise(() => undefined);
}
