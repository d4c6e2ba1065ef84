import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../components";

/** Evaluates one `SecuredApi` with as many routes as the first argument says and prints the milliseconds it took. */
async function main(): Promise<void> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: { ...inputs, arn: `arn:aws:x:::${name}` } }),
    call: ({ inputs }) => ({ ...inputs, accountId: "000000000000", region: "eu-west-1", name: "eu-west-1" }),
  });
  const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export {}") });
  const count = Number(process.argv[2]);
  const keys = Array.from({ length: count }, (_, index) => [`GET /r${index}`, {}] as const);
  loadServices();
  const started = performance.now();
  new SecuredApi("bench", { routes: Object.fromEntries(keys), handler: { code } });
  await pulumi.runtime.disconnect();
  console.log(performance.now() - started);
}

/** Loaded by the first use of them, which is not what is measured. */
function loadServices(): unknown[] {
  return [aws.cognito.UserPool, aws.apigatewayv2.Api, aws.lambda.Function, aws.iam.Role, aws.cloudwatch.LogGroup];
}

void main();
