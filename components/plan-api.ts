import { type SecuredApiArgs, TokenUse } from "./args/api";
import { parseCors } from "./checks/cors";
import { parseHandlers, warnOfHandlers } from "./checks/handlers";
import { parseLogs } from "./checks/logs";
import { requireName } from "./checks/names";
import { type Option, readOptions } from "./checks/options";
import { parseStage, warnOfStage } from "./checks/stage";
import { parseTags } from "./checks/tags";
import { accountThrottle, parseThrottle } from "./checks/throttle";
import { requireOwnNames } from "./checks/triggers";
import { parseChoice } from "./checks/values";
import type { ApiPlan } from "./plan";
import { guardIdentity, parseIdentity, warnOfIdentity } from "./plan-identity";
import { refusable } from "./refusable";
import { parseRoutes, planRoutes, warnOfRoutes } from "./routes";
import { parseScopeRules, requireNoMachines, warnOfScopes } from "./scopes";

/**
 * Says what the args mean: every default filled in, every mistake refused that can be seen while the program runs.
 *
 * @param name Of the component.
 * @throws pulumi.RunError for anything that AWS would refuse late or not at all; Pulumi prints it without a stack.
 */
export function planApi(name: string, args: SecuredApiArgs): ApiPlan {
  return refusable(() => {
    requireName(name);
    const plan = parseArgs(args);
    return { ...plan, warnings: [...plan.warnings, ...guardIdentity(name, plan.identity)] };
  });
}

/** Every option, by the name it has in the args. */
const optionNames = [
  "routes",
  "handler",
  "handlers",
  "scopes",
  "client",
  "clients",
  "machineClients",
  "existingUserPool",
  "signInPage",
  "users",
  "tokens",
  "resourceServers",
  "cors",
  "throttle",
  "stage",
  "logs",
  "tags",
] as const;

/** Args may come from plain JavaScript or another language: their types are not believed. */
function parseArgs(args: unknown): ApiPlan {
  const given = readOptions("", args, optionNames);
  const { tokenUse: use, ...lifetimes } = readTokens(given.tokens);
  const tokenUse = parseChoice(use, Object.values(TokenUse), TokenUse.Access);

  const routes = parseRoutes(given.routes);
  const handlers = parseHandlers(given.handler, given.handlers);
  const identity = parseIdentity(given, lifetimes, routes);
  const own = identity.kind === "own" ? identity : undefined;
  const rules = parseScopeRules(given.scopes, tokenUse, own);
  requireOwnNames(own?.users.triggers ?? [], handlers);
  requireNoMachines(routes, rules, own?.machineClients ?? []);
  const stage = parseStage(given.stage);

  return {
    identity,
    handlers,
    api: {
      routes: planRoutes(routes, handlers, rules),
      tokenUse,
      cors: parseCors(given.cors, routes),
      throttle: parseThrottle(given.throttle) ?? accountThrottle,
      stage,
    },
    logs: parseLogs(given.logs),
    tags: parseTags(given.tags),
    warnings: [
      ...warnOfRoutes(routes),
      ...warnOfScopes(routes, tokenUse, rules),
      ...warnOfIdentity(identity),
      ...warnOfHandlers(handlers),
      ...warnOfStage(stage),
    ],
  };
}

function readTokens({ where, value }: Option) {
  return readOptions(where, value, [
    "tokenUse",
    "accessMinutes",
    "idMinutes",
    "refreshDays",
    "rotateRefreshTokens",
    "rotationGraceSeconds",
  ]);
}
