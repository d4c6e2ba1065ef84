import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const atBothEnds =
  "deletion is refused by Pulumi at both ends: the pool, and the domain and stage that a destroy comes to first";
const together = "deletion keeps all of the identity together, never a part of it";
const wouldNotWork =
  "deletion keeps with the pool what it would not work without: groups, trigger, machine clients and the role for SMS";
const first = "deletion comes to a protected resource first with every part there is: no group loses its members";

/** What stays where it is when Pulumi is told to delete. */
export const deletion: Sabotage[] = [
  ...takenFrom("user-pool", "deletion", [
    [
      "Cognito refuses to delete a protected pool",
      'deletionProtection: users.deletionProtection ? "ACTIVE" : "INACTIVE",',
      'deletionProtection: "INACTIVE",',
      "deletion is refused by Cognito for the pool unless told otherwise",
    ],
  ]),
  ...takenFrom("child", "deletion", [
    ["Pulumi refuses to delete what is protected", "{ ...opts, protect: true }", "{ ...opts }", atBothEnds],
    ["what is kept is kept together", "{ ...opts, retainOnDelete: true }", "{ ...opts }", together],
  ]),
  ...takenFrom("stage", "deletion", [
    ["the stage is locked with the pool", "...lockedIf(plan.locked, opts)", "...lockedIf(false, opts)", atBothEnds],
    [
      "a destroy comes to a locked stage before anything is gone",
      ", ...Object.values(plan.permissions)",
      "",
      "deletion comes to a protected resource first: nothing else is without dependents",
    ],
  ]),
  ...takenFrom("http-api", "deletion", [
    [
      "a destroy comes to a locked stage before a group loses its members",
      "...Object.values(plan.identity.made?.groups ?? {}), ",
      "",
      first,
    ],
    [
      "a destroy comes to a locked stage before copies that are kept ready are gone",
      ", ...listProvisioned(plan.handlers)",
      "",
      first,
    ],
  ]),
  ...takenFrom("sign-in-page", "deletion", [
    ["the domain is locked with the pool", "...lockedIf(plan.locked, opts)", "...lockedIf(false, opts)", atBothEnds],
  ]),
  ...takenFrom("own-identity", "deletion", [
    ["the sign-in page is kept with its pool", "clients, locked }, kept)", "clients, locked }, opts)", together],
    [
      "the pool is kept if asked for",
      "users, sms, lambdaConfig }, kept)",
      "users, sms, lambdaConfig }, opts)",
      together,
    ],
    [
      "resource servers are kept with their pool",
      "resourceServers: plan.resourceServers, pool }, kept)",
      "resourceServers: plan.resourceServers, pool }, opts)",
      together,
    ],
    ["clients are kept with their pool", "clients: plan.clients }, kept)", "clients: plan.clients }, opts)", together],
    [
      "machine clients are kept with their pool",
      "machineClients: plan.machineClients }, kept)",
      "machineClients: plan.machineClients }, opts)",
      wouldNotWork,
    ],
    [
      "groups are kept with their pool",
      "groups: users.groups, pool }, kept)",
      "groups: users.groups, pool }, opts)",
      wouldNotWork,
    ],
    [
      "the trigger is kept with its pool",
      "routeGroups: plan.routeGroups }, kept)",
      "routeGroups: plan.routeGroups }, opts)",
      wouldNotWork,
    ],
    [
      "the trigger's permission is kept with its pool",
      "{ ...context, pool, trigger }, kept)",
      "{ ...context, pool, trigger }, opts)",
      wouldNotWork,
    ],
    ["the role for SMS is kept with its pool", "sms: users.sms }, kept)", "sms: users.sms }, opts)", wouldNotWork],
  ]),
];
