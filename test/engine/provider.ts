import fs from "node:fs";
import * as grpc from "@grpc/grpc-js";
import type * as pulumi from "@pulumi/pulumi";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  type CheckRequest,
  CheckResponse,
  ConfigureResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  type InvokeRequest,
  InvokeResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer, fillIn } from "../aws-stand-in";

/** One resource in the stand-in's account. */
export interface Stored {
  type: string;
  inputs: pulumi.Inputs;
  outputs: pulumi.Inputs;
}

/** Stands in for the aws provider: its account is the JSON file that `STAND_IN_ACCOUNT` names. */
async function main(): Promise<void> {
  const server = new grpc.Server();
  server.addService(ResourceProviderService, {
    getPluginInfo: respond(() => new PluginInfo().setVersion("7.48.0")),
    configure: respond(() => new ConfigureResponse()),
    cancel: respond(() => new Empty()),
    invoke: respond(invoke),
    check: respond(check),
    diff: respond(diff),
    create: respond(create),
    read: respond(read),
    update: respond(update),
    delete: respond(remove),
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  console.log(port);
}

function respond<Request, Response>(take: (request: Request) => Response): grpc.handleUnaryCall<Request, Response> {
  return ({ request }, done) => {
    try {
      done(null, take(request));
    } catch (error) {
      done({ code: grpc.status.UNKNOWN, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

function invoke(request: InvokeRequest): InvokeResponse {
  return new InvokeResponse().setReturn(toStruct(answer(request.getTok())));
}

function check(request: CheckRequest): CheckResponse {
  return new CheckResponse().setInputs(request.getNews());
}

function diff(request: DiffRequest): DiffResponse {
  const [old, now] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
  const response = new DiffResponse();
  response.setDiffsList(changed);
  response.setChanges(changed.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  return response;
}

function create(request: CreateRequest): CreateResponse {
  const [type, inputs] = [toType(request.getUrn()), fromStruct(request.getProperties())];
  const filled = fillIn(type, request.getUrn().split("::").at(-1) ?? "", inputs);
  const account = readAccount();
  const id = account[filled.id] ? `${filled.id}-${Object.keys(account).length}` : filled.id;
  writeAccount({ ...account, [id]: { type, inputs, outputs: filled.state } });
  return new CreateResponse().setId(id).setProperties(toStruct(filled.state));
}

function read(request: ReadRequest): ReadResponse {
  const stored = readAccount()[request.getId()];
  const response = new ReadResponse();
  if (!stored) return response;
  return response.setId(request.getId()).setProperties(toStruct(stored.outputs)).setInputs(toStruct(stored.inputs));
}

function update(request: UpdateRequest): UpdateResponse {
  const inputs = fromStruct(request.getNews());
  const stored = requireStored(request.getId());
  const outputs = { ...stored.outputs, ...inputs };
  writeAccount({ ...readAccount(), [request.getId()]: { ...stored, inputs, outputs } });
  return new UpdateResponse().setProperties(toStruct(outputs));
}

/** AWS refuses to delete what its own switch protects. */
function remove(request: DeleteRequest): Empty {
  const { inputs } = requireStored(request.getId());
  if (inputs["deletionProtection"] === "ACTIVE" || inputs["deletionProtectionEnabled"] === true) {
    throw new Error(`${request.getId()} cannot be deleted because deletion protection is activated`);
  }
  const { [request.getId()]: _, ...rest } = readAccount();
  writeAccount(rest);
  return new Empty();
}

function requireStored(id: string): Stored {
  const stored = readAccount()[id];
  if (!stored) throw new Error(`${id} does not exist`);
  return stored;
}

function toType(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function readAccount(): Record<string, Stored> {
  return JSON.parse(fs.readFileSync(process.env["STAND_IN_ACCOUNT"] ?? "", "utf8"));
}

function writeAccount(account: Record<string, Stored>): void {
  fs.writeFileSync(process.env["STAND_IN_ACCOUNT"] ?? "", JSON.stringify(account));
}

function fromStruct(struct: Struct | undefined): pulumi.Inputs {
  return (struct?.toJavaScript() ?? {}) as pulumi.Inputs;
}

function toStruct(values: pulumi.Inputs): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}

void main();
