import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { copyCheckout } from "../test/checkout";
import { type Endpoints, signUp, waitForEndpoints } from "../test/local/running-server";
import { end, type Server } from "./child";

/** A copy of this checkout, with a person who has signed in once; its keys and its state stay from run to run. */
export interface Project {
  folder: string;
  outputs: Endpoints["outputs"];
  /** The person's access token. */
  token: string;
  /** The pool's key set, as JSON. */
  keys: string;
  remove(): void;
}

/** Makes the copy and signs a person up in it. */
export async function makeProject(): Promise<Project> {
  const folder = copyCheckout();
  const child = spawnServer(folder);
  try {
    const endpoints = await waitForEndpoints(folder, child);
    const { accessToken } = await signUp(endpoints, "bench@example.com");
    const { userPoolId } = endpoints.outputs;
    const keys = await fetch(`${endpoints.aws.endpointUrl}/${userPoolId}/.well-known/jwks.json`);
    const remove = () => fs.rmSync(folder, { recursive: true, force: true });
    return { folder, outputs: endpoints.outputs, token: accessToken, keys: await keys.text(), remove };
  } finally {
    await end(child);
  }
}

/**
 * Serves the project as `npm start -- --no-throttle` does.
 *
 * @param flags Of Node.
 */
export async function startOurs({ folder }: Project, flags: string[] = []): Promise<Server> {
  const child = spawnServer(folder, flags);
  const { outputs, pid } = await waitForEndpoints(folder, child);
  return { url: `${outputs.apiUrl}/hello`, pid, end: () => end(child) };
}

function spawnServer(folder: string, flags: string[] = []) {
  const bin = path.join(folder, "local/bin.js");
  const args = [...flags, bin, "start", "--no-throttle", "--port", "0", "--aws-port", "0"];
  return spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
}
