import type { Client, Pool } from "../../pools/directory";
import type { UserRecord } from "../../records";
import type { TokenTriggerSettings } from "../../settings";
import type { GroupConfiguration } from "../../tokens/group-claims";

/** What is about to make tokens (Pre token generation Lambda trigger sources), as far as it is done here. */
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

/** The event of the trigger's version, with AWS's members (User pool Lambda trigger common parameters). */
export function toTriggerEvent(version: TokenTriggerSettings["version"], request: TriggerRequest) {
  const { pool, client, user, source, groups, scopes, clientMetadata } = request;
  const changesAccess = version === "V2_0";
  return {
    version: changesAccess ? "2" : "1",
    triggerSource: source,
    region: pool.settings.id.split("_")[0],
    userPoolId: pool.settings.id,
    userName: user.username,
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: client.settings.id },
    request: {
      userAttributes: { sub: user.sub, "cognito:user_status": user.status, ...user.attributes },
      groupConfiguration: groups,
      ...(changesAccess ? { scopes } : {}),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: changesAccess ? { claimsAndScopeOverrideDetails: null } : { claimsOverrideDetails: null },
  };
}
