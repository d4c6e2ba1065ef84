import { apis } from "../program/apis";
import { variableOf } from "../program/variables";
import { readOwnKeys } from "../tokens/own-keys-file";
import { givenTokens, type TokenSources } from "../tokens/sources";
import { createHttpTarget } from "./http-target";
import type { Target } from "./target";

/**
 * The contract's program, deployed. Its addresses and tokens are read from variables named like the program's outputs and
 * `givenTokens`, and `OWN_KEYS` names the file of `npm run contract -- keys`.
 *
 * @throws Error if `OWN_KEYS` names a file that holds no keys.
 */
export async function createDeployedTarget(variables: NodeJS.ProcessEnv): Promise<Target> {
  const given = Object.fromEntries(Object.keys(givenTokens).map((name) => [name, variables[name] || undefined]));
  const { OWN_KEYS: file, OWN_ISSUER: issuer } = variables;
  return createHttpTarget({
    name: "AWS",
    urls: Object.fromEntries(Object.keys(apis).map((name) => [name, variables[variableOf(name)] || undefined])),
    tokens: {
      given,
      own: file && issuer ? readOwnKeys(file, issuer) : undefined,
      published: await fetchPublished(given["TOKEN"]),
    },
    notHere: ({ notDeployed }) => notDeployed,
  });
}

/** The public key that signed a token, from the place where Cognito publishes it; undefined if it is not to be had. */
async function fetchPublished(token: string | undefined): Promise<TokenSources["published"]> {
  const [header, claims] = (token ?? "").split(".").map(readPart);
  if (!header || !claims) return undefined;
  const answer = await fetch(`${claims["iss"]}/.well-known/jwks.json`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { keys } = (await answer.json()) as { keys: { kid: string; n: string; e: string }[] };
  return keys.find(({ kid }) => kid === header["kid"]);
}

function readPart(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
