/**
 * Keeps what was read for a while: concurrent readers share one request, and a failed one is forgotten.
 *
 * @param read Asks for the text behind a key.
 * @param clock Milliseconds since 1970.
 * @returns Reads a key; what is older than so many seconds is read again.
 */
export function createSecretCache(
  read: (key: string) => Promise<string>,
  clock: () => number,
): (key: string, maxAgeSeconds: number) => Promise<string> {
  const kept = new Map<string, { text: Promise<string>; readAt?: number }>();
  return (key, maxAgeSeconds) => {
    const known = kept.get(key);
    if (known && (known.readAt === undefined || clock() - known.readAt < maxAgeSeconds * 1000)) return known.text;
    const fresh: { text: Promise<string>; readAt?: number } = { text: read(key) };
    kept.set(key, fresh);
    const forget = () => kept.delete(key);
    fresh.text.then(() => {
      fresh.readAt = clock();
    }, forget);
    return fresh.text;
  };
}
