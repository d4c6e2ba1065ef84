/** How the store's records are laid out now. */
export const currentLayout = 2;

/** Where the layout of a store is written. One without it is empty, or of the time before layouts were numbered. */
export const layoutKey = "layout";

/** A step of bringing a store forward. */
type Write = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

/** Reads what is to be brought forward. */
export type ListRecords = (prefix: string) => Promise<{ key: string; value: unknown }[]>;

/**
 * What has to be written to bring a store forward, the number of the layout with it; nothing if it is current.
 *
 * @param given the number that is stored; undefined: there is none
 * @param folder for the refusal
 * @throws Error for a layout of a newer program
 */
export async function bringForward(given: unknown, list: ListRecords, folder: string): Promise<Write[]> {
  const layout = given ?? 1;
  if (layout === currentLayout) return [];
  if (layout !== 1) {
    throw new Error(
      `the store in ${folder} has layout ${JSON.stringify(layout)}, and this secured-api-dev knows layouts up to ${currentLayout}: use a newer one, or forget what is stored with "secured-api-dev reset"`,
    );
  }
  const [clients, attempts, challenges] = await Promise.all(
    ["client", "attempts", "challenge"].map((kind) => list(`cognito/${kind}/`)),
  );
  return [
    ...(clients ?? []).map(({ key, value }) => put(key, toClient(value as OldClient))),
    ...(attempts ?? []).map(({ key, value }) => put(key, toAttempts(value as OldAttempts))),
    // Sign-ins that wait for an answer wait for minutes: they begin again.
    ...(challenges ?? []).map(({ key }) => ({ type: "del" as const, key })),
    put(layoutKey, currentLayout),
  ];
}

function put(key: string, value: unknown): Write {
  return { type: "put", key, value };
}

interface OldClient {
  settings: Record<string, unknown>;
  shown: { DefaultRedirectURI?: string; SupportedIdentityProviders?: string[] };
}

/** No call could switch rotation on then. */
function toClient({ settings: { refreshTokenRotation: _off, ...settings }, shown, ...record }: OldClient) {
  const identityProviders = shown.SupportedIdentityProviders ?? [];
  return {
    ...record,
    shown,
    settings: { ...settings, defaultRedirectUri: shown.DefaultRedirectURI, identityProviders },
  };
}

interface OldAttempts {
  confirmations?: number[];
  resends?: number[];
}

function toAttempts({ confirmations = [], resends = [], ...record }: OldAttempts) {
  return { ...record, hourly: { confirmation: confirmations, resend: resends } };
}
