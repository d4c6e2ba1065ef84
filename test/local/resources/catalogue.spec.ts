import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { catalogue, createLocalProvider } from "../../../local/resources/catalogue";

const region = "eu-west-1";

/** Inputs that an id is made of, for the types whose id is not all its own. */
const inputs: Record<string, Properties> = {
  "aws:cognito/userPoolDomain:UserPoolDomain": { domain: "notes" },
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": { userPoolId: "eu-west-1_abcdefghi" },
  "aws:cognito/userGroup:UserGroup": { userPoolId: "eu-west-1_abcdefghi", name: "editors" },
  "aws:cognito/resourceServer:ResourceServer": { userPoolId: "eu-west-1_abcdefghi", identifier: "notes" },
  "aws:iam/rolePolicy:RolePolicy": { role: "r" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { role: "r" },
  "aws:lambda/alias:Alias": { name: "live", functionName: "fn" },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": { functionName: "fn", qualifier: "live" },
  "aws:secretsmanager/secretVersion:SecretVersion": { secretId: "arn:s" },
};

/** Ids as AWS makes them. */
const shapes: Record<string, RegExp> = {
  "aws:cognito/userPool:UserPool": /^eu-west-1_[A-Za-z0-9]{9}$/,
  "aws:cognito/userPoolClient:UserPoolClient": /^[a-z0-9]{26}$/,
  "aws:cognito/userPoolDomain:UserPoolDomain": /^notes$/,
  "aws:cognito/managedLoginBranding:ManagedLoginBranding":
    /^eu-west-1_abcdefghi,[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  "aws:cognito/userGroup:UserGroup": /^eu-west-1_abcdefghi\/editors$/,
  "aws:cognito/resourceServer:ResourceServer": /^eu-west-1_abcdefghi\|notes$/,
  "aws:iam/role:Role": /^thing-[0-9a-f]{7}$/,
  "aws:iam/rolePolicy:RolePolicy": /^r:thing-[0-9a-f]{7}$/,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": /^r-[0-9a-f]{26}$/,
  "aws:cloudwatch/logGroup:LogGroup": /^thing-[0-9a-f]{7}$/,
  "aws:lambda/function:Function": /^thing-[0-9a-f]{7}$/,
  "aws:lambda/alias:Alias": /^arn:aws:lambda:eu-west-1:000000000000:function:fn:live$/,
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": /^fn,live$/,
  "aws:lambda/permission:Permission": /^pulumi-[0-9a-f]{8}$/,
  "aws:apigatewayv2/api:Api": /^[a-z0-9]{10}$/,
  "aws:apigatewayv2/authorizer:Authorizer": /^[a-z0-9]{6}$/,
  "aws:apigatewayv2/integration:Integration": /^[a-z0-9]{7}$/,
  "aws:apigatewayv2/route:Route": /^[a-z0-9]{7}$/,
  "aws:apigatewayv2/stage:Stage": /^thing-[0-9a-f]{7}$/,
  "aws:dynamodb/table:Table": /^thing-[0-9a-f]{7}$/,
  "aws:secretsmanager/secret:Secret":
    /^arn:aws:secretsmanager:eu-west-1:000000000000:secret:thing-[0-9a-f]{7}-[A-Za-z0-9]{6}$/,
  "aws:secretsmanager/secretVersion:SecretVersion":
    /^arn:s\|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  "aws:ssm/parameter:Parameter": /^thing-[0-9a-f]{7}$/,
};

function idOf(type: string, seed = "seed", urn = `urn:${type}::thing`): string {
  const declaration = { urn, type, name: "thing", inputs: inputs[type] ?? {}, region };
  return createLocalProvider(seed).create(declaration)?.id ?? "";
}

describe("ids of local resources", () => {
  it("are made for every type that is known", () => {
    expect([...catalogue.keys()].sort()).to.deep.equal(Object.keys(shapes).sort());
  });

  for (const [type, shape] of Object.entries(shapes)) {
    it(`of ${type} have AWS's shape`, () => {
      expect(idOf(type)).to.match(shape);
    });
  }

  it("are the same for the same seed and resource, and others for another", () => {
    const type = "aws:cognito/userPool:UserPool";
    const ids = [idOf(type), idOf(type), idOf(type, "other seed"), idOf(type, "seed", "other urn")];
    expect(new Set(ids).size).to.equal(3);
    expect(ids[0]).to.equal(ids[1]);
  });

  it("are not made for a type that nobody serves", () => {
    const declaration = { urn: "u", type: "aws:s3/bucket:Bucket", name: "n", inputs: {}, region };
    expect(createLocalProvider("seed").create(declaration)).to.equal(undefined);
  });
});

describe("computed properties of local resources", () => {
  const create = (type: string, given: Properties = {}) => {
    const declaration = { urn: "urn", type, name: "thing", inputs: given, region };
    const { id = "", computed = {} } = createLocalProvider("seed").create(declaration) ?? {};
    return { id, computed };
  };

  it("of an API are its addresses and ARNs", () => {
    const { id, computed } = create("aws:apigatewayv2/api:Api", { name: "notes" });
    expect(computed).to.deep.equal({
      name: "notes",
      apiEndpoint: `https://${id}.execute-api.eu-west-1.amazonaws.com`,
      arn: `arn:aws:apigateway:eu-west-1::/apis/${id}`,
      executionArn: `arn:aws:execute-api:eu-west-1:000000000000:${id}`,
      region,
    });
  });

  it("of a user pool are its ARN and endpoint", () => {
    const { id, computed } = create("aws:cognito/userPool:UserPool", { name: "people" });
    expect(computed).to.deep.equal({
      name: "people",
      arn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${id}`,
      endpoint: `cognito-idp.eu-west-1.amazonaws.com/${id}`,
      region,
    });
  });

  it("of a function are its ARNs", () => {
    const arn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";
    const invoke = (of: string) => `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${of}/invocations`;
    expect(create("aws:lambda/function:Function", { name: "fn" })).to.deep.equal({
      id: "fn",
      computed: {
        name: "fn",
        arn,
        invokeArn: invoke(arn),
        qualifiedArn: `${arn}:$LATEST`,
        qualifiedInvokeArn: invoke(`${arn}:$LATEST`),
        version: "$LATEST",
        region,
      },
    });
  });

  it("of a stage are its address with its name, which $default leaves out", () => {
    const urls = ["$default", "v1"].map(
      (name) => create("aws:apigatewayv2/stage:Stage", { apiId: "abc", name }).computed["invokeUrl"],
    );
    expect(urls).to.deep.equal([
      "https://abc.execute-api.eu-west-1.amazonaws.com/",
      "https://abc.execute-api.eu-west-1.amazonaws.com/v1",
    ]);
  });

  it("of a resource server are its scopes with its identifier", () => {
    const given = { userPoolId: "p", identifier: "notes", scopes: [{ scopeName: "read" }, { scopeName: "write" }] };
    expect(create("aws:cognito/resourceServer:ResourceServer", given).computed["scopeIdentifiers"]).to.deep.equal([
      "notes/read",
      "notes/write",
    ]);
  });

  it("of a client are a secret only if it asks for one", () => {
    const secretOf = (given: Properties) =>
      create("aws:cognito/userPoolClient:UserPoolClient", given).computed["clientSecret"];
    expect(secretOf({})).to.equal("");
    expect(secretOf({ generateSecret: true })).to.match(/^[a-z0-9]{51}$/);
  });
});
