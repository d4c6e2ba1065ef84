import * as pulumi from "@pulumi/pulumi";
import type { ApiPlan } from "./plan";

/** Says in preview and update which routes anyone may call, and what in the plan is allowed but worth a second look. */
export function announce(plan: ApiPlan, component: pulumi.ComponentResource): void {
  const open = plan.api.routes.filter((route) => route.public).map(({ routeKey }) => routeKey);
  if (open.length > 0) void pulumi.log.info(`open to anyone, without a token: ${open.join(", ")}`, component);
  for (const warning of plan.warnings) void pulumi.log.warn(warning, component);
}
