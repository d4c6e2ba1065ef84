import type * as pulumi from "@pulumi/pulumi";
import type { ChildOptions } from "./child";
import { createHandler, type HandlerParts } from "./handler";
import type { Identity } from "./identity-parts";
import { readKeySet, type TokenKeys } from "./key-set";
import type { HandlerPlan, LogsPlan } from "./plan";

/** Functions by the key of their handler. */
export type Handlers = { [key: string]: HandlerParts };

interface Shared {
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes one function a handler, each with a role and a log group of its own. */
export function createHandlers(
  name: string,
  { handlers, identity, ...shared }: Shared & { handlers: HandlerPlan[]; identity: Identity },
  opts: ChildOptions,
): Handlers {
  const keys = handlers.some(({ tokenVerification }) => tokenVerification) ? toTokenKeys(identity) : undefined;
  const made = handlers.map((handler) => {
    const plan = { ...shared, handler, keys: handler.tokenVerification ? keys : undefined };
    return [handler.key, createHandler(`${name}-${handler.key}`, plan, opts)] as const;
  });
  return Object.fromEntries(made);
}

function toTokenKeys({ pool, clientIds }: Identity): TokenKeys {
  return { issuer: pool.issuer, clientIds: Object.values(clientIds), keySet: readKeySet(pool) };
}
