import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** Groups: who is in them, who changes them, and what they put into tokens. */
export const groups = [
  ...patchesOf("local/cognito/users/groups.ts", "test/local/cognito/users/groups.spec.ts", [
    {
      rule: "nobody is put in a group while it is being deleted",
      find: "        pools.get(poolId)?.delete(name);\n        await empty();",
      replace: "        await empty();\n        pools.get(poolId)?.delete(name);",
      red: "groups are gone for everyone before their users are taken out of them",
    },
  ]),
  ...patchesOf("local/cognito/users/groups.ts", spec("delete-group"), [
    {
      rule: "a deleted group has no members when its name comes back",
      find: "        await empty();\n",
      replace: "",
      red: "DeleteGroup deletes a group and takes its users out of it, so that none is in a later group of that name",
    },
    {
      rule: "what the program declares of groups is not deleted by calls",
      find: "        requireOwn(poolId, name);\n        // Gone",
      replace: "        // Gone",
      red: "DeleteGroup refuses to delete what the program declares",
    },
  ]),
  ...patchesOf("local/cognito/users/groups.ts", spec("update-group"), [
    {
      rule: "what the program declares of groups is not changed by calls",
      find: "if (!group.declared) return group;",
      replace: 'if (group.settings.name !== "") return group;',
      red: "UpdateGroup refuses to change what the program declares",
    },
  ]),
  ...patchesOf("local/cognito/users/groups.ts", spec("create-group"), [
    {
      rule: "a group's name is taken once",
      find: "if (find(settings.poolId, settings.name)) throw",
      replace: "if (false) throw",
      red: "CreateGroup refuses a name that is taken, by a call or by the program",
    },
    {
      rule: "groups of a pool are written one at a time",
      find: "(poolId: string, work: () => Promise<T>) => locks.run(",
      replace: "(poolId: string, work: () => Promise<T>) => ((_key: string, run: () => Promise<T>) => run())(",
      red: "CreateGroup refuses one of two at the same time",
    },
  ]),
  ...patchesOf("local/cognito/users/groups.ts", "test/local/cognito/tokens/group-claims.spec.ts", [
    {
      rule: "a group that the pool does not have counts for nothing",
      find: "        .filter((group) => group !== undefined)\n",
      replace:
        '        .map((group, index) => group ?? { settings: { poolId, name: user.groups[index] ?? "", description: undefined, precedence: undefined, roleArn: undefined }, createdAt: 0, modifiedAt: 0, declared: false })\n',
      red: "a user's groups that the pool has no more count for nothing",
    },
    {
      rule: "a group counts in its own pool",
      find: "const find = (poolId: string, name: string) => pools.get(poolId)?.get(name);",
      replace:
        "const find = (_poolId: string, name: string) => [...pools.values()].map((one) => one.get(name)).find((one) => one !== undefined);",
      red: "a user's groups of another pool count for nothing",
    },
  ]),
  ...patchesOf("local/cognito/tokens/group-claims.ts", "test/local/cognito/tokens/group-claims.spec.ts", [
    {
      rule: "the preferred role is that of the lowest precedence",
      find: "precedenceOf(group) === lowest",
      replace: "precedenceOf(group) !== lowest",
      red: "a user's groups prefer the role of the lowest precedence",
    },
    {
      rule: "groups that share a precedence agree on the preferred role",
      find: "return others.length > 0 ? null : (role ?? null);",
      replace: "return role ?? null;",
      red: "a user's groups prefer no role where groups that share the lowest precedence have different ones",
    },
  ]),
  ...patchesOf("local/cognito/operations/admin-add-user-to-group.ts", spec("admin-add-user-to-group"), [
    {
      rule: "a user is put in a group that is there",
      find: "const { settings: group } = services.groups.require(pool.id, input.GroupName);",
      replace: "const group = { name: input.GroupName };",
      red: "AdminAddUserToGroup refuses a group that the pool does not have",
    },
  ]),
  ...patchesOf("local/cognito/operations/admin-remove-user-from-group.ts", spec("admin-remove-user-from-group"), [
    {
      rule: "a user is taken out of a group that is there",
      find: "const { settings: group } = services.groups.require(pool.id, input.GroupName);",
      replace: "const group = { name: input.GroupName };",
      red: "AdminRemoveUserFromGroup refuses a group that the pool does not have, and a user that is not there",
    },
    {
      rule: "who is taken out of a group is out of it",
      find: "groups: user.groups.filter((name) => name !== group.name),",
      replace: 'groups: group.name === "" ? [] : user.groups,',
      red: "AdminRemoveUserFromGroup takes a user out of a group: their next tokens, refreshed ones too, do not name it",
    },
  ]),
  ...patchesOf("local/cognito/operations/list-users-in-group.ts", spec("list-users-in-group"), [
    {
      rule: "a list of a group's users holds nobody else",
      find: "groups.includes(group.name)",
      replace: "groups.includes(group.name) || true",
      red: "ListUsersInGroup lists the users of a group and no others, a page at a time",
    },
  ]),
  ...patchesOf("local/cognito/users/seed.ts", "test/local/cognito/users/seed.spec.ts", [
    {
      rule: "a test user is in a group that the program declares",
      find: "if (!isOpen) {",
      replace: "if (isOpen && !isOpen) {",
      red: "test users are refused by name in a group that the pool does not have, where the program declares groups",
    },
  ]),
  ...patchesOf("local/cognito/pools/directory.ts", spec("delete-user-pool"), [
    {
      rule: "a deleted pool leaves no groups behind",
      find: '["group", "user",',
      replace: '["user",',
      red: "DeleteUserPool deletes a pool with its clients, users, groups and keys",
    },
  ]),
];
