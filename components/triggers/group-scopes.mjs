// Cognito's pre-token trigger, event version V2_0: membership of a group becomes a scope of the access token, so that the
// gateway can ask for it. Only this trigger gives `group/...` scopes: what else asks for one does not get it. `groups.json`
// beside this file lists the groups that routes name. A list that cannot be read ends every sign-in: no token, not a wrong one.
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
import { readFileSync } from "node:fs";

const named = new Set(JSON.parse(readFileSync(new URL("groups.json", import.meta.url), "utf8")));

const isGroupScope = (scope) => scope === "group" || scope.startsWith("group/");

/** The event, with the caller's group scopes added to the access token and all others taken out of it. */
export const handler = async (event) => {
  const request = event.request ?? {};
  const groups = request.groupConfiguration?.groupsToOverride ?? [];
  const own = [...new Set(groups)].filter((group) => named.has(group)).map((group) => `group/${group}`);
  const foreign = (request.scopes ?? []).filter((scope) => isGroupScope(scope) && !own.includes(scope));

  const details = event.response?.claimsAndScopeOverrideDetails ?? {};
  const access = details.accessTokenGeneration ?? {};
  const kept = (access.scopesToAdd ?? []).filter((scope) => !isGroupScope(scope));
  const accessTokenGeneration = {
    ...access,
    scopesToAdd: [...kept, ...own],
    scopesToSuppress: [...(access.scopesToSuppress ?? []), ...foreign],
  };
  return {
    ...event,
    response: { ...event.response, claimsAndScopeOverrideDetails: { ...details, accessTokenGeneration } },
  };
};
