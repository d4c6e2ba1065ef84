import type { Running } from "../start";
import { toCommands } from "./report-commands";
import { toRouteTable } from "./report-routes";

/** What a person is told when the server is ready. */
export function toReport(running: Running): string {
  const { evaluation, settings } = running.program;
  const rows: [string, string][] = [
    ["stack", evaluation.stack],
    ["region", evaluation.region],
    ...settings.apis.map(({ id }): [string, string] => ["API", running.apiUrls[id] ?? ""]),
    ["AWS endpoint", running.endpointUrl],
    ...settings.signInHosts.map(({ poolId }): [string, string] => ["sign-in page", toSignInUrl(running, poolId)]),
  ];
  const paragraphs = [
    rows.map(([name, value]) => `${name.padEnd(14)}${value}`).join("\n"),
    ...settings.apis.map((api) => toRouteTable(api, running.apiUrls[api.id] ?? "")),
    toCommands(running),
    toWarnings(running).join("\n"),
  ];
  return `\n${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

/** The program's own address of it, else one for the first client that people sign in with there. */
function toSignInUrl({ program, outputs, endpointUrl }: Running, poolId: string): string {
  const { signInUrl } = outputs;
  if (typeof signInUrl === "string") return signInUrl;
  const client = program.settings.identity.clients.find((one) => one.poolId === poolId && one.callbackUrls.length > 0);
  if (client === undefined) return `${endpointUrl}/login`;
  const response_type = client.allowedOauthFlows.includes("code") ? "code" : "token";
  const query = { client_id: client.id, response_type, redirect_uri: client.callbackUrls[0] ?? "" };
  return `${endpointUrl}/login?${new URLSearchParams(query)}`;
}

function toWarnings({ program: { evaluation, settings } }: Running): string[] {
  return [
    ...evaluation.log.map(({ severity, message }) => `${severity}: ${message}`),
    ...[...new Set(settings.notes)].map((note) => `note: ${note}`),
  ];
}
