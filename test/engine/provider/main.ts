import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { openAccount } from "./account";
import { check } from "./check";
import { createResource } from "./create";
import { deleteResource } from "./delete";
import { diff } from "./diff";
import { invoke } from "./invoke";
import { readResource } from "./read";
import { fromStruct } from "./structs";
import { updateResource } from "./update";

/** What every call of the engine is answered from. */
export interface Cloud {
  account: ReturnType<typeof openAccount>;
  region: string;
}

/** Stands in for the aws provider: its account is the JSON file that `STAND_IN_ACCOUNT` names. */
async function main(): Promise<void> {
  const cloud: Cloud = { account: openAccount(process.env["STAND_IN_ACCOUNT"] ?? ""), region: "" };
  const server = new grpc.Server();
  server.addService(ResourceProviderService, {
    getPluginInfo: respond(() => new PluginInfo().setVersion("7.48.0")),
    checkConfig: respond((request: CheckRequest) => new CheckResponse().setInputs(request.getNews())),
    diffConfig: respond(() => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE)),
    configure: respond((request: ConfigureRequest) => configure(cloud, request)),
    cancel: respond(() => new Empty()),
    invoke: respond((request: Parameters<typeof invoke>[1]) => invoke(cloud, request)),
    check: respond((request: Parameters<typeof check>[1]) => check(cloud, request)),
    diff: respond(diff),
    create: respond((request: Parameters<typeof createResource>[1]) => createResource(cloud, request)),
    read: respond((request: Parameters<typeof readResource>[1]) => readResource(cloud, request)),
    update: respond((request: Parameters<typeof updateResource>[1]) => updateResource(cloud, request)),
    delete: respond((request: Parameters<typeof deleteResource>[1]) => deleteResource(cloud, request)),
  });
  const credentials = grpc.ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  console.log(port);
  endWithParent();
}

/** An engine that was killed tells nobody. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(), 200).unref();
}

function configure(cloud: Cloud, request: ConfigureRequest): ConfigureResponse {
  const { region } = fromStruct(request.getArgs());
  cloud.region = typeof region === "string" ? region : (request.getVariablesMap().get("aws:config:region") ?? "");
  return new ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
}

function respond<Request, Response>(
  take: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async ({ request }, done) => {
    try {
      done(null, await take(request));
    } catch (error) {
      done({ code: grpc.status.UNKNOWN, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

void main();
