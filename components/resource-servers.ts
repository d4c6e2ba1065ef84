import * as aws from "@pulumi/aws";
import type { ChildOptions } from "./child";
import type { ResourceServerPlan } from "./plan";
import type { UserPool } from "./user-pool";

/** Resource servers by identifier. */
export type ResourceServers = { [identifier: string]: aws.cognito.ResourceServer };

/** Makes the resource servers: where custom scopes such as `notes/read` come from. */
export function createResourceServers(
  name: string,
  plan: { resourceServers: ResourceServerPlan[]; pool: UserPool },
  opts: ChildOptions,
): ResourceServers {
  const servers = plan.resourceServers.map(({ identifier, scopes }) => {
    const args = {
      userPoolId: plan.pool.id,
      identifier,
      name: toDisplayName(identifier),
      scopes: scopes.map((scope) => ({ scopeName: scope.name, scopeDescription: scope.description })),
    };
    return [identifier, new aws.cognito.ResourceServer(`${name}-${identifier}`, args, opts)] as const;
  });
  return Object.fromEntries(servers);
}

/** A name takes fewer characters than an identifier, which may be a URL: `[\w\s+=,.@-]`, at most 256. */
function toDisplayName(identifier: string): string {
  return identifier.replace(/[^\w+=,.@-]+/g, "-").slice(0, 256);
}
