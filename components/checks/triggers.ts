import { PreTokenVersion } from "../args/triggers";
import type { TriggerPlan } from "../plan";
import { type Caller, functionOptions, parseFunction } from "./handlers";
import { type Option, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { parseChoice, parseTexts } from "./values";

/** What Lambda keeps for functions that are called otherwise than by Cognito. */
const unused = {
  tokenVerification: false,
  reservedConcurrency: undefined,
  provisionedConcurrency: undefined,
  deadLetterArn: undefined,
};

/** It waits five seconds for a trigger (Cognito developer guide, Lambda triggers), and then asks again. */
const cognito: Caller = { waits: "Cognito waits, which is 5 seconds", max: 5, otherwise: 5 };

/** In the order in which Cognito comes to them. */
const names = [
  "preSignUp",
  "postConfirmation",
  "preAuthentication",
  "postAuthentication",
  "customMessage",
  "defineAuthChallenge",
  "createAuthChallenge",
  "verifyAuthChallenge",
  "userMigration",
  "preTokenGeneration",
] as const;

/** The three that make a custom sign-in, none of which does anything without the others. */
export const challengeTriggers = ["defineAuthChallenge", "createAuthChallenge", "verifyAuthChallenge"] as const;

/** Reads `users.triggers`. */
export function parseTriggers(option: Option): TriggerPlan[] {
  const given = readOptions(option.where, option.value, names);
  const chosen = names.filter((name) => given[name].value !== undefined);
  const missing = challengeTriggers.filter((name) => !chosen.includes(name));
  const [lone] = challengeTriggers.filter((name) => chosen.includes(name));
  if (lone !== undefined && missing.length > 0) {
    refuse(given[lone].where, "makes no sign-in alone", `write ${missing.join(" and ")} too`);
  }
  return chosen.map((name) => parseTrigger(name, given[name]));
}

function parseTrigger(name: (typeof names)[number], { where, value }: Option): TriggerPlan {
  const isPreToken = name === "preTokenGeneration";
  const given = readOptions(where, value, [...functionOptions, "poolActions", "version"]);
  if (!isPreToken && given.version.value !== undefined) {
    refuse(given.version.where, "is for preTokenGeneration alone", "leave it out");
  }
  return {
    name,
    handler: { key: name, where, ...parseFunction(given, cognito), ...unused },
    poolActions: parsePoolActions(given.poolActions),
    version: isPreToken ? parseChoice(given.version, Object.values(PreTokenVersion), PreTokenVersion.V2) : undefined,
  };
}

function parsePoolActions(option: Option): string[] {
  const actions = parseTexts(option) ?? [];
  actions.forEach((action, index) => {
    const where = `${option.where}[${index}]`;
    if (/[*?]/.test(action)) refuse(where, "holds a wildcard", "write each action in full", show(action));
    if (!/^cognito-idp:[A-Za-z]+$/.test(action)) {
      refuse(where, "must be an action of Cognito's user pools", 'write "cognito-idp:AdminGetUser"', show(action));
    }
  });
  return actions;
}

/**
 * Compares the names of triggers with those of other functions: each names its role and its log.
 *
 * @throws Refusal for a function of `handlers` with the name of a trigger that is there.
 */
export function requireOwnNames(triggers: TriggerPlan[], handlers: { key: string; where: string }[]): void {
  for (const { key, where } of handlers) {
    if (triggers.some(({ name }) => name === key)) {
      refuse(where, "has the name of a function of users.triggers", "write another name");
    }
  }
}

/**
 * A pool has one function that changes tokens, and groups of routes need it for the component's own.
 *
 * @throws Refusal for `preTokenGeneration` where a route asks for a group: what it adds to a token could stand for a group.
 */
export function requireOneTokenTrigger(triggers: TriggerPlan[], routeGroups: string[]): void {
  const own = triggers.find(({ name }) => name === "preTokenGeneration");
  if (own === undefined || routeGroups.length === 0) return;
  refuse(
    own.handler.where,
    "cannot stand beside groups of routes, which need the pool's one place for such a function",
    "write scopes in those routes and let your function add them, or leave it out",
  );
}
