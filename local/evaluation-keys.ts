import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "./aws-port/http-server";
import type { SigningKeys } from "./cognito/tokens/keys";
import { Refusal } from "./gateway/answer";
import { requireOwnHost } from "./gateway/host";

/** What a program finds while it is evaluated, before any service runs. */
export interface EvaluationKeys {
  /** Names in the program's environment, which lead it here. */
  environment: Record<string, string>;

  /** Ends it. */
  close(): Promise<void>;
}

const KEY_SET = /^\/([a-z0-9-]{1,40}_[A-Za-z0-9]{1,55})\/\.well-known\/jwks\.json$/;

/**
 * Answers a program that asks Cognito for the key set of a pool while it is being evaluated, for functions that verify
 * tokens: the pool's id is known then, and its keys are those it will run with. Everything else is 404.
 *
 * @param folder where the keys lie
 */
export async function serveEvaluationKeys(folder: string): Promise<EvaluationKeys> {
  let keys: SigningKeys | undefined;
  const openKeys = () => {
    const { openSigningKeys } = require("./cognito/tokens/keys") as typeof import("./cognito/tokens/keys");
    // One for all requests: each would make keys of its own for a pool that has none yet.
    keys ??= openSigningKeys(folder);
    return keys;
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, openKeys).then(
      (keySet) => send(response, 200, keySet),
      (error: unknown) => send(response, error instanceof Refusal ? error.status : 500, { message: String(error) }),
    );
  };
  const server = await listen(listener, { port: 0, purpose: "key sets", option: "" });
  const url = `http://127.0.0.1:${server.port}`;
  return { environment: { SECURED_API_KEYS_URL: url }, close: server.close };
}

async function answer({ method, url = "", headers, socket }: IncomingMessage, openKeys: () => SigningKeys) {
  requireOwnHost(headers.host, socket.localPort);
  if (headers.origin !== undefined) throw new Refusal(403, "not for web pages");
  const poolId = method === "GET" ? url.match(KEY_SET)?.[1] : undefined;
  if (poolId === undefined) throw new Refusal(404, "only the key sets of pools are served during the evaluation");
  const { id, access } = await openKeys().forPool(poolId);
  return { keys: [id.jwk, access.jwk] };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
