import { base, specs } from "./base.mjs";

/** The route table, scopes, groups and every check of the component, against the specs beside them. */
export default {
  ...base("components"),
  mutate: ["components/{routes,scopes,groups}.ts", "components/checks/**/*.ts"],
  mochaOptions: specs(
    "test/components/routes.spec.ts",
    "test/components/scopes.spec.ts",
    "test/components/groups.spec.ts",
    "test/components/plan-*.spec.ts",
    "test/components/checks/**/*.spec.ts",
  ),
};
