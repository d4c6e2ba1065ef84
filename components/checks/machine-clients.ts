import type { ClientPlan, MachineClientPlan, ResourceServerPlan } from "../plan";
import { clientPath } from "./clients";
import { tokenMinutes } from "./lifetimes";
import { requirePartName } from "./names";
import { type Entry, type Option, readEntries, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { requireDefined, standardScopes, toScopes } from "./resource-servers";
import { parseTexts, parseWhole } from "./values";

/** What the clients for programs are read beside. */
interface Beside {
  clients: ClientPlan[];
  resourceServers: ResourceServerPlan[];
  /** Life of an access token, minutes, of a client that names none. */
  accessMinutes: number;
}

/** Reads `machineClients`. */
export function parseMachineClients(option: Option, beside: Beside): MachineClientPlan[] {
  const entries = readEntries(option);
  const { clients } = beside;
  // The authorizer takes 50 audiences (API Gateway quotas), and each client is one.
  if (entries.length + clients.length > 50)
    refuse(option.where, "and clients must be 50 at most", "make a second API", `${entries.length + clients.length}`);
  return entries.map((entry) => parseMachineClient(entry, beside));
}

function parseMachineClient({ key, where, value }: Entry, beside: Beside): MachineClientPlan {
  const { clients, resourceServers, accessMinutes } = beside;
  const namesake = clients.find((client) => client.key === key);
  if (namesake) refuse(where, `has the name of ${clientPath(key)}`, "write another name");
  requirePartName(key, where);
  const given = readOptions(where, value, ["scopes", "accessMinutes"]);
  return {
    key,
    scopes: parseMachineScopes(given.scopes, resourceServers),
    accessMinutes: parseWhole(given.accessMinutes, { ...tokenMinutes, otherwise: accessMinutes }),
  };
}

/** Cognito gives a program custom scopes only (CreateUserPoolClient, `AllowedOAuthScopes`): the others say who a person is. */
function parseMachineScopes(option: Option, resourceServers: ResourceServerPlan[]): string[] {
  const scopes = parseTexts(option) ?? [];
  if (scopes.length === 0) refuse(option.where, "must hold a scope", "write one that resourceServers define");
  if (scopes.length > 50) refuse(option.where, "must be 50 at most", "leave some out", `${scopes.length}`);
  scopes.forEach((scope, index) => {
    const item = `${option.where}[${index}]`;
    if (standardScopes.includes(scope)) refuse(item, "is a scope for people", "write a custom one", show(scope));
    requireDefined(scope, item, toScopes(resourceServers));
  });
  return scopes;
}
