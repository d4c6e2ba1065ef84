import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { SecuredApi, type SecuredApiArgs, TokenUse } from "../../components";
import { record } from "../record";
import { callbackUrl, code, outputsOf, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const everything: SecuredApiArgs = {
  handler: { code },
  handlers: { report: { code, provisionedConcurrency: 1 } },
  routes: {
    "GET /health": { public: true },
    "GET /notes": {},
    "DELETE /notes": { groups: ["editors"] },
    "GET /report": { handler: "report" },
  },
  client: { callbackUrls: [callbackUrl], generateSecret: true },
  clients: { web: { callbackUrls: [callbackUrl] } },
  machineClients: { job: { scopes: ["notes/write"] } },
  users: {
    groups: { editors: {} },
    sms: {},
    triggers: { preSignUp: { code, poolActions: ["cognito-idp:ListUsers"] } },
  },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  cors: { origins: ["http://localhost:5173"] },
};

describe("SecuredApi", () => {
  it("has the type token that other languages and old states know", async () => {
    const { resources } = await recordApi();
    expect(resources.filter(({ options }) => !options.parent).map(({ type, name }) => [type, name])).to.deep.equal([
      ["secured-api:index:SecuredApi", "notes"],
    ]);
  });

  it("stores no args in the state once more", async () => {
    const { resources } = await recordApi();
    expect(resources.find(({ name }) => name === "notes")?.inputs).to.deep.equal({});
  });

  it("calls its parts by these names, which old states know", async () => {
    const { resources } = await recordApi(everything);
    const children = resources.filter(({ options }) => options.parent === "notes");
    expect(children.map(({ type, name }) => `${type} ${name}`).sort()).to.deep.equal([
      "aws:apigatewayv2/api:Api notes-api",
      "aws:apigatewayv2/authorizer:Authorizer notes-authorizer",
      "aws:apigatewayv2/integration:Integration notes-handler-integration",
      "aws:apigatewayv2/integration:Integration notes-report-integration",
      "aws:apigatewayv2/route:Route notes-DELETE /notes",
      "aws:apigatewayv2/route:Route notes-GET /health",
      "aws:apigatewayv2/route:Route notes-GET /notes",
      "aws:apigatewayv2/route:Route notes-GET /report",
      "aws:apigatewayv2/stage:Stage notes-stage",
      "aws:cloudwatch/logGroup:LogGroup notes-access-log",
      "aws:cloudwatch/logGroup:LogGroup notes-group-scopes-logs",
      "aws:cloudwatch/logGroup:LogGroup notes-handler-logs",
      "aws:cloudwatch/logGroup:LogGroup notes-preSignUp-logs",
      "aws:cloudwatch/logGroup:LogGroup notes-report-logs",
      "aws:cognito/managedLoginBranding:ManagedLoginBranding notes-client-branding",
      "aws:cognito/managedLoginBranding:ManagedLoginBranding notes-web-branding",
      "aws:cognito/resourceServer:ResourceServer notes-notes",
      "aws:cognito/userGroup:UserGroup notes-group/editors",
      "aws:cognito/userPool:UserPool notes-pool",
      "aws:cognito/userPoolClient:UserPoolClient notes-client",
      "aws:cognito/userPoolClient:UserPoolClient notes-job",
      "aws:cognito/userPoolClient:UserPoolClient notes-web",
      "aws:cognito/userPoolDomain:UserPoolDomain notes-domain",
      "aws:iam/role:Role notes-group-scopes-role",
      "aws:iam/role:Role notes-handler-role",
      "aws:iam/role:Role notes-preSignUp-role",
      "aws:iam/role:Role notes-report-role",
      "aws:iam/role:Role notes-sms-role",
      "aws:iam/rolePolicy:RolePolicy notes-group-scopes-policy",
      "aws:iam/rolePolicy:RolePolicy notes-handler-policy",
      "aws:iam/rolePolicy:RolePolicy notes-preSignUp-policy",
      "aws:iam/rolePolicy:RolePolicy notes-preSignUp-pool-actions",
      "aws:iam/rolePolicy:RolePolicy notes-report-policy",
      "aws:iam/rolePolicy:RolePolicy notes-sms-policy",
      "aws:lambda/alias:Alias notes-report-live",
      "aws:lambda/function:Function notes-group-scopes",
      "aws:lambda/function:Function notes-handler",
      "aws:lambda/function:Function notes-preSignUp",
      "aws:lambda/function:Function notes-report",
      "aws:lambda/permission:Permission notes-group-scopes-permission",
      "aws:lambda/permission:Permission notes-handler-permission",
      "aws:lambda/permission:Permission notes-preSignUp-permission",
      "aws:lambda/permission:Permission notes-report-permission",
      "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig notes-report-provisioned",
    ]);
  });

  it("declares in a preview, which knows no ids, what it declares in an update", async () => {
    const [preview, update] = [await recordApi(everything, { preview: true }), await recordApi(everything)];
    const names = [preview, update].map(({ resources }) => resources.map(({ type, name }) => `${type} ${name}`).sort());
    expect(names[0]).to.deep.equal(names[1]);
  });

  it("is the parent of every resource it makes", async () => {
    const { resources } = await recordApi(everything);
    expect(resources.filter(({ name, options }) => name !== "notes" && options.parent !== "notes")).to.deep.equal([]);
  });

  it("has these outputs, which programs and stacks know", async () => {
    expect(Object.keys(outputsOf(await recordApi(everything))).sort()).to.deep.equal([
      "amplify",
      "apiId",
      "authorizerId",
      "clientId",
      "clientIds",
      "clientSecret",
      "discoveryUrl",
      "issuer",
      "machineClientSecrets",
      "oidcClient",
      "region",
      "signInUrl",
      "signOutUrl",
      "tokenUrl",
      "url",
      "userPoolArn",
      "userPoolId",
    ]);
  });

  it("registers the outputs that a program reads", async () => {
    let read: string[] = [];
    const recording = await record(() => {
      const api = new SecuredApi("notes", everything);
      read = Object.entries(api).flatMap(([key, value]) => (pulumi.Output.isInstance(value) ? [key] : []));
    });
    const registered = ["urn", ...Object.keys(outputsOf(recording))];
    expect(read).to.have.members(registered);
  });

  it("gives the resources it is made of", async () => {
    let parts: unknown;
    await record(() => {
      const { resources } = new SecuredApi("notes", everything);
      parts = {
        userPool: resources.userPool instanceof aws.cognito.UserPool,
        api: resources.api instanceof aws.apigatewayv2.Api,
        authorizer: resources.authorizer instanceof aws.apigatewayv2.Authorizer,
        stage: resources.stage instanceof aws.apigatewayv2.Stage,
        accessLog: resources.accessLog instanceof aws.cloudwatch.LogGroup,
        domain: resources.domain instanceof aws.cognito.UserPoolDomain,
        brandings: Object.keys(resources.brandings),
        clients: Object.keys(resources.clients),
        groups: Object.entries(resources.groups).map(([key, group]) => [key, group instanceof aws.cognito.UserGroup]),
        groupTrigger: Object.keys(resources.groupTrigger ?? {}),
        triggers: Object.entries(resources.triggers).map(([key, parts]) => [key, ...Object.keys(parts)]),
        smsRole: resources.smsRole instanceof aws.iam.Role,
        resourceServers: Object.keys(resources.resourceServers),
        versions: Object.entries(resources.handlers).map(([key, { version }]) => [key, Object.keys(version ?? {})]),
        handlers: Object.entries(resources.handlers).map(([key, parts]) => [key, ...Object.keys(parts)]),
        integrations: Object.keys(resources.integrations),
        permissions: Object.keys(resources.permissions),
        routes: Object.keys(resources.routes),
        all: Object.keys(resources).length,
      };
    });
    expect(parts).to.deep.equal({
      userPool: true,
      api: true,
      authorizer: true,
      stage: true,
      accessLog: true,
      domain: true,
      brandings: ["client", "web"],
      clients: ["client", "web", "job"],
      groups: [["editors", true]],
      groupTrigger: ["function", "role", "policy", "logGroup", "version", "permission"],
      triggers: [["preSignUp", "function", "role", "policy", "logGroup", "version", "permission", "poolPolicy"]],
      smsRole: true,
      resourceServers: ["notes"],
      handlers: [
        ["handler", "function", "role", "policy", "logGroup", "version"],
        ["report", "function", "role", "policy", "logGroup", "version"],
      ],
      versions: [
        ["handler", []],
        ["report", ["alias", "provisioned"]],
      ],
      integrations: ["handler", "report"],
      permissions: ["handler", "report"],
      routes: ["GET /health", "GET /notes", "DELETE /notes", "GET /report"],
      all: 17,
    });
  });

  it("gives no resources of a pool that was made elsewhere", async () => {
    let parts: unknown;
    await record(() => {
      const existingUserPool = { userPoolId: "eu-west-1_Zz98Yy76X", clientId: "first0client0of0elsewhere0" };
      const args = { existingUserPool, handler: { code }, routes: { "GET /notes": {} } };
      const { resources } = new SecuredApi("notes", args);
      const { userPool, groups, groupTrigger, triggers, resourceServers, clients, domain, brandings, smsRole } =
        resources;
      parts = { userPool, groups, groupTrigger, triggers, resourceServers, clients, domain, brandings, smsRole };
    });
    expect(parts).to.deep.equal({
      userPool: undefined,
      groups: {},
      groupTrigger: undefined,
      triggers: {},
      resourceServers: {},
      clients: {},
      domain: undefined,
      brandings: {},
      smsRole: undefined,
    });
  });

  it("says that resources are known only where they are made", () => {
    const fromElsewhere: SecuredApi = Object.create(SecuredApi.prototype);
    expect(() => fromElsewhere.resources).to.throw("the resources of a component are known only where it is made");
  });

  it("uses the component's provider for every part", async () => {
    const { resources } = await record(() => {
      const provider = new aws.Provider("ireland", { region: "eu-west-1" });
      new SecuredApi("notes", everything, { providers: [provider] });
    });
    const others = resources.filter(({ name, options }) => !["notes", "ireland"].includes(name) && !options.provider);
    expect(others).to.deep.equal([]);
  });

  it("asks the component's provider which account and region it is for", async () => {
    const { invokes } = await record(() => {
      const provider = new aws.Provider("ireland", { region: "eu-west-1" });
      new SecuredApi("notes", everything, { providers: [provider] });
    });
    expect(invokes).to.have.deep.members([
      { token: "aws:index/getCallerIdentity:getCallerIdentity", args: {}, provider: "ireland" },
      { token: "aws:index/getRegion:getRegion", args: {}, provider: "ireland" },
      { token: "aws:index/getPartition:getPartition", args: {}, provider: "ireland" },
    ]);
  });

  it("leaves protection that was put on the component as it is", async () => {
    const { resources } = await record(() => {
      const users = { ...everything.users, deletionProtection: false };
      new SecuredApi("notes", { ...everything, users }, { protect: true });
    });
    expect(resources.filter(({ options }) => !options.protect)).to.deep.equal([]);
  });

  it("names the routes that are open to anyone", async () => {
    const { messages } = await recordApi({
      routes: { "GET /health": { public: true }, "GET /version": { public: true }, "GET /notes": {} },
    });
    expect(messages.filter(({ text }) => text.startsWith("info"))).to.deep.equal([
      { text: "info: open to anyone, without a token: GET /health, GET /version", resource: "notes" },
    ]);
  });

  it("warns of what is allowed but worth a second look", async () => {
    const { messages } = await recordApi({
      tokens: { tokenUse: TokenUse.AccessOrId },
      routes: { "GET /notes": { scopes: ["aws.cognito.signin.user.admin"] } },
      users: { deletionProtection: false },
    });
    expect(messages.map(({ text, resource }) => [text.split(":")[0], resource])).to.deep.equal([["warning", "notes"]]);
  });

  it("says nothing of open routes where there are none", async () => {
    expect((await recordApi({ users: { deletionProtection: false } })).messages).to.deep.equal([]);
  });

  it("refuses what cannot work before it makes anything", async () => {
    const made: string[] = [];
    const note = ({ type }: pulumi.ResourceTransformationArgs) => {
      made.push(type);
      return undefined;
    };
    const refused = record(() => {
      const args = { routes: { "GET notes": {} }, handler: { code } };
      new SecuredApi("notes", args, { transformations: [note] });
    });
    expect(await rejectionOf(refused)).to.contain('routes["GET notes"]');
    expect(made).to.deep.equal(["secured-api:index:SecuredApi"]);
  });
});
