export type { AmplifyAuth, AmplifyCognito, AmplifyConfig, AmplifyLoginWith, AmplifyOAuth } from "./amplify";
export {
  type AppClient,
  AuthFlow,
  type Cors,
  type Grant,
  type Handler,
  type Invitation,
  type Logs,
  Mfa,
  OAuthFlow,
  type PasswordPolicy,
  type ResourceServer,
  type Route,
  type SecuredApiArgs,
  type SignInPage,
  SignInWith,
  type Throttle,
  type Tokens,
  TokenUse,
  type Users,
} from "./args";
export type { SecuredApiResources } from "./resources";
export { SecuredApi } from "./secured-api";
export { Table } from "./table";
export { KeyType, type TableArgs, type TableKey } from "./table-args";
