import { expect } from "chai";
import { operations } from "../../../local/cognito/operations";
import { type ServedProgram, serveProgram } from "../serve-program";
import { servedProgram } from "../served-program";

const page = "https://app.example.com";
const service = "AWSCognitoIdentityProviderService.";
const signed =
  "AWS4-HMAC-SHA256 Credential=test/20261121/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=x";

describe("pages of other origins", function () {
  this.timeout(30_000);
  let served: ServedProgram;
  let clientId = "";
  before(async () => {
    served = await serveProgram(servedProgram);
    clientId = served.settings.identity.clients[0]?.id ?? "";
  });
  after(() => served.close());

  function call(target: string, headers: Record<string, string> = {}, body: object = {}): Promise<Response> {
    return fetch(served.endpointUrl, {
      method: "POST",
      headers: { origin: page, "content-type": "application/x-amz-json-1.1", "x-amz-target": target, ...headers },
      body: JSON.stringify(body),
    });
  }

  const openTo = (answer: Response) => answer.headers.get("access-control-allow-origin");

  it("learn what they may send: what Amplify and the AWS SDK send, and no signature", async () => {
    const asked = "authorization,content-type,x-amz-date,x-amz-target";
    const headers = {
      origin: page,
      "access-control-request-method": "POST",
      "access-control-request-headers": asked,
    };
    const answer = await fetch(served.endpointUrl, { method: "OPTIONS", headers });
    const given = [...answer.headers].filter(([name]) => name.startsWith("access-control-"));
    expect([answer.status, Object.fromEntries(given)]).to.deep.equal([
      204,
      {
        "access-control-allow-headers":
          "amz-sdk-invocation-id,amz-sdk-request,cache-control,content-type,x-amz-target,x-amz-user-agent",
        "access-control-allow-methods": "POST",
        "access-control-allow-origin": "*",
        "access-control-max-age": "600",
      },
    ]);
  });

  it("learn that at the address of the AWS services alone", async () => {
    const answer = await fetch(`${served.endpointUrl}/_local/messages`, {
      method: "OPTIONS",
      headers: { origin: page },
    });
    expect([answer.status, openTo(answer)]).to.deep.equal([403, null]);
  });

  it("call what needs no IAM, and read the answer and its error", async () => {
    const request = {
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: "a@b.c", PASSWORD: "x" },
    };
    const answer = await call(`${service}InitiateAuth`, {}, request);
    expect([
      answer.status,
      openTo(answer),
      answer.headers.get("access-control-expose-headers"),
      answer.headers.get("access-control-allow-credentials"),
      answer.headers.get("x-amzn-errortype"),
    ]).to.deep.equal([400, "*", "x-amzn-errortype,x-amzn-requestid", null, "NotAuthorizedException"]);
  });

  it("read that what they sent was too much", async () => {
    const answer = await call(`${service}SignUp`, {}, { Username: "x".repeat(70_000) });
    expect([answer.status, openTo(answer)]).to.deep.equal([413, "*"]);
  });

  it("call nothing that needs IAM, with a signature or without", async () => {
    const closed = [...operations].filter(([, { access }]) => access === "iam").map(([name]) => name);
    for (const name of closed) {
      const answers = [await call(service + name), await call(service + name, { authorization: signed })];
      expect(
        answers.map((one) => [one.status, openTo(one)]),
        name,
      ).to.deep.equal([
        [403, null],
        [403, null],
      ]);
    }
  });

  it("call nothing with a signature", async () => {
    const answer = await call(`${service}InitiateAuth`, { authorization: signed });
    expect([answer.status, openTo(answer)]).to.deep.equal([403, null]);
  });

  it("call no other service, and no operation that is not there", async () => {
    const targets = ["DynamoDB_20120810.ListTables", "secretsmanager.ListSecrets", `${service}ForgetEverything`, ""];
    for (const target of targets) {
      const answer = await call(target);
      expect([answer.status, openTo(answer)], target).to.deep.equal([403, null]);
    }
  });

  it("of no origin at all, as a file or in a sandbox, are as any other", async () => {
    const open = await call(`${service}InitiateAuth`, { origin: "null" });
    const closed = await call(`${service}ListUserPools`, { origin: "null", authorization: signed });
    expect([open.status, openTo(open), closed.status, openTo(closed)]).to.deep.equal([400, "*", 403, null]);
  });
});
