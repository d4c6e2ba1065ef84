import type { Sabotage } from "../sabotage";
import { type TakenOut, takenOut } from "./taken-out";

const machineClients = takenOut("checks/machine-clients", "checks/machine-clients", [
  [
    "are as many as an authorizer takes audiences, people's clients among them",
    "if (entries.length + clients.length > 50)",
    "if (entries.length > 1e9)",
  ],
  ["count every client for people", "if (entries.length + clients.length > 50)", "if (entries.length > 49)"],
  ["refuse the name of another client", "if (namesake) refuse(", 'if (namesake?.key === "") refuse('],
  [
    "refuse the name of the first client, even where that was left out",
    "clients.find((client) => client.key === key)",
    "clients.slice(1).find((client) => client.key === key)",
  ],
  ["refuse a name that no resource can have", "requirePartName(key, where);", ""],
  [
    "get tokens that live as long as those of people unless told otherwise",
    "otherwise: accessMinutes }",
    "otherwise: 60 }",
  ],
  ["refuse a life of less than 5 minutes", "{ ...tokenMinutes,", "{ min: 0, max: 1440,"],
  ["refuse a life of more than a day", "{ ...tokenMinutes,", "{ min: 5, max: 9999,"],
  [
    "refuse callbackUrls, which is for clients of people",
    '["scopes", "accessMinutes"]',
    '["scopes", "accessMinutes", "callbackUrls"]',
  ],
  ["refuse an empty list of scopes", "if (scopes.length === 0) refuse(", "if (scopes.length > 1e9) refuse("],
  ["take 50 scopes, refuse more", "if (scopes.length > 50) refuse(", "if (scopes.length > 1e9) refuse("],
  [
    "refuse openid, which says who a person is",
    "if (standardScopes.includes(scope)) refuse(",
    'if (scope === "") refuse(',
  ],
  [
    "refuse a scope that no resource server defines, naming the nearest",
    "requireDefined(scope, item, toScopes(resourceServers));",
    "",
  ],
  [
    "refuse the scope of a group, which people have by the trigger alone",
    "requireDefined(scope, item, toScopes(resourceServers));",
    'if (!scope.startsWith("group/")) requireDefined(scope, item, toScopes(resourceServers));',
  ],
]);

const existingUserPool = takenOut("checks/existing-user-pool", "checks/existing-user-pool", [
  ['refuses the pool "Ab12Cd34E"', "if (!/^[a-z]{2}(-[a-z]+)+-\\d_[A-Za-z0-9]+$/.test(id)) {", 'if (id === "\\n") {'],
  [
    'refuses the pool "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab12Cd34E"',
    "if (!/^[a-z]{2}(-[a-z]+)+-",
    "if (!/[a-z]{2}(-[a-z]+)+-",
  ],
  ['refuses the client "my client"', "if (!/^[\\w+]{1,128}$/.test(id)) {", 'if (id === "\\n") {'],
  ['refuses the further client "my client"', "parseId(entry, requireClientId)", "toInput(entry.where, entry.value)"],
  ["refuses the name of the first client for another", "if (key === firstKey) refuse(", 'if (key === "") refuse('],
  ["refuses a name that no output can have", "key: requirePartName(key, entry.where),", "key,"],
  ["refuses a client that stands twice", "clientIds.map(({ id }) => id)", "[]"],
  [
    "takes as many clients as an authorizer takes audiences, refuses more",
    "if (others.length > 49) refuse(",
    "if (others.length > 1e9) refuse(",
  ],
  [
    "refuses what only a pool that is made here can have, by its path, even if it is empty",
    "if (value === undefined) continue;",
    "if (value !== null) continue;",
  ],
  [
    "refuses a computed id of no pool, without quoting it",
    "requireUserPoolId(value: unknown, where: string, describe: Describe = hide)",
    "requireUserPoolId(value: unknown, where: string, describe: Describe = String)",
  ],
  [
    "refuses a computed id of no client, without quoting it",
    "requireClientId(value: unknown, where: string, describe: Describe = hide)",
    "requireClientId(value: unknown, where: string, describe: Describe = String)",
  ],
]);

const groups = takenOut("groups", "groups", [
  [
    "refuse an empty list, which could mean open or closed",
    "if (groups.length === 0) refuse(",
    "if (groups.length > 1e9) refuse(",
  ],
  ["of a route are 10 at most", "if (groups.length > 10) refuse(", "if (groups.length > 1e9) refuse("],
  [
    "refuse one that the pool does not have, naming the nearest",
    "if (!known.includes(group)) {",
    'if (group === "") {',
  ],
  [
    "refuse one in other capitals: Cognito tells them apart",
    "!known.includes(group)",
    "!known.some((name) => name.toLowerCase() === group.toLowerCase())",
  ],
  [
    "refuse any where the pool is made elsewhere: nothing would put them into tokens",
    "if (known === undefined) {",
    'if (known === undefined) return group;\n  if (group === "") {',
  ],
]);

const made = "{ users, client, clients, machineClients, signInPage, resourceServers, ...lifetimes }";
const poolOptions = ["users", "client", "clients", "machineClients", "signInPage", "resourceServers"];

/** Each option in turn taken from those that only a pool which is made here can have. */
const besideExisting: TakenOut[] = [
  ...poolOptions.map((option): TakenOut => {
    const rest = poolOptions.filter((other) => other !== option).join(", ");
    return [`refuses ${option} beside a pool that was made elsewhere`, made, `{ ${rest}, ...lifetimes }`];
  }),
  [
    "refuses tokens.accessMinutes beside a pool that was made elsewhere",
    made,
    "{ users, client, clients, machineClients, signInPage, resourceServers }",
  ],
];

const planIdentity = takenOut("plan-identity", "plan-identity", [
  ...besideExisting,
  ["refuses groups on routes of a pool that was made elsewhere", "requireRouteGroups(routes, undefined);", ""],
  [
    "refuses a group that the pool does not have",
    "routeGroups: requireRouteGroups(routes, users.groups),",
    "routeGroups: [],",
  ],
  [
    "lets no client write the pool's custom attributes unless told otherwise",
    "attributes: users.attributes }",
    "attributes: [] }",
  ],
  ["refuses what the feature plan does not have", "requireFeaturePlan(plan);", ""],
  [
    "refuses another way to sign in than is recorded for the pool",
    "readSchemaSnapshot(pulumi.getStack())",
    '{ stack: "", file: "", pools: new Map() }',
  ],
]);

/** Whose tokens the API trusts besides those of people, and what it trusts them for. */
export const trust: Sabotage[] = [...machineClients, ...existingUserPool, ...groups, ...planIdentity];
