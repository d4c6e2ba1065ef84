/** What `Amplify.configure` of aws-amplify 6 takes. */
export interface AmplifyConfig {
  /** The one part of Amplify that an API with sign-in needs. */
  Auth: AmplifyAuth;
}

/** `Auth` of `AmplifyConfig`. */
export interface AmplifyAuth {
  /** The user pool. */
  Cognito: AmplifyCognito;
}

/** `Auth.Cognito` of `AmplifyConfig`. */
export interface AmplifyCognito {
  /** Id of the user pool. */
  userPoolId: string;

  /** Id of the app client. */
  userPoolClientId: string;

  /** The sign-in page. @default - there is none */
  loginWith?: AmplifyLoginWith | undefined;
}

/** `Auth.Cognito.loginWith` of `AmplifyConfig`. */
export interface AmplifyLoginWith {
  /** Settings of the page. */
  oauth: AmplifyOAuth;
}

/** `Auth.Cognito.loginWith.oauth` of `AmplifyConfig`. */
export interface AmplifyOAuth {
  /** Host of the sign-in page, without a scheme. */
  domain: string;

  /** Every scope of the client. */
  scopes: string[];

  /** The client's callback URLs. */
  redirectSignIn: string[];

  /** The client's logout URLs. */
  redirectSignOut: string[];

  /** `code` or `token`. */
  responseType: string;
}
