import type { Client, Pool } from "../../pools/directory";
import type { UserRecord } from "../../records";
import type { TokenTriggerSettings } from "../../settings";
import { type GroupConfiguration, noGroups } from "../../tokens/group-claims";
import { type TriggerSubject, toEvent, toSubject } from "../trigger-event";

/** What is about to make a person's tokens (Pre token generation Lambda trigger sources), as far as it is done here. */
export type TriggerSource =
  | "TokenGeneration_HostedAuth"
  | "TokenGeneration_Authentication"
  | "TokenGeneration_NewPasswordChallenge"
  | "TokenGeneration_RefreshTokens";

/** For whom and for what the trigger is asked. */
export interface TriggerRequest {
  pool: Pool;
  client: Client;
  user: UserRecord;
  source: TriggerSource;
  groups: GroupConfiguration;

  /** Of the access token. */
  scopes: string[];

  /** What the caller gave with the answer to a challenge; undefined: nothing. */
  clientMetadata: Record<string, string> | undefined;
}

/** For which client that acts for itself the trigger is asked. */
export interface MachineTriggerRequest {
  pool: Pool;
  client: Client;
  scopes: string[];

  /** `aws_client_metadata` of the token request; undefined: nothing. */
  clientMetadata: Record<string, string> | undefined;
}

type Version = TokenTriggerSettings["version"];

const eventVersion: Record<Version, string> = { V1_0: "1", V2_0: "2", V3_0: "3" };

/** The event of the trigger's version, with AWS's members (User pool Lambda trigger common parameters). */
export function toTriggerEvent(version: Version, request: TriggerRequest) {
  const { pool, client, user } = request;
  return toVersioned(version, toSubject(pool.settings, client.settings, user), request);
}

/** The event of `V3_0` for client_credentials: there is no user, and so no attribute and no group. */
export function toMachineEvent(request: MachineTriggerRequest) {
  const { pool, client } = request;
  const subject = { pool: pool.settings, client: client.settings, userName: "ClientCredentials", userAttributes: {} };
  const source = "TokenGeneration_ClientCredentials";
  return toVersioned("V3_0", subject, { ...request, source, groups: noGroups });
}

interface VersionedParts extends Pick<TriggerRequest, "groups" | "scopes" | "clientMetadata"> {
  source: string;
}

function toVersioned(version: Version, subject: TriggerSubject, parts: VersionedParts) {
  const { source, groups, scopes, clientMetadata } = parts;
  const changesAccess = version !== "V1_0";
  const request = {
    groupConfiguration: groups,
    ...(changesAccess ? { scopes } : {}),
    ...(clientMetadata === undefined ? {} : { clientMetadata }),
  };
  const response = changesAccess ? { claimsAndScopeOverrideDetails: null } : { claimsOverrideDetails: null };
  return { ...toEvent(subject, { source, request, response }), version: eventVersion[version] };
}
