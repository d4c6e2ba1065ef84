import { execFile } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect } from "chai";
import { createNotServed } from "../../../local/aws-port/not-served";

const served =
  "is not served locally: served here are Cognito user pools, reading secrets and parameters, and DynamoDB if the program declares a table";

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=LOCAL/20260507/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
});
const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

describe("a call to an AWS service that does not run here", () => {
  let server: http.Server;
  let endpoint = "";
  let printed: string[] = [];

  beforeEach(async () => {
    printed = [];
    server = http.createServer(createNotServed((line) => printed.push(line)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function ask(headers: Record<string, string>, path = "/", method = "POST"): Promise<Response> {
    return fetch(endpoint + path, { method, headers });
  }

  const withoutId = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, "ID");

  it("steers no terminal", async () => {
    await ask({ "x-amz-target": "AmazonSQS.\u009b2JSend" });
    expect(printed).to.deep.equal([`note: operation AmazonSQS.?2JSend ${served}`]);
  });

  const named: [title: string, headers: Record<string, string>, what: string][] = [
    [
      "its operation",
      { "x-amz-target": "AmazonSQS.SendMessage", ...signedFor("sqs") },
      "operation AmazonSQS.SendMessage",
    ],
    ["the service that the signature names", signedFor("lambda"), "service lambda"],
  ];
  for (const [title, headers, what] of named) {
    it(`is refused with an error that no SDK tries again, by ${title}`, async () => {
      const response = await ask(headers);
      expect([response.status, await response.json()]).to.deep.equal([
        400,
        { __type: "UnknownOperationException", message: `${what} ${served}` },
      ]);
      expect(response.headers.get("x-amzn-errortype")).to.equal("UnknownOperationException");
    });
  }

  it("is said to a person, once for each", async () => {
    for (const service of ["lambda", "s3", "lambda"]) await ask(signedFor(service));
    expect(printed).to.deep.equal([`note: service lambda ${served}`, `note: service s3 ${served}`]);
  });

  it("is said a hundred times at most", async () => {
    for (let index = 0; index < 102; index++) await ask(signedFor(`service-${index}`));
    expect(printed).to.have.length(100);
  });

  it("is nothing that a person is told of, if it is no AWS client's", async () => {
    const response = await ask({}, "/a?b=c", "GET");
    expect([response.status, await response.json(), printed]).to.deep.equal([
      404,
      { __type: "NotFoundException", message: `GET /a ${served}` },
      [],
    ]);
  });

  const error = (service: string) =>
    `<Code>UnknownOperationException</Code><Message>service ${service} ${served}</Message>`;
  const formats: [title: string, headers: Record<string, string>, body: string][] = [
    ["of S3", signedFor("s3"), `<Error>${error("s3")}<RequestId>ID</RequestId></Error>`],
    [
      "of the query services",
      { ...signedFor("sns"), ...form },
      `<ErrorResponse><Error><Type>Sender</Type>${error("sns")}</Error><RequestId>ID</RequestId></ErrorResponse>`,
    ],
    [
      "of Route 53",
      signedFor("route53"),
      `<ErrorResponse><Error><Type>Sender</Type>${error("route53")}</Error><RequestId>ID</RequestId></ErrorResponse>`,
    ],
    [
      "of EC2",
      { ...signedFor("ec2"), ...form },
      `<Response><Errors><Error>${error("ec2")}</Error></Errors><RequestID>ID</RequestID></Response>`,
    ],
  ];
  for (const [title, headers, body] of formats) {
    it(`is answered in the XML ${title}`, async () => {
      const response = await ask(headers);
      expect([response.status, response.headers.get("content-type"), withoutId(await response.text())]).to.deep.equal([
        400,
        "text/xml",
        body,
      ]);
    });
  }

  it("is answered in CBOR to a client that speaks it", async () => {
    const response = await ask({ ...signedFor("monitoring"), "smithy-protocol": "rpc-v2-cbor" });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = (value: string) =>
      Buffer.concat([Buffer.from([0x79, 0, Buffer.byteLength(value)]), Buffer.from(value)]);
    const texts = ["__type", "UnknownOperationException", "message", `service monitoring ${served}`].map(text);
    expect(response.headers.get("smithy-protocol")).to.equal("rpc-v2-cbor");
    expect(bytes.toString("hex")).to.equal(Buffer.concat([Buffer.from([0xa2]), ...texts]).toString("hex"));
  });

  it("is known by the query of a signed URL, too", async () => {
    const query = new URLSearchParams({ "X-Amz-Credential": "LOCAL/20260507/eu-west-1/s3/aws4_request" });
    const response = await ask({}, `/bucket/key?${query}`, "PUT");
    expect([response.status, withoutId(await response.text())]).to.deep.equal([
      400,
      `<Error>${error("s3")}<RequestId>ID</RequestId></Error>`,
    ]);
  });

  describe("of AWS's SDK for Python", function () {
    this.timeout(60_000);
    const run = promisify(execFile);
    const program = `import boto3, json, time
def ask(service, operation, **arguments):
    client = boto3.client(service)
    try: getattr(client, operation)(**arguments)
    except Exception as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"], error.response["ResponseMetadata"]["RetryAttempts"]]
print(json.dumps([
    ask("sqs", "send_message", QueueUrl="https://sqs.eu-west-1.amazonaws.com/1/q", MessageBody="x"),
    ask("s3", "put_object", Bucket="bucket", Key="key", Body=b"x"),
    ask("sns", "publish", TopicArn="arn:aws:sns:eu-west-1:000000000000:topic", Message="x"),
    ask("ec2", "describe_instances"),
    ask("lambda", "invoke", FunctionName="other"),
]))
`;

    it("gives it the error at the first attempt", async function () {
      const environment = {
        PATH: process.env["PATH"] ?? "",
        HOME: "/nonexistent",
        AWS_ENDPOINT_URL: endpoint,
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "LOCAL",
        AWS_SECRET_ACCESS_KEY: "local",
        AWS_EC2_METADATA_DISABLED: "true",
      };
      const hasSdk = await run("python3", ["-c", "import boto3"], { env: environment }).then(
        () => true,
        () => false,
      );
      if (!hasSdk) {
        console.log("    skipped: python3 with boto3 is not on PATH");
        this.skip();
      }
      const { stdout } = await run("python3", ["-c", program], { env: environment });
      const refused = (what: string) => ["UnknownOperationException", `${what} ${served}`, 0];
      expect(JSON.parse(stdout)).to.deep.equal([
        refused("operation AmazonSQS.SendMessage"),
        refused("service s3"),
        refused("service sns"),
        refused("service ec2"),
        refused("service lambda"),
      ]);
    });
  });
});
