import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import type * as pulumi from "@pulumi/pulumi";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConstructRequest, type ConstructResponse, GetSchemaRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PluginFolder } from "./plugin-folder";

/** The plugin's process, asked as Pulumi's engine asks it. */
export interface RunningPlugin {
  /** What other languages' packages are generated from. */
  getSchema(): Promise<string>;

  /**
   * Makes a component.
   *
   * @returns what the component puts out
   * @throws Error with what the engine would show
   */
  construct(type: string, name: string, inputs: pulumi.Inputs): Promise<pulumi.Inputs>;

  /** Ends the process. */
  end(): void;
}

/**
 * @param engine Address of an engine that takes registrations.
 */
export async function startPlugin({ folder, env }: PluginFolder, engine: string): Promise<RunningPlugin> {
  const child = spawn(process.execPath, ["index.js", engine], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
    child.once("exit", (code) => reject(new Error(`the plugin ended with ${code}`)));
  });
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const ask = <T>(call: (done: grpc.requestCallback<T>) => void) =>
    new Promise<T>((resolve, reject) => {
      call((error, answer) => (error ? reject(new Error(error.details)) : resolve(answer as T)));
    });
  return {
    getSchema: async () => {
      const answer = await ask<{ getSchema(): string }>((done) => client.getSchema(new GetSchemaRequest(), done));
      return answer.getSchema();
    },
    construct: async (type, name, inputs) => {
      const request = toRequest(engine, type, name, inputs);
      const answer = await ask<ConstructResponse>((done) => client.construct(request, done));
      return (answer.getState()?.toJavaScript() ?? {}) as pulumi.Inputs;
    },
    end: () => {
      client.close();
      child.kill();
    },
  };
}

function toRequest(engine: string, type: string, name: string, inputs: pulumi.Inputs): ConstructRequest {
  const request = new ConstructRequest();
  request.setProject("consumer");
  request.setStack("dev");
  request.setParallel(16);
  request.setMonitorendpoint(engine);
  request.setType(type);
  request.setName(name);
  request.setInputs(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>));
  return request;
}
