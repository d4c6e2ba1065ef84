import type * as pulumi from "@pulumi/pulumi";
import type { HandlerPlan } from "../plan";
import { parseConcurrency } from "./concurrency";
import { parseDeadLetter } from "./dead-letter";
import { findSecretNames, parseEnvironment } from "./environment";
import { parseGrants } from "./grants";
import { requirePartName } from "./names";
import { isInOneZone, parseNetwork } from "./network";
import { memberPath, type Option, readEntries, readOptions } from "./options";
import { hide, refuse, show } from "./refusal";
import { requireRuntime } from "./runtimes";
import { parseSecrets } from "./secrets";
import { parseBoolean, parseText, parseWhole } from "./values";

/** Key of the function that the option `handler` describes. */
export const defaultKey = "handler";

/** Key of the function that puts groups into tokens. */
export const triggerKey = "group-scopes";

/** What stands in the names of the role for SMS, where the key of a function stands in those of its own. */
export const smsKey = "sms";

/** How refusals name a function: `handler`, or `handlers["report"]`. */
export function handlerPath(key: string): string {
  return key === defaultKey ? defaultKey : memberPath("handlers", key);
}

/** Reads `handler` and `handlers`, the default one first if there is one. */
export function parseHandlers(handler: Option, handlers: Option): HandlerPlan[] {
  const others = readEntries(handlers);
  for (const { key, where } of others) {
    if (key === defaultKey) refuse(where, "has the name of the default handler", "write another name, or use handler");
    if (key === triggerKey) refuse(where, "has the name of the trigger for groups", "write another name");
    if (key === smsKey) refuse(where, "has the name of the role for SMS", "write another name");
    requirePartName(key, where);
  }
  const first = handler.value === undefined ? [] : [{ ...handler, key: defaultKey }];
  return [...first, ...others].map(({ key, ...option }) => ({ key, where: handlerPath(key), ...parseHandler(option) }));
}

function parseHandler({ where, value }: Option): Omit<HandlerPlan, "key" | "where"> {
  const given = readOptions(where, value, [
    ...functionOptions,
    "tokenVerification",
    "reservedConcurrency",
    "provisionedConcurrency",
    "deadLetterArn",
  ]);
  return {
    ...parseFunction(given, gateway),
    tokenVerification: parseBoolean(given.tokenVerification, false),
    ...parseConcurrency(given),
    deadLetterArn: parseDeadLetter(given.deadLetterArn),
  };
}

/** Options that every function has, whoever calls it. */
export const functionOptions = [
  "code",
  "entryPoint",
  "runtime",
  "memoryMb",
  "timeoutSeconds",
  "environment",
  "grants",
  "secrets",
  "network",
] as const;

/** Who calls a function, and how long they wait. */
export interface Caller {
  /** For example `the gateway waits, which is 30 seconds`. */
  waits: string;

  /** Longest time limit, seconds. */
  max: number;

  /** Time limit if none was given, seconds. */
  otherwise: number;
}

/** It gives up after 30 seconds (API Gateway quotas) while the function would go on, and be paid for. */
const gateway: Caller = { waits: "the gateway waits, which is 30 seconds", max: 29, otherwise: 10 };

/** Reads the options that every function has. */
export function parseFunction(
  given: Record<(typeof functionOptions)[number], Option>,
  caller: Caller,
): Pick<HandlerPlan, (typeof functionOptions)[number]> {
  const environment = parseEnvironment(given.environment);
  const runtime = requireRuntime(parseText(given.runtime) ?? "nodejs24.x", given.runtime.where);
  return {
    code: requireArchive(given.code),
    entryPoint: parseEntryPoint(given.entryPoint, runtime),
    runtime,
    memoryMb: parseWhole(given.memoryMb, { min: 128, max: 10_240, otherwise: 256 }),
    timeoutSeconds: parseTimeout(given.timeoutSeconds, caller),
    environment,
    grants: parseGrants(given.grants),
    secrets: parseSecrets(given.secrets, environment),
    network: parseNetwork(given.network),
  };
}

/** Told by its mark, so that an archive of another copy of the SDK is one too. */
function requireArchive({ where, value }: Option): pulumi.asset.Archive {
  const isArchive = typeof value === "object" && value !== null && Reflect.get(value, "__pulumiArchive") === true;
  if (!isArchive)
    refuse(where, "must be an archive", "write bundle(...) or new pulumi.asset.FileArchive(...)", hide(value));
  return value as pulumi.asset.Archive;
}

/** Form as in CreateFunction, `Handler`; languages with modules name one and a function in it. */
function parseEntryPoint(option: Option, runtime: string): string {
  const { where } = option;
  const entryPoint = parseText(option) ?? "index.handler";
  if (entryPoint.length > 128)
    refuse(where, "must have 128 characters at most", "write less", `${entryPoint.length} characters`);
  if (/\s/.test(entryPoint)) refuse(where, "holds white space", "write it without", show(entryPoint));
  if (/^(nodejs|python|ruby)/.test(runtime) && !/^[^.].*\.[^.]+$/.test(entryPoint)) {
    refuse(where, "must be a file and a function in it", 'write "index.handler"', show(entryPoint));
  }
  return entryPoint;
}

function parseTimeout(option: Option, { waits, max, otherwise }: Caller): number {
  const { where, value } = option;
  if (typeof value === "number" && value > max) {
    refuse(where, `is longer than ${waits}`, `write ${max} or less`, show(value));
  }
  return parseWhole(option, { min: 1, max, otherwise });
}

/** What a function may be, but seldom means to. */
export function warnOfHandlers(handlers: HandlerPlan[]): string[] {
  return handlers.flatMap(({ where, environment, network }) => [
    ...findSecretNames(environment).map((name) => {
      const variable = memberPath(`${where}.environment`, name);
      return `${variable} looks like a secret: whoever may see the function may see it, so put its ARN into secrets instead`;
    }),
    ...(isInOneZone(network)
      ? [`${where}.network has one subnet: the function stops when its zone does, so write two`]
      : []),
  ]);
}
