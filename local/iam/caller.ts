import type { IncomingHttpHeaders } from "node:http";
import { readAccessKey } from "./access-key";
import { decide } from "./grants";
import { toSessionName } from "./session";
import type { RoleSettings } from "./settings";

/** Who calls an AWS service: a function in its role's session, or, undefined, the person at this machine, who may do everything. */
export type Caller = { role: RoleSettings; session: string } | undefined;

/** Why a request is refused. `type` is AWS's name of the error. */
export interface Denial {
  type: string;
  message: string;
}

/**
 * Reads who signed a request.
 *
 * @param service that the credential has to be scoped to, for example `ssm`
 * @returns what is wrong with the signature, if something is
 */
export function readCaller(
  headers: IncomingHttpHeaders,
  service: string,
  roles: RoleSettings[],
): { caller: Caller } | { denial: Denial } {
  const key = readAccessKey(headers.authorization, service);
  if ("problem" in key) return { denial: key.problem };
  const role = roles.find(({ accessKeyId }) => accessKeyId === key.accessKeyId);
  return { caller: role && { role, session: toSessionName(headers["x-amz-security-token"]) } };
}

/** AWS's words for what the caller's role does not allow; undefined if it may. */
export function findDenial(caller: Caller, action: string, resource: string): Denial | undefined {
  const decision = caller ? decide(caller.role, action, resource) : "allow";
  if (!caller || decision === "allow") return undefined;
  const [, , , , accountId = "", rolePath = ""] = caller.role.arn.split(":");
  const user = `arn:aws:sts::${accountId}:assumed-role/${rolePath.split("/").at(-1)}/${caller.session}`;
  const reason =
    decision === "explicitDeny"
      ? "with an explicit deny in an identity-based policy"
      : `because no identity-based policy allows the ${action} action`;
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  return { type: "AccessDeniedException", message };
}
