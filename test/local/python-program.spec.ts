import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { type Running, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";
import { describePython } from "./lambda/python-function";

/** As the console's blueprint has it, and with the SDK's way to the local services. */
const python = `import json
import os
import urllib.error
import urllib.request

def lambda_handler(event, context):
    if event["rawPath"] == "/hello":
        return {"statusCode": 200, "body": json.dumps("Hello from Lambda!")}
    credential = os.environ["AWS_ACCESS_KEY_ID"] + "/20261121/eu-west-1/dynamodb/aws4_request"
    headers = {
        "x-amz-target": "DynamoDB_20120810." + event["pathParameters"]["operation"],
        "authorization": f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00",
    }
    body = json.dumps({"TableName": os.environ["TABLE_NAME"], "Key": {"owner": {"S": "alice"}}}).encode()
    request = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"], body, headers)
    try:
        return json.loads(urllib.request.urlopen(request).read())
    except urllib.error.HTTPError as error:
        return json.loads(error.read())["__type"].split("#")[1]
`;

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const code = (name: string, text: string) => new pulumi.asset.AssetArchive({ [name]: new pulumi.asset.StringAsset(text) });
const table = new aws.dynamodb.Table("notes", { hashKey: "owner", attributes: [{ name: "owner", type: "S" }],
  ttl: { enabled: true, attributeName: "until" } });
const api = new SecuredApi("notes", {
  handler: { runtime: "python3.14", entryPoint: "lambda_function.lambda_handler", code: code("lambda_function.py", ${JSON.stringify(python)}),
    environment: { TABLE_NAME: table.name }, grants: [{ actions: ["dynamodb:GetItem"], resources: [table.arn] }] },
  handlers: { node: { code: code("index.mjs", "export const handler = async () => 'from Node'") } },
  routes: {
    "GET /hello": { public: true },
    "GET /call/{operation}": { public: true },
    "GET /node": { public: true, handler: "node" },
    "GET /locked": {},
  },
  client: { callbackUrls: ["http://localhost:5173/callback"] },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
`;

/** Starts the program, gives it to `use`, and ends it. */
async function withProgram(
  use: (
    get: (route: string) => Promise<[status: number, body: string]>,
    printed: string[],
    running: Running,
  ) => Promise<void>,
): Promise<void> {
  const umask = process.umask();
  const printed: string[] = [];
  const print = (line: string) => void printed.push(line);
  const { folder } = makeProgram({ "index.ts": program });
  const running = await start({
    ...{ folder, stack: "dev", config: {}, port: 0, awsPort: 0, throttle: true, watch: false },
    ...{ print, progress: createProgress(print) },
  });
  try {
    const get = async (route: string): Promise<[number, string]> => {
      const answer = await fetch(`${running.outputs["apiUrl"]}${route}`);
      return [answer.status, await answer.text()];
    };
    await use(get, printed, running);
  } finally {
    await running.close();
    removePrograms();
    process.umask(umask);
  }
}

describePython("a program with a handler in Python", function () {
  this.timeout(60_000);

  it("serves it beside one in Node, with the same locks and grants", () =>
    withProgram(async (get, printed, { program: { settings } }) => {
      expect(await get("/hello")).to.deep.equal([200, '"Hello from Lambda!"']);
      expect(await get("/node")).to.deep.equal([200, "from Node"]);
      expect((await get("/locked"))[0]).to.equal(401);
      expect(await get("/call/GetItem")).to.deep.equal([200, "{}"]);
      expect(await get("/call/DeleteItem")).to.deep.equal([200, "AccessDeniedException"]);
      expect(await get("/call/UpdateTimeToLive")).to.deep.equal([200, "UnknownOperationException"]);
      expect(printed).to.include(
        "note: DynamoDB was called, and UpdateTimeToLive does not run locally: the local DynamoDB has no time to live",
      );
      expect(settings.notes).to.include('table "notes": ttl is not emulated: items stay when their time is over');
    }));
});

describe("a program with a handler in Python, on a machine without Python", function () {
  this.timeout(60_000);

  it("starts, says so, and answers 500 on that handler's routes only", async () => {
    const empty = fs.mkdtempSync(path.join(os.tmpdir(), "path-"));
    const searchPath = process.env["PATH"];
    process.env["PATH"] = empty;
    try {
      await withProgram(async (get, printed) => {
        const missing =
          "python3.14 functions cannot run here: neither python3.14 nor python3 (3.9 or newer) is on PATH";
        expect(printed.filter((line) => line.includes(missing))).to.deep.equal([
          `note: ${missing}; their routes answer 500`,
        ]);
        expect(await get("/node")).to.deep.equal([200, "from Node"]);
        expect(await get("/hello")).to.deep.equal([500, '{"message":"Internal Server Error"}']);
        expect(printed.some((line) => /^\[notes-handler-\w+\] ERROR /.test(line) && line.endsWith(missing))).to.equal(
          true,
        );
      });
    } finally {
      process.env["PATH"] = searchPath;
      fs.rmSync(empty, { recursive: true });
    }
  });
});
