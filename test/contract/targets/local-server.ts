import { KeyObject } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { openSigningKeys, type SigningKey } from "../../../local/cognito/tokens/keys";
import { createProgress } from "../../../local/progress";
import { locateState } from "../../../local/project/state-folder";
import { type Running, start } from "../../../local/start";
import { makeProgram } from "../../local/engine/program-folder";
import { makeKey, type TestKey } from "../../local/gateway/tokens";
import { apis } from "../program/apis";
import { variableOf } from "../program/variables";
import { requireOutputs, signInPeople } from "../sign-in";
import type { OwnKeys } from "../tokens/sources";
import { createHttpTarget } from "./http-target";
import type { Target } from "./target";

/** The contract's program, served on this machine. */
export interface LocalServer extends Target {
  running: Running;
  /** What it has printed. */
  printed: string[];
  close(): Promise<void>;
}

/** Starts the contract's program as `npm start` does, and signs people in. */
export async function startLocalServer(): Promise<LocalServer> {
  const { folder, remove } = makeProgram(readProgram());
  const printed: string[] = [];
  const print = (line: string) => void printed.push(line);
  const running = await start({
    folder,
    stack: "dev",
    config: {},
    port: 0,
    awsPort: 0,
    throttle: true,
    watch: false,
    print,
    progress: createProgress(print),
  });
  const { outputs, endpointUrl } = running;
  const own = await readKeys(folder, String(outputs["USER_POOL_ID"]), String(outputs["OWN_ISSUER"]));
  const target = createHttpTarget({
    name: "the local server",
    urls: Object.fromEntries(Object.keys(apis).map((name) => [name, String(outputs[variableOf(name)])])),
    tokens: {
      given: await signInPeople(requireOutputs(outputs), endpointUrl),
      own,
      published: own.first.jwk,
    },
    notHere: ({ notLocal }) => notLocal,
  });
  return {
    ...target,
    running,
    printed,
    close: async () => {
      await running.close();
      remove();
    },
  };
}

/** The program's files but for the compiler's settings, which name the checkout. */
function readProgram(): Record<string, string> {
  const folder = path.join(__dirname, "../program");
  const names = fs.readdirSync(folder).filter((name) => /\.(?:ts|mjs|yaml)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
}

/** The local pool's own keys: here its issuer stands in for one of the tests' own. Both of its keys are published. */
async function readKeys(folder: string, poolId: string, issuer: string): Promise<OwnKeys> {
  const { access, id } = await openSigningKeys(locateState(folder, "dev").keys).forPool(poolId);
  return { issuer, first: toTestKey(access), second: toTestKey(id), unpublished: makeKey("unpublished") };
}

function toTestKey({ kid, jwk, privateKey, publicKey }: SigningKey): TestKey {
  return { kid, jwk, privateKey: KeyObject.from(privateKey), publicKey: KeyObject.from(publicKey) };
}
