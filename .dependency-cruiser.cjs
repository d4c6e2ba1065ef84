// Imports point one way, never in a circle.
const wall = (name, from, to, comment) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    wall("no-cycles", {}, { circular: true }, "a cycle means two files are one room"),
    wall(
      "program-imports-stacks",
      { path: "^index\\.ts$" },
      { path: "^(components|functions|local|plugin|testing|test|bench)/" },
      "index.ts wires settings and stack, nothing else",
    ),
    wall(
      "stacks-import-components",
      { path: "^stacks/" },
      { path: "^(functions|local|plugin|testing|test|bench)/|^index\\.ts$" },
      "a stack composes components; code of functions is bundled by path",
    ),
    wall(
      "components-stand-alone",
      { path: "^components/" },
      { path: "^(stacks|functions|local|plugin|testing|test|bench)/|^index\\.ts$" },
      "other projects import components/",
    ),
    wall(
      "testing-imports-components",
      { path: "^testing/" },
      { path: "^(stacks|functions|local|plugin|test|bench)/|^index\\.ts$" },
      "other projects' tests import testing/",
    ),
    wall(
      "plugin-stands-alone",
      { path: "^plugin/" },
      { path: "^(components|stacks|functions|local|testing|test|bench)/|^index\\.ts$" },
      "the plugin is a package of its own, over the published component",
    ),
    wall(
      "checks-are-pure",
      { path: "^components/(routes|scopes|checks/)" },
      { path: "@pulumi/", dependencyTypesNot: ["type-only"] },
      "pure files need no Pulumi",
    ),
    wall(
      "functions-stand-alone",
      { path: "^functions/" },
      { path: "^(components|stacks|local|plugin|testing|test|bench)/|^index\\.ts$|@pulumi/" },
      "what runs in Lambda knows nothing of how it is deployed",
    ),
    wall(
      "local-loads-by-path",
      { path: "^local/" },
      { path: "^(components|stacks|functions|plugin|testing|test|bench)/|^index\\.ts$" },
      "the local run learns everything from the declared resources",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
