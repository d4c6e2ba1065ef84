import { Refusal } from "./answer";

/**
 * Refuses a request that a browser was tricked into sending here under another name (DNS rebinding).
 *
 * @param host The `host` header.
 * @param port The port the request came in on.
 * @throws Refusal 403 unless the host is this machine's own, with our port.
 */
export function requireOwnHost(host: string | undefined, port: number | undefined): void {
  const given = host?.toLowerCase();
  const suffix = port === 80 ? "" : `:${port}`;
  if (given === `127.0.0.1:${port}` || given === `localhost:${port}`) return;
  if (given === `127.0.0.1${suffix}` || given === `localhost${suffix}`) return;
  throw new Refusal(403, `the host must be 127.0.0.1:${port} or localhost:${port}`);
}
