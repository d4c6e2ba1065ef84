import type { Sabotage } from "../sabotage";
import { patchesOf } from "./patches-of";

const spec = "test/local/cognito/pools/change-settings.spec.ts";

const operations = {
  "add-custom-attributes": "all stay: custom attributes",
  "update-user-pool": "bring back no pool that is deleted: another name",
  "set-user-pool-mfa-config": "all stay: second factors, beside a pool that gets another name",
  "update-user-pool-client": "bring back no client that is deleted",
  "delete-user-pool": "bring back no pool that is deleted: a client",
  "delete-user-pool-client": "bring back no client that is deleted",
  "create-user-pool-client": "bring back no pool that is deleted: a client",
};

/** Settings that several calls change at once. */
export const settingsAtOnce: Sabotage[] = [
  ...patchesOf("local/cognito/pools/change-settings.ts", spec, [
    {
      rule: "settings of a pool are changed one call at a time",
      find: `return locks.run(\`settings/\${poolId}\`, change);`,
      replace: `return locks.run(\`settings/\${poolId}/\${Math.random()}\`, change);`,
      red: "changes of settings at once all stay: custom attributes",
    },
  ]),
  ...patchesOf("local/cognito/pools/withdrawn-scopes.ts", spec, [
    {
      rule: "scopes are withdrawn from clients that nobody else changes meanwhile",
      find: "return changeSettings(services, before.poolId, () => withdraw(services, before));",
      replace: "return withdraw(services, before);",
      red: "changes of settings at once all stay: a client's new name, while clients lose the scopes of a resource server",
    },
  ]),
  ...Object.entries(operations).flatMap(([operation, red]) =>
    patchesOf(`local/cognito/operations/${operation}.ts`, spec, [
      {
        rule: `${operation} waits for other changes of the pool's settings`,
        find: "  settingsChange((services) => async (input) => {",
        replace: "  ((services) => async (input) => {",
        red: `changes of settings at once ${red}`,
      },
    ]),
  ),
];
