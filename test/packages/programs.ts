/** How a project sees which copies of Pulumi's SDK it has loaded. */
const requires = {
  CommonJS: "",
  "ES module": 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\n',
};

/** A program that imports from every entry point, and puts out how many copies of Pulumi's SDK are loaded. */
export const everyEntry = (kind: keyof typeof requires) => `${requires[kind]}
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi, type SecuredApiArgs } from "secured-api";
import { type BundleOptions, bundle } from "secured-api/bundle";
import { HttpError } from "secured-api/functions";
import { readSecret } from "secured-api/functions/secrets";
import { verifyToken } from "secured-api/functions/verify";
import { type MockedStack, mockSecuredApi } from "secured-api/testing";

const args: SecuredApiArgs = {
  handler: { code: new pulumi.asset.FileArchive("./hello") },
  client: { authFlows: [AuthFlow.UserPassword] },
  routes: { "GET /health": { public: true }, "GET /hello": {} },
};
const options: BundleOptions = {};
const mocked = undefined as MockedStack | undefined;
export const url: pulumi.Output<string> = new SecuredApi("hello", args).url;
export const entries = [bundle, HttpError, readSecret, verifyToken, mockSecuredApi].map((entry) => typeof entry);
export const nothing = [options, mocked].length;
export const copies = Object.keys(require.cache).filter((file) => /pulumi[\\\\/]output\\.js$/.test(file)).length;
`;

/** A program with resources that the local run does not serve. */
export const otherResources = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from "secured-api";

const network = new pulumi.StackReference("acme/network/dev");
new aws.s3.Bucket("reports", { tags: { zone: network.requireOutput("zone") } });
const jobs = new aws.sqs.Queue("jobs");
const code = new pulumi.asset.FileArchive("./hello");

const api = new SecuredApi("hello", {
  handler: { code },
  handlers: { worker: { code, environment: { QUEUE_URL: jobs.url } } },
  client: { authFlows: [AuthFlow.UserPassword] },
  routes: { "GET /health": { public: true }, "GET /hello": {}, "POST /jobs": { handler: "worker" } },
});
export const apiUrl = api.url;
export const zone = network.getOutput("zone");
`;

/** What \`GET /hello\` is served by. */
export const handler = 'export const handler = async () => ({ statusCode: 200, body: "hello" });\n';
