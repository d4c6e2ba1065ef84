import path from "node:path";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { readOutputs } from "../../local/read-outputs";
import { type Running, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";

/** Asks for a secret without an SDK, as whom the function's role is. */
const secretHandler = `export const handler = async () => {
  const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, SECRETS } = process.env;
  const ask = async (SecretId) => {
    const Credential = AWS_ACCESS_KEY_ID + "/20261121/eu-west-1/secretsmanager/aws4_request";
    const headers = {
      "x-amz-target": "secretsmanager.GetSecretValue",
      authorization: "AWS4-HMAC-SHA256 Credential=" + Credential + ", SignedHeaders=host, Signature=00",
    };
    const answer = await fetch(AWS_ENDPOINT_URL, { method: "POST", headers, body: JSON.stringify({ SecretId }) });
    const { SecretString, __type } = await answer.json();
    return SecretString ?? __type;
  };
  return Promise.all(JSON.parse(SECRETS).map(ask));
};`;

const foreign = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:foreign-Zz98Yy";

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundle } from ${JSON.stringify(path.resolve("components/bundle"))};

const pool = new aws.cognito.UserPool("people", { adminCreateUserConfig: { allowAdminCreateUserOnly: true } });
const api = new aws.apigatewayv2.Api("api", { name: "api", protocolType: "HTTP" });
const client = new aws.cognito.UserPoolClient("web", {
  userPoolId: pool.id,
  explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
  allowedOauthFlowsUserPoolClient: true, allowedOauthFlows: ["code"], allowedOauthScopes: ["openid"],
  callbackUrls: [pulumi.interpolate\`\${api.apiEndpoint}/auth/callback\`, "http://localhost:5173/callback"],
  logoutUrls: [pulumi.interpolate\`\${api.apiEndpoint}/bye\`],
});

const endpoint = process.env["SECURED_API_KEYS_URL"];
const keys = pool.id.apply(async (id) => (await fetch(endpoint + "/" + id + "/.well-known/jwks.json")).text());
const permit = (name: string, fn: aws.lambda.Function, more: object = {}) => new aws.lambda.Permission(name, {
  action: "lambda:InvokeFunction", function: fn.name, principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*\`, ...more,
});
const route = (routeKey: string, uri: pulumi.Input<string>) => {
  const integration = new aws.apigatewayv2.Integration(routeKey, {
    apiId: api.id, integrationType: "AWS_PROXY", integrationUri: uri, payloadFormatVersion: "2.0",
  });
  new aws.apigatewayv2.Route(routeKey, { apiId: api.id, routeKey, target: pulumi.interpolate\`integrations/\${integration.id}\` });
};

const verifier = new aws.lambda.Function("verifier", {
  role: new aws.iam.Role("verifier", { assumeRolePolicy: "{}" }).arn,
  runtime: "nodejs24.x", handler: "index.handler", code: bundle(${JSON.stringify(path.resolve("test/functions/verifying-handler.ts"))}),
  publish: true,
  environment: { variables: {
    SECURED_API_ISSUER: pulumi.interpolate\`https://cognito-idp.eu-west-1.amazonaws.com/\${pool.id}\`,
    SECURED_API_CLIENT_IDS: client.id,
    SECURED_API_JWKS: keys,
  } },
});
const live = new aws.lambda.Alias("live", { name: "live", functionName: verifier.name, functionVersion: verifier.version });
permit("verifier", verifier, { qualifier: "live" });
route("GET /me", live.arn);
route("GET /unqualified", verifier.arn);

const secrets = [
  new aws.secretsmanager.Secret("declared", { name: "declared" }),
  new aws.secretsmanager.Secret("denied", { name: "denied" }),
];
for (const [index, { id }] of secrets.entries()) {
  new aws.secretsmanager.SecretVersion("version" + index, { secretId: id, secretString: "hunter" + index });
}
const role = new aws.iam.Role("reader", { assumeRolePolicy: "{}" });
new aws.iam.RolePolicy("reader", { role: role.id, policy: pulumi.jsonStringify({ Statement: [
  { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [secrets[0].arn, ${JSON.stringify(foreign)}] },
] }) });
const reader = new aws.lambda.Function("reader", {
  role: role.arn, runtime: "nodejs24.x", handler: "index.handler",
  code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(${JSON.stringify(secretHandler)}) }),
  environment: { variables: { SECRETS: pulumi.jsonStringify([...secrets.map(({ arn }) => arn), ${JSON.stringify(foreign)}]) } },
});
permit("reader", reader);
route("GET /secrets", reader.arn);

new aws.apigatewayv2.Stage("stage", { apiId: api.id, name: "$default", autoDeploy: true,
  routeSettings: [{ routeKey: "GET /secrets", throttlingBurstLimit: 1, throttlingRateLimit: 0 }] });

export const apiUrl = api.apiEndpoint;
export const userPoolId = pool.id;
export const clientId = client.id;
export const callback = client.callbackUrls.apply((urls) => urls?.[0]);
`;

const password = "Correct-Horse-9";

describe("functions with options", function () {
  this.timeout(60_000);
  let folder = "";
  let running: Running;
  const printed: string[] = [];
  const asked = process.env["SECURED_API_KEYS_URL"];
  const umask = process.umask();

  const startHere = (throttle: boolean) => {
    const print = (line: string) => void printed.push(line);
    const options = { folder, stack: "dev", config: {}, port: 0, awsPort: 0, throttle, watch: false, print };
    return start({ ...options, progress: createProgress(print) });
  };

  before(async () => {
    folder = makeProgram({ "index.ts": program, "Secrets.dev.json": JSON.stringify({ foreign: "hunter9" }) }).folder;
    running = await startHere(true);
  });

  after(async () => {
    await running?.close();
    removePrograms();
    process.umask(umask);
  });

  const get = async (route: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`${running.outputs["apiUrl"]}${route}`, { headers });
    return [answer.status, await answer.json()];
  };

  const cognito = () =>
    new CognitoIdentityProviderClient({
      endpoint: running.endpointUrl,
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });

  async function signIn(): Promise<{ access: string; id: string; sub: string }> {
    const UserPoolId = String(running.outputs["userPoolId"]);
    const { User } = await cognito().send(new AdminCreateUserCommand({ UserPoolId, Username: "alice" }));
    const given = { UserPoolId, Username: "alice", Password: password, Permanent: true };
    await cognito().send(new AdminSetUserPasswordCommand(given));
    const { AuthenticationResult } = await cognito().send(
      new InitiateAuthCommand({
        ClientId: String(running.outputs["clientId"]),
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "alice", PASSWORD: password },
      }),
    );
    const sub = User?.Attributes?.find(({ Name }) => Name === "sub")?.Value ?? "";
    return { access: AuthenticationResult?.AccessToken ?? "", id: AuthenticationResult?.IdToken ?? "", sub };
  }

  it("verify tokens with the keys that the program fetched, on a route that is open", async () => {
    const { access, id, sub } = await signIn();
    expect(await get("/me", access)).to.deep.equal([200, { sub }]);
    expect(await get("/me", id)).to.deep.equal([401, { message: "Unauthorized" }]);
    expect(await get("/me")).to.deep.equal([401, { message: "Unauthorized" }]);
    const [header, claims] = access.split(".");
    expect(await get("/me", `${header}.${claims}.AAAA`)).to.deep.equal([401, { message: "Unauthorized" }]);
  });

  it("are not called without a permission for the name they are called by", async () => {
    expect(await get("/unqualified")).to.deep.equal([500, { message: "Internal Server Error" }]);
  });

  it("read the secrets that are granted, declared or from the file, as often as their route allows", async () => {
    expect(await get("/secrets")).to.deep.equal([200, ["hunter0", "AccessDeniedException", "hunter9"]]);
    expect(await get("/secrets")).to.deep.equal([429, { message: "Too Many Requests" }]);
  });

  it("leave no trace of the evaluation in the environment", () => {
    expect(process.env["SECURED_API_KEYS_URL"]).to.equal(asked);
  });

  it("get people back from the sign-in page at the API's local address", async () => {
    const { apiUrl, callback, userPoolId, clientId } = running.outputs;
    expect(callback).to.equal(`${apiUrl}/auth/callback`);
    const wanted = { UserPoolId: String(userPoolId), ClientId: String(clientId) };
    const { UserPoolClient } = await cognito().send(new DescribeUserPoolClientCommand(wanted));
    expect([UserPoolClient?.CallbackURLs, UserPoolClient?.LogoutURLs]).to.deep.equal([
      [`${apiUrl}/auth/callback`, "http://localhost:5173/callback"],
      [`${apiUrl}/bye`],
    ]);
  });

  it("have the same keys after a restart, and no limits with --no-throttle", async () => {
    const variables = () => running.program.settings.functions.map(({ settings }) => settings.environment);
    const first = variables();
    await running.close();
    running = await startHere(false);
    expect(variables()).to.deep.equal(first);
    const statuses = [await get("/secrets"), await get("/secrets")].map(([status]) => status);
    expect(statuses).to.deep.equal([200, 200]);
    expect(printed).to.include("throttling is off: every request passes, however many (--no-throttle)");
  });

  it("are evaluated with keys for the outputs alone, too", async () => {
    await running.close();
    const { userPoolId } = await readOutputs({ folder, stack: "dev", config: {} });
    expect(userPoolId).to.equal(running.outputs["userPoolId"]);
  });
});
