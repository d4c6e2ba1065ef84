import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** Resource servers, domains, custom attributes: what calls make of pools. */
export const resourceServers = [
  ...patchesOf("local/cognito/pools/resource-servers.ts", spec("resource-servers"), [
    {
      rule: "a declared resource server is not changed by a call",
      find: "if (!server.declared) return server;",
      replace: "if (server !== undefined) return server;",
      red: "resource servers of the program are not changed by calls",
    },
  ]),
  ...patchesOf("local/cognito/operations/create-resource-server.ts", spec("resource-servers"), [
    {
      rule: "a resource server's identifier is taken once",
      find: "if (others.some((other) => other.settings.identifier === settings.identifier)) {",
      replace: "if (others.length > 1e9) {",
      red: "resource servers have an identifier each, of calls and of the program",
    },
    {
      rule: "resource servers of a pool are made one at a time",
      find: `locks.run(\`resource-servers/\${settings.poolId}\`, async () => {`,
      replace: "((_key: string, run: () => Promise<object>) => run())(String(locks), async () => {",
      red: "resource servers are made once of two calls at once",
    },
  ]),
  ...patchesOf("local/cognito/pools/resource-server-input.ts", spec("resource-servers"), [
    {
      rule: "a scope's name is taken once",
      find: "if (twice !== undefined) throw",
      replace: "if (twice !== undefined && scopes.length < 0) throw",
      red: "resource servers have no scope twice",
    },
  ]),
  ...patchesOf("local/cognito/pools/withdrawn-scopes.ts", spec("resource-servers"), [
    {
      rule: "a scope that is gone is no client's",
      find: "    await directory.putClient({ ...client, settings, modifiedAt: clock() });\n",
      replace: "    if (clock() < 0) await directory.putClient({ ...client, settings });\n",
      red: "resource servers take their scopes from clients when they lose them",
    },
  ]),
  ...patchesOf("local/cognito/pools/client-oauth.ts", "test/local/cognito/pools/client-oauth.spec.ts", [
    {
      rule: "a machine gets no scope of people",
      find: "  requireMachineScopes(flows, scopes);\n",
      replace: "",
      red: "OAuth settings of a client give machines no scope of people",
    },
  ]),
  ...patchesOf("local/cognito/operations/create-user-pool-client.ts", spec("resource-servers"), [
    {
      rule: "a client has scopes of its own pool",
      find: "services.directory.resourceServersOf(pool.id).flatMap(",
      replace:
        "services.directory.pools().flatMap(({ settings: one }) => services.directory.resourceServersOf(one.id)).flatMap(",
      red: "resource servers have scopes that clients of the pool may list, and clients of no other",
    },
  ]),
  ...patchesOf("local/cognito/operations/create-user-pool-domain.ts", spec("user-pool-domains"), [
    {
      rule: "a domain is one pool's",
      find: "if (directory.domain(domain) !== undefined) {",
      replace: "if (false) {",
      red: "domains of user pools have a name that no other pool has, and a pool has one",
    },
    {
      rule: "a pool has one domain",
      find: "if (directory.domainOf(pool.id) !== undefined) {",
      replace: "if (false) {",
      red: "domains of user pools have a name that no other pool has, and a pool has one",
    },
    {
      rule: "a domain is not named as AWS",
      find: "if (reserved.some((word) => domain.includes(word))) {",
      replace: "if (false) {",
      red: "domains of user pools have no word of AWS's own in their name",
    },
    {
      rule: "a domain of one's own is refused by name",
      find: '  "refuse",',
      replace: '  "ignore",',
      red: "domains of user pools are no domains of one's own: nobody here has their certificate",
    },
  ]),
  ...patchesOf("local/cognito/pools/domains.ts", spec("user-pool-domains"), [
    {
      rule: "a domain is deleted by its pool",
      find: "if (domain?.settings.poolId !== poolId) throw",
      replace: "if (domain === undefined) throw",
      red: "domains of user pools of the program, and of other pools, are not deleted by calls",
    },
    {
      rule: "a declared domain is not deleted by a call",
      find: "if (!domain.declared) return domain;",
      replace: "if (domain.settings) return domain;",
      red: "domains of user pools of the program, and of other pools, are not deleted by calls",
    },
  ]),
  ...patchesOf("local/cognito/operations/add-custom-attributes.ts", spec("add-custom-attributes"), [
    {
      rule: "the schema of a declared pool is not changed by a call",
      find: "requireOwnPool(input.UserPoolId)",
      replace: "requirePool(input.UserPoolId)",
      red: "AddCustomAttributes refuses to change what the program declares",
    },
  ]),
  ...patchesOf("local/cognito/pools/custom-attribute-input.ts", spec("add-custom-attributes"), [
    {
      rule: "a custom attribute is added once",
      find: "  if (twice !== undefined) {",
      replace: "  if (twice !== undefined && all.length < 0) {",
      red: "AddCustomAttributes refuses one that is there",
    },
    {
      rule: "a pool has so many custom attributes at most",
      find: "if (all.length > most) throw",
      replace: "if (all.length > most * 1e9) throw",
      red: "AddCustomAttributes refuses more than 50 in all",
    },
    {
      rule: "a custom attribute is not required",
      find: "if (input.Required === true) throw",
      replace: "if (input.Required === undefined && input.Name === undefined) throw",
      red: "AddCustomAttributes refuses a required one",
    },
    {
      rule: "an attribute for developers alone is refused by name",
      find: "if (input.DeveloperOnlyAttribute === true) {",
      replace: "if (false) {",
      red: "AddCustomAttributes refuses one for developers alone",
    },
    {
      rule: "limits of a custom attribute can be met",
      find: "if (min !== undefined && max !== undefined && min > max) {",
      replace: "if (min !== undefined && max !== undefined && min > max + 1e9) {",
      red: "AddCustomAttributes refuses limits that nothing meets",
    },
    {
      rule: "limits of a custom attribute are numbers",
      find: "if (!/^-?\\d+(\\.\\d+)?$/.test(value)) throw",
      replace: 'if (value === "") throw',
      red: "AddCustomAttributes refuses limits that are no numbers",
    },
  ]),
  ...patchesOf("local/cognito/pools/account-recovery.ts", spec("create-user-pool"), [
    {
      rule: "an administrator alone is no way beside another",
      find: 'if (mechanisms.length > 1 && mechanisms.some(({ Name }) => Name === "admin_only")) {',
      replace: "if (false) {",
      red: "CreateUserPool refuses recovery by an administrator alone beside another way by name",
    },
    {
      rule: "ways of recovery differ",
      find: "if (second !== undefined && (first?.Name === second.Name || first?.Priority === second.Priority)) {",
      replace: "if (false) {",
      red: "CreateUserPool refuses recovery by one way twice by name",
    },
  ]),
  ...patchesOf("local/cognito/pools/pool-input.ts", spec("create-user-pool"), [
    {
      rule: "people have passwords",
      find: 'if (!factors.includes("PASSWORD")) {',
      replace: "if (false) {",
      red: "CreateUserPool refuses sign-in without passwords by name",
    },
    {
      rule: "sign-in by code needs its feature plan",
      find: 'if (tier === "LITE" && served.length > 1) {',
      replace: "if (false) {",
      red: "CreateUserPool refuses sign-in by e-mail code in a plan that does not have it by name",
    },
    {
      rule: "what waits for its proof is verified",
      find: "if (unverified === undefined) return attributes;",
      replace: "if (attributes.length >= 0) return attributes;",
      red: "CreateUserPool refuses proofs before a change of what is not verified by name",
    },
  ]),
];
