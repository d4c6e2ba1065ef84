import { type SecuredApiArgs, TokenUse } from "./args";
import { parseClients, warnOfClients } from "./checks/clients";
import { parseCors } from "./checks/cors";
import { parseHandlers, warnOfHandlers } from "./checks/handlers";
import { parseLifetimes } from "./checks/lifetimes";
import { parseLogs } from "./checks/logs";
import { requireName } from "./checks/names";
import { readOptions } from "./checks/options";
import { parseResourceServers } from "./checks/resource-servers";
import { parseSignInPage } from "./checks/sign-in-page";
import { parseStage, warnOfStage } from "./checks/stage";
import { parseTags } from "./checks/tags";
import { parseThrottle } from "./checks/throttle";
import { parseUsers } from "./checks/users";
import { parseChoice } from "./checks/values";
import type { ApiPlan } from "./plan";
import { refusable } from "./refusable";
import { parseRoutes, planRoutes, warnOfRoutes } from "./routes";
import { parseScopeRules, warnOfScopes } from "./scopes";

/**
 * Says what the args mean: every default filled in, every mistake refused that can be seen while the program runs.
 *
 * @param name Of the component.
 * @throws pulumi.RunError for anything that AWS would refuse late or not at all; Pulumi prints it without a stack.
 */
export function planApi(name: string, args: SecuredApiArgs): ApiPlan {
  return refusable(() => {
    requireName(name);
    return parseArgs(args);
  });
}

/** Args may come from plain JavaScript or another language: their types are not believed. */
function parseArgs(args: unknown): ApiPlan {
  const given = readOptions("", args, [
    "routes",
    "handler",
    "handlers",
    "scopes",
    "client",
    "clients",
    "signInPage",
    "users",
    "tokens",
    "resourceServers",
    "cors",
    "throttle",
    "stage",
    "logs",
    "tags",
  ]);
  const tokens = readOptions(given.tokens.where, given.tokens.value, [
    "tokenUse",
    "accessMinutes",
    "idMinutes",
    "refreshDays",
  ]);
  const tokenUse = parseChoice(tokens.tokenUse, Object.values(TokenUse), TokenUse.Access);

  const routes = parseRoutes(given.routes);
  const handlers = parseHandlers(given.handler, given.handlers);
  const resourceServers = parseResourceServers(given.resourceServers);
  const clients = parseClients(given.client, given.clients, parseLifetimes(tokens));
  const rules = parseScopeRules(given.scopes, tokenUse, clients, resourceServers);
  const stage = parseStage(given.stage);

  return {
    users: parseUsers(given.users),
    resourceServers,
    clients,
    signInPage: parseSignInPage(given.signInPage, clients),
    handlers,
    api: {
      routes: planRoutes(routes, handlers, rules),
      tokenUse,
      cors: parseCors(given.cors, routes),
      throttle: parseThrottle(given.throttle),
      stage,
    },
    logs: parseLogs(given.logs),
    tags: parseTags(given.tags),
    warnings: [
      ...warnOfRoutes(routes),
      ...warnOfScopes(routes, tokenUse, rules),
      ...warnOfClients(clients),
      ...warnOfHandlers(handlers),
      ...warnOfStage(stage),
    ],
  };
}
