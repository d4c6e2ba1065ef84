import path from "node:path";
import { expect } from "chai";
import { type WatchedProject, watchProgram } from "./watched-project";

/** Asks for a secret without an SDK, as whom the function's role is: while it loads, and in a request after a while. */
const reader = `const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, SECRET } = process.env;
async function read() {
  const credential = AWS_ACCESS_KEY_ID + "/20261121/eu-west-1/secretsmanager/aws4_request";
  const response = await fetch(AWS_ENDPOINT_URL, { method: "POST", body: JSON.stringify({ SecretId: SECRET }), headers: {
    "x-amz-target": "secretsmanager.GetSecretValue",
    authorization: "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=00",
  } });
  const { SecretString, __type } = await response.json();
  return SecretString ?? __type;
}
const loaded = await read();
export const handler = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, Number(event.queryStringParameters?.wait ?? 0)));
  return { statusCode: 200, body: loaded + ", " + (await read()) };
};
`;

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const secret = new aws.secretsmanager.Secret("declared", { name: "declared" });
new aws.secretsmanager.SecretVersion("version", { secretId: secret.id, secretString: "hunter2" });
const code = new pulumi.asset.FileArchive("./reader");
const api = new SecuredApi("notes", {
  handlers: { reader: { code, environment: { SECRET: secret.arn }, grants: [] } },
  routes: { "GET /read": { public: true, handler: "reader" } },
});
export const apiUrl = api.url;
`;

const denied = "AccessDeniedException";
const granted = 'grants: [{ actions: ["secretsmanager:GetSecretValue"], resources: [secret.arn] }]';

describe("roles of a watched project", () => {
  let project: WatchedProject;

  before(async () => {
    project = await watchProgram({ "index.ts": program, "reader/index.mjs": reader });
  });

  afterEach(() => project.reset());

  after(() => project.end());

  it("are those of the new code while it loads", async () => {
    expect(await project.get("/read")).to.deep.equal([200, `${denied}, ${denied}`]);
    const renamed = program.replaceAll('"reader"', '"other"').replace("{ reader:", "{ other:");
    await project.said(/^reloaded/, () => project.save("index.ts", renamed));
    const withoutGrant = await project.get("/read");
    await project.said(/^reloaded/, () => project.save("index.ts", program.replace("grants: []", granted)));
    expect([withoutGrant, await project.get("/read")]).to.deep.equal([
      [200, `${denied}, ${denied}`],
      [200, "hunter2, hunter2"],
    ]);
  });

  it("may do nothing once they are no more declared", async () => {
    await project.said(/^reloaded/, () => project.save("index.ts", program.replace("grants: []", granted)));
    const begun = project.get("/read?wait=2000");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const renamed = program.replaceAll('"reader"', '"other"').replace("{ reader:", "{ other:");
    await project.said(/^reloaded/, () => project.save("index.ts", renamed));
    expect(await begun).to.deep.equal([200, `hunter2, ${denied}`]);
  });
});
