import type { Sabotage } from "../sabotage";

/** What the component's own trigger refuses. */
export const groupScopes: Sabotage[] = [
  {
    rule: "a group scope is given for groups that routes name only",
    file: "components/triggers/group-scopes.mjs",
    find: ".filter((group) => named.has(group))",
    replace: "",
    spec: "test/components/triggers/group-scopes.spec.ts",
    red: "group scopes trigger adds nothing for a group that no route names",
  },
  {
    rule: "a group scope is given for the caller's own groups only",
    file: "components/triggers/group-scopes.mjs",
    find: "[...new Set(groups)]",
    replace: "[...new Set([...groups, ...named])]",
    spec: "test/components/triggers/group-scopes.spec.ts",
    red: "group scopes trigger adds nothing for a group the caller is not in",
  },
  {
    rule: "a group scope that was asked for is taken away",
    file: "components/triggers/group-scopes.mjs",
    find: ", ...foreign],",
    replace: "],",
    spec: "test/components/triggers/group-scopes.spec.ts",
    red: "group scopes trigger takes away the scope of a group the caller is not in, however it was asked for",
  },
  {
    rule: "the bare name of the groups' resource server is reserved too",
    file: "components/triggers/group-scopes.mjs",
    find: 'scope === "group" || ',
    replace: "",
    spec: "test/components/triggers/group-scopes.spec.ts",
    red: "group scopes trigger takes away every other scope of the reserved name",
  },
  {
    rule: "no group scope of another's making is kept",
    file: "components/triggers/group-scopes.mjs",
    find: ".filter((scope) => !isGroupScope(scope));",
    replace: ";",
    spec: "test/components/triggers/group-scopes.spec.ts",
    red: "group scopes trigger keeps what was answered already, but no group scope of another's making",
  },
];
