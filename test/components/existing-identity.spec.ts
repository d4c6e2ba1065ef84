import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type ExistingUserPool, SecuredApi } from "../../components";
import { readExistingIdentity } from "../../components/existing-identity";
import { find, record, unknown } from "../record";
import { code, outputsOf, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const existingUserPool = {
  userPoolId: "eu-west-1_Zz98Yy76X",
  clientId: "first0client0of0elsewhere0",
  clientIds: { mobile: "other0client0of0elsewhere0" },
};
const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Zz98Yy76X";

/** A value that another resource would give. */
function computed(value: string): pulumi.Output<string> {
  return pulumi.output(Promise.resolve(value));
}

describe("existing user pool", () => {
  it("is trusted, and nothing of Cognito is made beside it", async () => {
    const { resources } = await recordApi({ existingUserPool });
    const made = resources.filter(({ options }) => options.parent === "notes").map(({ type, name }) => [type, name]);
    expect(made).to.have.deep.members([
      ["aws:apigatewayv2/api:Api", "notes-api"],
      ["aws:apigatewayv2/authorizer:Authorizer", "notes-authorizer"],
      ["aws:apigatewayv2/integration:Integration", "notes-handler-integration"],
      ["aws:apigatewayv2/route:Route", "notes-GET /notes"],
      ["aws:apigatewayv2/stage:Stage", "notes-stage"],
      ["aws:cloudwatch/logGroup:LogGroup", "notes-access-log"],
      ["aws:cloudwatch/logGroup:LogGroup", "notes-handler-logs"],
      ["aws:iam/role:Role", "notes-handler-role"],
      ["aws:iam/rolePolicy:RolePolicy", "notes-handler-policy"],
      ["aws:lambda/function:Function", "notes-handler"],
      ["aws:lambda/permission:Permission", "notes-handler-permission"],
    ]);
  });

  it("gives the authorizer its issuer and its clients", async () => {
    const { inputs } = find(await recordApi({ existingUserPool }), "aws:apigatewayv2/authorizer:Authorizer");
    expect(inputs["jwtConfiguration"]).to.deep.equal({
      issuer,
      audiences: ["first0client0of0elsewhere0", "other0client0of0elsewhere0"],
    });
  });

  it("and each of its clients is looked up: with an id that is not there nobody could call", async () => {
    const { invokes } = await recordApi({ existingUserPool });
    const { userPoolId, clientId, clientIds } = existingUserPool;
    expect(invokes.filter(({ token }) => token.startsWith("aws:cognito/"))).to.have.deep.members([
      { token: "aws:cognito/getUserPool:getUserPool", args: { userPoolId } },
      { token: "aws:cognito/getUserPoolClient:getUserPoolClient", args: { userPoolId, clientId } },
      {
        token: "aws:cognito/getUserPoolClient:getUserPoolClient",
        args: { userPoolId, clientId: clientIds.mobile },
      },
    ]);
  });

  it("is looked up by the component's own provider", async () => {
    const { invokes } = await record(() => {
      const provider = new aws.Provider("ireland", { region: "eu-west-1" });
      const args = { existingUserPool, handler: { code }, routes: { "GET /notes": {} } };
      new SecuredApi("notes", args, { providers: [provider] });
    });
    expect(invokes.map(({ provider }) => provider)).to.deep.equal(invokes.map(() => "ireland"));
  });

  it("shows itself in the outputs, which have no sign-in page and no secrets", async () => {
    expect(outputsOf(await recordApi({ existingUserPool }))).to.deep.equal({
      url: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      apiId: "a1b2c3d4e5",
      authorizerId: "notes-authorizer-id",
      userPoolId: "eu-west-1_Zz98Yy76X",
      userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Zz98Yy76X",
      clientId: "first0client0of0elsewhere0",
      clientIds: { client: "first0client0of0elsewhere0", mobile: "other0client0of0elsewhere0" },
      issuer,
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      amplify: {
        Auth: {
          Cognito: { userPoolId: "eu-west-1_Zz98Yy76X", userPoolClientId: "first0client0of0elsewhere0" },
        },
      },
      region: "eu-west-1",
    });
  });

  it("protects nothing: what it is made of lies elsewhere", async () => {
    const { resources } = await recordApi({ existingUserPool });
    expect(resources.filter(({ options }) => options.protect)).to.deep.equal([]);
  });

  it("asks of a route what an access token of a person carries, as a pool of one's own does", async () => {
    const { inputs } = find(await recordApi({ existingUserPool }), "aws:apigatewayv2/route:Route");
    expect(inputs["authorizationScopes"]).to.deep.equal([
      "aws.cognito.signin.user.admin",
      "openid",
      "email",
      "phone",
      "profile",
    ]);
  });

  it("takes ids that are known only later", async () => {
    const later = {
      userPoolId: computed(existingUserPool.userPoolId),
      clientId: computed(existingUserPool.clientId),
      clientIds: { mobile: computed(existingUserPool.clientIds.mobile) },
    };
    const { inputs } = find(await recordApi({ existingUserPool: later }), "aws:apigatewayv2/authorizer:Authorizer");
    expect(inputs["jwtConfiguration"]).to.deep.equal({
      issuer,
      audiences: ["first0client0of0elsewhere0", "other0client0of0elsewhere0"],
    });
  });

  const refused: { of: string; given: ExistingUserPool; message: string }[] = [
    {
      of: "pool",
      given: { ...existingUserPool, userPoolId: computed("arn:aws:cognito-idp:eu-west-1:1:userpool/x") },
      message:
        'existingUserPool.userPoolId must be the id of a user pool, got a string: write one such as "eu-west-1_Ab12Cd34E"',
    },
    {
      of: "client",
      given: { ...existingUserPool, clientId: computed("my client") },
      message:
        "existingUserPool.clientId must be the id of an app client, got a string: write the 26 letters and digits that Cognito shows",
    },
    {
      of: "further client",
      given: { ...existingUserPool, clientIds: { mobile: computed("my client") } },
      message:
        'existingUserPool.clientIds["mobile"] must be the id of an app client, got a string: write the 26 letters and digits that Cognito shows',
    },
  ];
  for (const { of, given, message } of refused) {
    it(`refuses a computed id of a ${of} that is none, once it is known`, async () => {
      expect(await rejectionOf(recordApi({ existingUserPool: given }))).to.equal(message);
    });
  }

  it("is not looked up while a preview does not know its id", async () => {
    const recording = await record(
      () => {
        const userPoolId = new aws.cognito.UserPool("elsewhere").id;
        const args = { existingUserPool: { ...existingUserPool, userPoolId }, handler: { code } };
        new SecuredApi("notes", { ...args, routes: { "GET /notes": {} } });
      },
      { preview: true },
    );
    const asked = recording.invokes.filter(({ token }) => token.startsWith("aws:cognito/"));
    const { inputs } = find(recording, "aws:apigatewayv2/authorizer:Authorizer");
    expect([asked, inputs["jwtConfiguration"].issuer]).to.deep.equal([[], unknown]);
  });

  it("has a client at least: the authorizer needs an audience", async () => {
    const recording = record(() => {
      const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
      const text = pulumi.output("");
      const account = { accountId: text, region: text, dnsSuffix: text };
      const context = { account, logs: { retentionDays: 7, kmsKeyArn: undefined }, tags: {}, url: text };
      const plan = { kind: "existing" as const, userPoolId: existingUserPool.userPoolId, clientIds: [] };
      readExistingIdentity(plan, context, { parent });
    });
    expect(await rejectionOf(recording)).to.equal("an API needs an app client: its tokens are made for one");
  });
});
