import { claims } from "./gateway/claims";
import { contract } from "./gateway/contract";
import { cors } from "./gateway/cors";
import { doors } from "./gateway/doors";
import { identitySource } from "./gateway/identity-source";
import { locks } from "./gateway/locks";
import { logs } from "./gateway/logs";
import { response } from "./gateway/response";
import { routing } from "./gateway/routing";
import { start } from "./gateway/start";
import { token } from "./gateway/token";
import type { Sabotage } from "./sabotage";

/** What the gateway refuses, and what it keeps apart. */
export const gateway: Sabotage[] = [
  ...identitySource,
  ...token,
  ...locks,
  ...claims,
  ...routing,
  ...doors,
  ...cors,
  ...response,
  ...start,
  ...logs,
  ...contract,
];
