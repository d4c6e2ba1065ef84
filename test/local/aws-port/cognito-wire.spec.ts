import { expect } from "chai";
import { type ServedProgram, serveProgram } from "../serve-program";
import { servedProgram } from "../served-program";

const service = "AWSCognitoIdentityProviderService.";
const password = "Correct-horse-1";

interface Answer {
  status: number;
  type: string | null;
  errorType: string | null;
  body: Record<string, unknown>;
}

describe("Cognito over HTTP", function () {
  this.timeout(60_000);
  let served: ServedProgram;
  let clientId = "";
  before(async () => {
    served = await serveProgram(servedProgram);
    clientId = served.settings.identity.clients[0]?.id ?? "";
  });
  after(() => served.close());

  async function send(operation: string, body: string | Uint8Array<ArrayBuffer>, method = "POST"): Promise<Answer> {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": service + operation };
    const answer = await fetch(served.endpointUrl, { method, headers, body });
    return {
      status: answer.status,
      type: answer.headers.get("content-type"),
      errorType: answer.headers.get("x-amzn-errortype"),
      body: (await answer.json()) as Record<string, unknown>,
    };
  }

  const json = "application/x-amz-json-1.1";
  const refusal = (__type: string, message: string, status = 400): Answer => ({
    status,
    type: json,
    errorType: __type,
    body: { __type, message },
  });

  it("answers in AWS's JSON protocol, with a request id", async () => {
    const request = { ClientId: clientId, Username: "wire@example.com", Password: password };
    const answer = await fetch(served.endpointUrl, {
      method: "POST",
      headers: { "content-type": json, "x-amz-target": `${service}SignUp` },
      body: JSON.stringify(request),
    });
    const { UserSub, ...rest } = (await answer.json()) as Record<string, unknown>;
    expect([
      answer.status,
      answer.headers.get("content-type"),
      answer.headers.get("x-amzn-errortype"),
      rest,
    ]).to.deep.equal([
      200,
      json,
      null,
      {
        UserConfirmed: false,
        CodeDeliveryDetails: { Destination: "w***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
      },
    ]);
    expect(
      [UserSub, answer.headers.get("x-amzn-requestid")].every((id) => /^[0-9a-f-]{36}$/.test(String(id))),
    ).to.equal(true);
  });

  it("names an error in the header and in the body", async () => {
    expect(await send("GetUser", '{"AccessToken":"made-up"}')).to.deep.equal(
      refusal("NotAuthorizedException", "Invalid Access Token"),
    );
  });

  it("refuses what is not JSON, or no object, without quoting it", async () => {
    const bodies = ["", "{", '{"Password": hunter2}', "[]", "null", '"text"', "7"];
    const answers = await Promise.all(bodies.map((body) => send("SignUp", body)));
    expect(answers.map(({ status, errorType }) => [status, errorType])).to.deep.equal(
      bodies.map(() => [400, "SerializationException"]),
    );
    expect(JSON.stringify(answers)).to.not.contain("hunter2");
  });

  it("takes bytes that are no text for no text", async () => {
    const answer = await send("SignUp", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect([answer.status, answer.errorType]).to.deep.equal([400, "SerializationException"]);
  });

  it("refuses a body of more than 64 KiB", async () => {
    expect(await send("SignUp", `{"Username":"${"x".repeat(64 * 1024)}"}`)).to.deep.equal(
      refusal("RequestEntityTooLargeException", "the body is larger than 65536 bytes", 413),
    );
  });

  it("is not thrown by what is nested deeply", async () => {
    const deep = `${"[".repeat(15_000)}${"]".repeat(15_000)}`;
    const bodies = [
      deep,
      `{"UserAttributes":${deep}}`,
      `{"ClientMetadata":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`,
    ];
    const answers = await Promise.all(bodies.map((body) => send("SignUp", body)));
    expect(answers.map(({ status, errorType }) => [status, errorType])).to.deep.equal(
      bodies.map(() => [400, "SerializationException"]),
    );
    const longList = `{"ClientId":"x","UserAttributes":[${Array(1001)
      .fill(deep.slice(0, 20) + deep.slice(-20))
      .join()}]}`;
    expect((await send("SignUp", longList)).status).to.equal(400);
  });

  it("gives names of JavaScript's own no meaning", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const operations = await Promise.all(names.map((name) => send(name, "{}")));
    expect(operations.map(({ errorType }) => errorType)).to.deep.equal(names.map(() => "UnknownOperationException"));
    const body = `{"__proto__":{"Username":"polluted@example.com","ClientId":"${clientId}"}}`;
    const { body: answer } = await send("SignUp", body);
    expect(answer["message"]).to.contain("Value null at 'username' failed to satisfy constraint");
    expect(({} as Record<string, unknown>)["Username"]).to.equal(undefined);
  });

  it("is called with POST", async () => {
    expect(await send("SignUp", "{}", "PUT")).to.deep.equal(
      refusal("MethodNotAllowedException", "operations of Cognito are called with POST", 405),
    );
  });

  it("lets exactly one of a hundred sign-ups of one name at once win", async () => {
    const body = JSON.stringify({ ClientId: clientId, Username: "one@example.com", Password: password });
    const answers = await Promise.all(Array.from({ length: 100 }, () => send("SignUp", body)));
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ errorType }) => errorType === "UsernameExistsException");
    expect([won.length, lost.length]).to.deep.equal([1, 99]);
  });
});
