import * as pulumi from "@pulumi/pulumi";

/** A user pool. */
interface KeyOwner {
  id: pulumi.Output<string>;
  issuer: pulumi.Output<string>;
}

/** What a function is told to check tokens of the pool by itself. */
export interface TokenKeys {
  issuer: pulumi.Output<string>;
  clientIds: pulumi.Output<string>[];
  /** The pool's public keys as they are now, a JSON Web Key Set. */
  keySet: pulumi.Output<string>;
}

/** How often it is asked for: a new pool may need a moment. */
const attempts = 5;

/**
 * Reads the public keys of a pool while Pulumi runs the program, so that a function needs no way out of its network to
 * check a token.
 *
 * @param pauseMs Before it is asked for once more, milliseconds.
 * @returns JSON with the members that a verifier needs, in the order of their ids: the same text while the keys are the same.
 */
export function readKeySet({ id, issuer }: KeyOwner, pauseMs = 1_000): pulumi.Output<string> {
  return pulumi.all([id, issuer]).apply(([poolId, iss]) => fetchKeySet(toKeySetUrl(poolId, iss), pauseMs));
}

/**
 * At the issuer, and nowhere else but on this machine, where the local run answers for its own pools: whoever answers
 * decides whose tokens the function believes.
 *
 * @throws pulumi.RunError for another place in `SECURED_API_KEYS_URL`.
 */
function toKeySetUrl(poolId: string, issuer: string): string {
  const local = process.env["SECURED_API_KEYS_URL"];
  if (local !== undefined && !/^http:\/\/127\.0\.0\.1:\d+$/.test(local)) {
    throw new pulumi.RunError("SECURED_API_KEYS_URL must be http://127.0.0.1:<port>: it is for the local run alone");
  }
  return `${local ? `${local}/${poolId}` : issuer}/.well-known/jwks.json`;
}

async function fetchKeySet(url: string, pauseMs: number): Promise<string> {
  let reason = "";
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: "error" });
      if (response.ok) return toKeySet(await response.json());
      reason = `status ${response.status}`;
    } catch (error) {
      reason = toReason(error);
    }
  }
  throw new pulumi.RunError(
    `the keys of the user pool cannot be read from ${url} (${reason}): deploy where it can be reached, or leave tokenVerification out`,
  );
}

/** `fetch` says only that it failed; what it was caused by says why. */
function toReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || String(Reflect.get(cause, "code"));
}

function toKeySet(document: unknown): string {
  const keys = (document as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error("it holds no keys");
  const shown = (keys as Record<string, unknown>[]).map(({ kid, kty, alg, use, n, e }) => ({
    kid,
    kty,
    alg,
    use,
    n,
    e,
  }));
  return JSON.stringify({ keys: shown.sort((a, b) => (String(a.kid) < String(b.kid) ? -1 : 1)) });
}
