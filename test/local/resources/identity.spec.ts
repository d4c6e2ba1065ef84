import { expect } from "chai";
import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { toProgramSettings } from "../../../local/resources/program-settings";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { readApi } from "./declared-api";

/** A pool with a resource server, a sign-in domain, and a client with a style. */
const withPages = `import * as aws from "@pulumi/aws";
const pool = new aws.cognito.UserPool("pool", {});
new aws.cognito.ResourceServer("notes", {
  userPoolId: pool.id, identifier: "notes", name: "Notes", scopes: [{ scopeName: "read", scopeDescription: "read notes" }],
});
new aws.cognito.UserPoolDomain("domain", { userPoolId: pool.id, domain: "notes-demo", managedLoginVersion: 2 });
const client = new aws.cognito.UserPoolClient("client", { userPoolId: pool.id });
new aws.cognito.ManagedLoginBranding("style", { userPoolId: pool.id, clientId: client.id, useCognitoProvidedValues: true });
`;

describe("declared identity", function () {
  this.timeout(30_000);
  after(removePrograms);

  it("has the pool's resource servers, its domain, and the styles of its clients", async () => {
    const { folder } = makeProgram({ "index.ts": withPages });
    const provider = createLocalProvider("seed");
    const evaluation = await evaluateProgram({ folder, stack: "dev", config: {}, provider, env: {} });
    const { identity, notes, refusals } = toProgramSettings(evaluation, "seed");
    const { pools, clients, resourceServers, domains, brandings } = identity;
    const poolId = pools[0]?.id;
    expect({ resourceServers, domains, brandings, notes, refusals }).to.deep.equal({
      resourceServers: [
        { poolId, identifier: "notes", name: "Notes", scopes: [{ name: "read", description: "read notes" }] },
      ],
      domains: [{ poolId, domain: "notes-demo", managedLogin: true }],
      brandings: [{ poolId, clientId: clients[0]?.id, settings: undefined, assets: [] }],
      notes: [],
      refusals: [],
    });
  });

  it("names what of a pool does not run here, and nothing that an API's answers do not depend on", async () => {
    const { notes, refusals } = await readApi({
      pool: {
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
        emailMfaConfiguration: { subject: "sign in" },
        emailConfiguration: {
          emailSendingAccount: "DEVELOPER",
          sourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/x",
        },
        smsConfiguration: {
          externalId: "x",
          snsCallerArn: "arn:aws:iam::000000000000:role/sms",
          snsRegion: "eu-west-1",
        },
        verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_CODE", emailMessage: "it is {####}" },
        schemas: [{ name: "team", attributeDataType: "String", mutable: true }],
        userPoolTier: "ESSENTIALS",
      },
    });
    expect({ notes, refusals }).to.deep.equal({
      notes: ['user pool "pool": its second factor by SMS does not run here'],
      refusals: [],
    });
  });

  it("says that addresses are confirmed with a code where AWS sends a link", async () => {
    const { notes } = await readApi({
      pool: { verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_LINK" } },
    });
    expect(notes).to.deep.equal(['user pool "pool": it confirms addresses with a link on AWS, and with a code here']);
  });

  it("says nothing of a client whose refresh tokens rotate: they do so here", async () => {
    const { notes, refusals, identity } = await readApi({
      client: {
        explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
        refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 5 },
      },
    });
    expect({ notes, refusals, rotates: identity.clients[0]?.refreshTokenRotation }).to.deep.equal({
      notes: [],
      refusals: [],
      rotates: { graceSeconds: 5 },
    });
  });

  it("names identity providers of a client that are not here", async () => {
    const { notes } = await readApi({ client: { supportedIdentityProviders: ["COGNITO", "Google"] } });
    expect(notes).to.deep.equal(['app client "client": nobody signs in with its identity provider Google here']);
  });

  it("stops the start with a client whose rotating refresh tokens AWS refuses", async () => {
    const { refusals } = await readApi({ client: { refreshTokenRotation: { feature: "ENABLED" } } });
    expect(refusals).to.deep.equal([
      'app client "client": refreshTokenRotation and ALLOW_REFRESH_TOKEN_AUTH exclude each other: list its explicitAuthFlows without ALLOW_REFRESH_TOKEN_AUTH',
    ]);
  });
});
