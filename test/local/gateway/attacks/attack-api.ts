import { setTimeout } from "node:timers/promises";
import { apiSettings, locked, type ServedApi, withApi } from "../served-api";
import { accessClaims, issuer, jwks, makeKey, sign } from "../tokens";

/** A token that must not get in, and how each kind of route says so, if it is not 401 on all. */
export type Attack = [name: string, token: string, statuses?: Statuses];

/** On a route that asks for no scope, on one that asks for one, and on a greedy one that takes the token in the query. */
export type Statuses = [unscoped: number, scoped: number, query: number];

/** Another pool that the same gateway serves; its tokens are good on its own route alone. */
export const otherIssuer = issuer.replace("Ab12Cd34E", "Zz99Yy88X");
export const otherKey = makeKey("other-key");

/** What lets in. */
export const valid = sign(accessClaims());
const validElsewhere = sign(accessClaims({ iss: otherIssuer }), otherKey);

/** Paths of the three kinds of route. */
export const paths = ["/hello", "/scoped", "/files/a/b"] as const;

const settings = apiSettings([
  locked("GET /hello"),
  locked("GET /scoped", ["notes/read"]),
  locked("ANY /files/{proxy+}", [], { identitySource: "$request.querystring.token" }),
  locked("GET /other", [], { issuer: otherIssuer }),
]);

/** An API under attack. */
export interface AttackedApi extends ServedApi {
  /** Sends lines, closes the connection and tells the status; 0 if the answer is none. */
  statusOf(...lines: string[]): Promise<number>;

  /** Sends a token where each kind of route looks for it, byte by byte. */
  statusesOf(token: string): Promise<Statuses>;
}

/**
 * Serves the API, attacks it, and shows before and after that valid tokens pass on every route.
 *
 * @param functionMs How long functions take, milliseconds. @default 0
 * @returns How the controls were answered before and after, and the functions that ran in between.
 */
export async function underAttack(
  attack: (api: AttackedApi) => Promise<void>,
  functionMs: number = 0,
): Promise<Outcome> {
  const outcome: Outcome = { before: [], after: [], ran: [] };
  await withApi(
    settings,
    async (api) => {
      const attacked = toAttacked(api);
      outcome.before = await controls(attacked);
      api.called.length = 0;
      await attack(attacked);
      outcome.ran = [...api.called];
      outcome.after = await controls(attacked);
    },
    async () => {
      if (functionMs > 0) await setTimeout(functionMs);
      return { ok: true, payload: { statusCode: 200 } };
    },
    (name) => (name === issuer ? jwks : name === otherIssuer ? { keys: [otherKey.jwk] } : undefined),
  );
  return outcome;
}

export interface Outcome {
  before: number[];
  after: number[];
  /** Keys of the routes whose functions ran. */
  ran: string[];
}

/** What an attack must leave behind: valid tokens pass as before, and no function has run. */
export const unharmed: Outcome = { before: [200, 200, 200, 200], after: [200, 200, 200, 200], ran: [] };

async function controls(api: AttackedApi): Promise<number[]> {
  const elsewhere = await api.statusOf("GET /other HTTP/1.1", `Authorization: Bearer ${validElsewhere}`);
  return [...(await api.statusesOf(valid)), elsewhere];
}

function toAttacked(api: ServedApi): AttackedApi {
  const statusOf = async (line: string, ...headers: string[]) => {
    const answer = await api.raw(line, `Host: localhost:${api.port}`, "Connection: close", ...headers);
    return Number(answer.slice(9, 12));
  };
  const inHeader = (path: string, token: string) =>
    statusOf(`GET ${path} HTTP/1.1`, `Authorization: Bearer ${Buffer.from(token).toString("latin1")}`);
  return {
    ...api,
    statusOf: (line = "", ...headers) => statusOf(line, ...headers),
    statusesOf: async (token) => [
      await inHeader(paths[0], token),
      await inHeader(paths[1], token),
      await statusOf(`GET ${paths[2]}?token=${encodeURIComponent(token)} HTTP/1.1`),
    ],
  };
}
