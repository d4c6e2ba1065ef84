import * as pulumi from "@pulumi/pulumi";
import { readAccount } from "./account";
import type { AmplifyConfig } from "./amplify";
import { announce } from "./announce";
import type { SecuredApiArgs } from "./args/api";
import { requireTags } from "./checks/tags";
import { createHandlers } from "./handlers";
import { createApi, createHttpApi } from "./http-api";
import { createIdentity } from "./identity";
import { describeApi } from "./outputs";
import { planApi } from "./plan-api";
import { keepResources, requireResources, type SecuredApiResources } from "./resources";
import { whenKnown } from "./when-known";

/** An HTTP API that only people of its own Cognito user pool may call, but for the routes that say `public: true`. */
export class SecuredApi extends pulumi.ComponentResource {
  /** Base URL of the API, without a trailing slash. */
  readonly url: pulumi.Output<string>;

  /** Id of the HTTP API. */
  readonly apiId: pulumi.Output<string>;

  /** Id of the JWT authorizer, for routes of your own. */
  readonly authorizerId: pulumi.Output<string>;

  /** Id of the user pool, for example `eu-west-1_Ab12Cd34E`. */
  readonly userPoolId: pulumi.Output<string>;

  /** ARN of the user pool. */
  readonly userPoolArn: pulumi.Output<string>;

  /** Id of the first app client. */
  readonly clientId: pulumi.Output<string>;

  /** Secret of the first app client, a Pulumi secret. Undefined without `generateSecret`. */
  readonly clientSecret: pulumi.Output<string> | undefined;

  /** Ids of all app clients by name, those for programs too; the first one is `client`. */
  readonly clientIds: pulumi.Output<{ [name: string]: string }>;

  /** Secrets of the machine clients by name, a Pulumi secret. Undefined without machine clients. */
  readonly machineClientSecrets: pulumi.Output<{ [name: string]: string }> | undefined;

  /** Issuer of the tokens: their claim `iss`. */
  readonly issuer: pulumi.Output<string>;

  /** OpenID Connect discovery document of the issuer. */
  readonly discoveryUrl: pulumi.Output<string>;

  /** Complete address of the sign-in page for the first client that has callback URLs. Undefined without one. */
  readonly signInUrl: pulumi.Output<string> | undefined;

  /** Address that signs out of the page and goes to the first logout URL, or back to the page. Undefined without a page. */
  readonly signOutUrl: pulumi.Output<string> | undefined;

  /** Where a code, or a program's secret, becomes tokens. Undefined without a sign-in page and without machine clients. */
  readonly tokenUrl: pulumi.Output<string> | undefined;

  /** Settings for `UserManager` of oidc-client-ts. Undefined without a sign-in page. */
  readonly oidcClient: pulumi.Output<{ [setting: string]: string }> | undefined;

  /** Settings for `Amplify.configure` of aws-amplify 6. */
  readonly amplify: pulumi.Output<AmplifyConfig>;

  /** Region of the API and the pool. */
  readonly region: pulumi.Output<string>;

  /**
   * @param name names the parts too: `<name>-pool`, `<name>-GET /notes`
   * @param args what is left out is the closed choice
   * @throws pulumi.RunError for anything AWS would refuse late, or not at all
   */
  constructor(name: string, args: SecuredApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("secured-api:index:SecuredApi", name, {}, opts);

    const plan = planApi(name, args);
    const { logs } = plan;
    const tags = whenKnown(plan.tags, (tags) => requireTags(tags));
    const child = { parent: this };

    const account = readAccount(child);
    const bare = createApi(name, { ...plan.api, tags }, child);
    const identity = createIdentity(name, { plan: plan.identity, account, logs, tags, url: bare.url }, child);
    const handlers = createHandlers(name, { handlers: plan.handlers, identity, logs, tags }, child);
    const api = createHttpApi(name, { ...plan.api, api: bare, account, identity, handlers, logs, tags }, child);

    const outputs = describeApi({ account, identity, api });
    this.url = outputs.url;
    this.apiId = outputs.apiId;
    this.authorizerId = outputs.authorizerId;
    this.userPoolId = outputs.userPoolId;
    this.userPoolArn = outputs.userPoolArn;
    this.clientId = outputs.clientId;
    this.clientSecret = outputs.clientSecret;
    this.clientIds = outputs.clientIds;
    this.machineClientSecrets = outputs.machineClientSecrets;
    this.issuer = outputs.issuer;
    this.discoveryUrl = outputs.discoveryUrl;
    this.signInUrl = outputs.signInUrl;
    this.signOutUrl = outputs.signOutUrl;
    this.tokenUrl = outputs.tokenUrl;
    this.oidcClient = outputs.oidcClient;
    this.amplify = outputs.amplify;
    this.region = outputs.region;

    keepResources(this, { made: identity.made, handlers, api });
    announce(plan, this);
    this.registerOutputs(outputs);
  }

  /** The underlying resources, in TypeScript alone. Other languages reach them with `transforms`. */
  get resources(): SecuredApiResources {
    return requireResources(this);
  }
}
