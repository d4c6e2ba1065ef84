import type { Sabotage } from "../sabotage";

/** Limits of single routes. */
export const throttles: Sabotage[] = [
  {
    rule: "a route's own limits hold",
    file: "local/gateway/throttle.ts",
    find: "(own.get(routeKey) ?? stage)()",
    replace: "(routeKey === undefined ? own.values().next().value ?? stage : stage)()",
    spec: "test/local/gateway/throttle.spec.ts",
    red: "throttle of a route is for that route alone, and has its own bucket",
  },
  {
    rule: "a route's own limits hold in place of the stage's",
    file: "local/gateway/throttle.ts",
    find: "return (routeKey) => (own.get(routeKey) ?? stage)();",
    replace: "return (routeKey) => (own.get(routeKey)?.() ?? true) && stage();",
    spec: "test/local/gateway/throttle.spec.ts",
    red: "throttle of a route holds in place of the stage's, whichever is smaller",
  },
  {
    rule: "a route's throttle is of numbers",
    file: "local/gateway/unsupported.ts",
    find: "...[settings, ...settings.routes].flatMap(",
    replace: "...[settings].flatMap(",
    spec: "test/local/gateway/unsupported.spec.ts",
    red: "unsupported is a route's throttle that is no number",
  },
  {
    rule: "settings of a route that is not there stop the start",
    file: "local/resources/api-settings.ts",
    find: ".filter((key) => !known.includes(key));",
    replace: `.filter((key) => known.includes(\`\${key} \`));`,
    spec: "test/local/resources/function-target.spec.ts",
    red: "limits of single routes stop the start for a route that the API does not have",
  },
  {
    rule: "the declared limits of a route reach it",
    file: "local/resources/api-settings.ts",
    find: "...(throttle && { throttle }),",
    replace: "",
    spec: "test/local/resources/function-target.spec.ts",
    red: "limits of single routes are the route's own",
  },
];
