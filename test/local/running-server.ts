import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";

/** What a running server writes to `.secured-api/endpoints.json`. */
export interface Endpoints {
  pid: number;
  stack: string;
  outputs: Record<"apiUrl" | "userPoolId" | "clientId" | "issuer" | "signInUrl" | "region" | "discoveryUrl", string>;
  aws: { endpointUrl: string };
}

/** A server of its own process over a project's folder. */
export interface RunningServer extends Endpoints {
  /** All it has printed so far. */
  printed(): string;
  /** Ends it and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export const password = "Correct-Horse-9";

/**
 * Starts the project's server on ports nobody has and waits until it is ready.
 *
 * @param preload Modules that Node loads before it.
 */
export async function startServer(project: string, preload: string[] = []): Promise<RunningServer> {
  const first = preload.flatMap((file) => ["--require", path.resolve(file)]);
  const command = [...first, path.join(project, "local/bin.js"), "start", "--port", "0", "--aws-port", "0"];
  const child = spawn(process.execPath, command, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
  }
  const endpoints = await waitForEndpoints(project, child).catch((error: Error) => {
    throw new Error(`${error.message}; it printed:\n${text}`);
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    ...endpoints,
    printed: () => text,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return gone;
    },
  };
}

/**
 * Waits until a started server is ready.
 *
 * @throws Error if it ended instead, or is not ready after half a minute.
 */
export async function waitForEndpoints(project: string, child: ChildProcess): Promise<Endpoints> {
  const file = path.join(project, ".secured-api/endpoints.json");
  for (const started = Date.now(); Date.now() - started < 30_000; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("the server ended before it was ready");
    const endpoints = readEndpoints(file);
    if (endpoints && isRunning(endpoints.pid)) return endpoints;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the server was not ready after 30 s");
}

function readEndpoints(file: string): Endpoints | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as Endpoints) : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The AWS SDK's client for the declared pool. */
export function cognitoClient(endpoints: Endpoints): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: endpoints.aws.endpointUrl,
    region: endpoints.outputs.region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
}

/** Signs a person up, confirms them with the code that was sent, signs them in. */
export async function signUp(endpoints: Endpoints, email: string): Promise<{ accessToken: string; idToken: string }> {
  const client = cognitoClient(endpoints);
  const ClientId = endpoints.outputs.clientId;
  await client.send(new SignUpCommand({ ClientId, Username: email, Password: password }));
  const ConfirmationCode = await readCode(endpoints, email);
  await client.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode }));
  return signIn(endpoints, email);
}

/** Signs a confirmed person in with name and password. */
export async function signIn(endpoints: Endpoints, email: string): Promise<{ accessToken: string; idToken: string }> {
  const { AuthenticationResult } = await cognitoClient(endpoints).send(
    new InitiateAuthCommand({
      ClientId: endpoints.outputs.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  return { accessToken: AuthenticationResult?.AccessToken ?? "", idToken: AuthenticationResult?.IdToken ?? "" };
}

async function readCode(endpoints: Endpoints, email: string): Promise<string> {
  const answer = await fetch(`${endpoints.aws.endpointUrl}/_local/messages`);
  const messages = (await answer.json()) as { to: string; code: string }[];
  return messages.find(({ to }) => to === email)?.code ?? "";
}
