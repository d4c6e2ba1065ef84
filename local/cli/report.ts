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
    ...settings.signInHosts.map((): [string, string] => ["sign-in page", toSignInUrl(running)]),
  ];
  const paragraphs = [
    rows.map(([name, value]) => `${name.padEnd(14)}${value}`).join("\n"),
    ...settings.apis.map((api) => toRouteTable(api, running.apiUrls[api.id] ?? "")),
    toCommands(running),
    toWarnings(running).join("\n"),
  ];
  return `\n${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

function toSignInUrl({ outputs, endpointUrl }: Running): string {
  const { signInUrl } = outputs;
  return typeof signInUrl === "string" ? signInUrl : `${endpointUrl}/login`;
}

function toWarnings({ program: { evaluation, settings } }: Running): string[] {
  return [
    ...evaluation.log.map(({ severity, message }) => `${severity}: ${message}`),
    ...[...new Set(settings.notes)].map((note) => `note: ${note}`),
  ];
}
