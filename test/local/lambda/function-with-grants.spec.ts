import path from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import type { PolicyStatement } from "../../../local/iam/settings";
import type { InvokeResult } from "../../../local/lambda/settings";
import { helloRole, notesArn, withTables } from "../dynamodb/sample-tables";
import { withFunction } from "./sample-function";

const source = `
  import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
  const client = new DynamoDBClient();
  export const handler = async ({ id }) => {
    const item = { owner: { S: "alice" }, id: { S: id } };
    try {
      const { $metadata } = await client.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: item }));
      return [$metadata.httpStatusCode, $metadata.attempts];
    } catch (error) {
      return [error.name, error.message, error.$metadata.attempts];
    }
  };`;

async function bundle(): Promise<string> {
  const resolveDir = path.join(__dirname, "../../..");
  const options = { stdin: { contents: source, resolveDir }, bundle: true, minify: true, write: false } as const;
  const { outputFiles } = await build({ ...options, platform: "node", format: "cjs" });
  return outputFiles[0]?.text ?? "";
}

describe("a bundled function with an AWS SDK", () => {
  let code = "";
  before(async () => {
    code = await bundle();
  });

  async function putWith(...statements: Partial<PolicyStatement>[]): Promise<InvokeResult> {
    return withTables({ roles: [helloRole(...statements)] }, async ({ endpoint }) => {
      const changes = { settings: { environment: { TABLE_NAME: "notes" } }, options: { endpointUrl: () => endpoint } };
      return withFunction({ "index.cjs": code }, ({ invoke }) => invoke({ id: "1" }), changes);
    });
  }

  it("writes to a table that its role is granted", async () => {
    expect(await putWith({ actions: ["dynamodb:PutItem"] })).to.deep.equal({ ok: true, payload: [200, 1] });
  });

  it("is refused in AWS's words without the grant, at the first attempt", async () => {
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/hello-role/hello is not authorized to perform: dynamodb:PutItem " +
      `on resource: ${notesArn} because no identity-based policy allows the dynamodb:PutItem action`;
    expect(await putWith({ actions: ["dynamodb:GetItem"] })).to.deep.equal({
      ok: true,
      payload: ["AccessDeniedException", message, 1],
    });
  });
});
