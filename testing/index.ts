export type { Which } from "./declared-api";
export { type AllowedActions, type FunctionGrant, readGrants, requireGrantsWithin } from "./grants";
export { type PasswordClients, requireNoPasswordFlow, requirePoolProtected } from "./identity";
export { type MockOptions, mockSecuredApi } from "./mock-secured-api";
export {
  find,
  type MockedInvoke,
  type MockedOptions,
  type MockedResource,
  type MockedStack,
  unknown,
} from "./mocked-stack";
export {
  type OpenRoutes,
  openRoutes,
  type RouteRule,
  readRoutes,
  requireAccessTokensOnly,
  requireEveryRouteProtected,
} from "./routes";
