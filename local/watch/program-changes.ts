import type { Program } from "../program";

/**
 * What is different between two evaluations of a program, for people: `route GET /notes added`. Code of functions is not
 * compared here.
 */
export function findChanges(before: Program, after: Program): string[] {
  const old = describe(before);
  const fresh = describe(after);
  const gone = [...old.keys()].filter((name) => !fresh.has(name)).map((name) => `${name} removed`);
  const other = [...fresh].flatMap(([name, text]) => {
    if (!old.has(name)) return [`${name} added`];
    return old.get(name) === text ? [] : [`${name} changed`];
  });
  return [...gone, ...other];
}

/** Every part that runs, by kind and name, with what it is told. */
function describe({ settings, evaluation }: Program): Map<string, string> {
  const { apis, identity, tables, secrets, roles, functions } = settings;
  const parts: [string, unknown][] = [
    ...apis.flatMap(({ routes, ...api }): [string, unknown][] => [
      [`API ${api.name}`, api],
      ...routes.map((route): [string, unknown] => [toRouteName(route.routeKey, api.name, apis.length), route]),
    ]),
    ...identity.pools.map((pool): [string, unknown] => [`user pool ${pool.name}`, pool]),
    ...identity.clients.map((client): [string, unknown] => [`app client ${client.name}`, client]),
    ...identity.groups.map((group): [string, unknown] => [`group ${group.name}`, group]),
    ...tables.map((table): [string, unknown] => [`table ${table.name}`, table]),
    ...secrets.map((secret): [string, unknown] => [`secret ${secret.arn}`, secret]),
    ...roles.map((role): [string, unknown] => [`role ${role.arn.split("/").at(-1)}`, role]),
    ...functions.map(({ settings: each }): [string, unknown] => [`function ${each.name}`, each]),
    ...Object.entries(evaluation.outputs).map(([name, value]): [string, unknown] => [`output ${name}`, value]),
  ];
  return new Map(parts.map(([name, value]) => [name, JSON.stringify(value) ?? ""]));
}

function toRouteName(routeKey: string, api: string, apis: number): string {
  return apis === 1 ? `route ${routeKey}` : `route ${routeKey} of API ${api}`;
}
