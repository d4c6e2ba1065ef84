export type { AmplifyAuth, AmplifyCognito, AmplifyConfig, AmplifyLoginWith, AmplifyOAuth } from "./amplify";
export {
  type Cors,
  type Logs,
  type ResourceServer,
  type Route,
  type SecuredApiArgs,
  type Throttle,
  type Tokens,
  TokenUse,
} from "./args/api";
export {
  type AppClient,
  AuthFlow,
  type ExistingUserPool,
  type MachineClient,
  OAuthFlow,
  type SignInPage,
} from "./args/clients";

export type { Grant, Handler, HandlerNetwork, LambdaFunction } from "./args/handlers";
export type { EmailSender, Invitation, SmsSender, VerificationMessage } from "./args/messages";
export { KeyType, type TableArgs, type TableKey } from "./args/table";
export { type PreTokenTrigger, PreTokenVersion, type Trigger, type Triggers } from "./args/triggers";
export {
  AttributeType,
  type CustomAttribute,
  FeaturePlan,
  FirstFactor,
  type Group,
  Mfa,
  MfaMethod,
  type PasswordPolicy,
  SignInWith,
  type Users,
} from "./args/users";
export type { SecuredApiResources } from "./resources";
export { SecuredApi } from "./secured-api";
export { Table } from "./table";
