import { expect } from "chai";
import type { SecretsOptions } from "../../../local/secrets/secrets";
import { dbArn, declared, keyArn, role, withSecrets } from "./served-secrets";

const user = "User: arn:aws:sts::000000000000:assumed-role/hello-role/hello is not authorized to perform:";

const signed = (service: string, accessKeyId = "LOCALHELLO") =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261121/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

interface Sent {
  target?: string;
  /** Null: unsigned. */
  authorization?: string | null;
  options?: Partial<SecretsOptions>;
}

/** What is answered over HTTP. */
function ask(body: unknown, { target = "secretsmanager.GetSecretValue", ...rest }: Sent = {}) {
  const { authorization = signed(target.startsWith("AmazonSSM") ? "ssm" : "secretsmanager"), options = {} } = rest;
  return withSecrets(options, async (endpoint, printed) => {
    const headers = {
      "x-amz-target": target,
      "x-amz-security-token": "local-session/hello",
      ...(authorization === null ? {} : { authorization }),
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(endpoint, { method: "POST", headers, body: text });
    return { status: answer.status, body: JSON.parse(await answer.text()), printed };
  });
}

const parameter = (body: unknown, sent: Sent = {}) => ask(body, { target: "AmazonSSM.GetParameter", ...sent });

describe("GetSecretValue", () => {
  it("gives the current version", async () => {
    expect((await ask({ SecretId: dbArn })).body).to.deep.equal({
      ARN: dbArn,
      Name: "prod/db",
      VersionId: "11111111-1111-4111-8111-111111111111",
      SecretString: "hunter2",
      VersionStages: ["AWSCURRENT"],
      CreatedDate: 0,
    });
  });

  it("gives a binary secret as base64", async () => {
    const binary = declared.map((each) => ({ ...each, value: "aHVudGVyMg==", binary: true }));
    const { body } = await ask({ SecretId: dbArn }, { options: { declared: binary } });
    expect([body.SecretString, body.SecretBinary]).to.deep.equal([undefined, "aHVudGVyMg=="]);
  });

  it("gives what the file says of one that is not declared", async () => {
    const file = { fileName: "Secrets.dev.json", values: new Map([["other", "x"]]) };
    const { body } = await ask({ SecretId: "other" }, { options: { file } });
    expect([body.SecretString, body.VersionId]).to.deep.equal(["x", "00000000-0000-4000-8000-000000000000"]);
  });

  it("says where to put a value that is missing, to the function and to the person", async () => {
    const hint = 'put its value into Secrets.dev.json, as { "other": "..." }, and start again';
    expect(await ask({ SecretId: "other" })).to.deep.equal({
      status: 400,
      body: {
        __type: "ResourceNotFoundException",
        message: `Secrets Manager can't find the specified secret. Here: ${hint}`,
      },
      printed: [`no value for the secret "other": ${hint}`],
    });
  });

  for (const other of [{ VersionStage: "AWSPREVIOUS" }, { VersionId: "22222222-2222-4222-8222-222222222222" }]) {
    it(`has no ${Object.keys(other)} but the current one`, async () => {
      const { status, body } = await ask({ SecretId: dbArn, ...other });
      expect([status, body.__type]).to.deep.equal([400, "ResourceNotFoundException"]);
    });
  }

  it("takes the current version by name", async () => {
    const { status } = await ask({
      SecretId: dbArn,
      VersionStage: "AWSCURRENT",
      VersionId: declared[0]?.versionId,
    });
    expect(status).to.equal(200);
  });
});

describe("GetParameter", () => {
  it("gives a SecureString decrypted if it is asked to", async () => {
    expect((await parameter({ Name: "/app/key", WithDecryption: true })).body).to.deep.equal({
      Parameter: {
        ARN: keyArn,
        Name: "/app/key",
        Type: "SecureString",
        Value: "hunter3",
        Version: 1,
        DataType: "text",
        LastModifiedDate: 0,
      },
    });
  });

  it("keeps a SecureString to itself without WithDecryption", async () => {
    const { body } = await parameter({ Name: keyArn });
    expect(body.Parameter.Value).to.equal("encrypted: ask for it WithDecryption");
  });

  it("gives a String either way", async () => {
    const plain = declared.map((each) => ({ ...each, parameterType: "String" }));
    const { body } = await parameter({ Name: keyArn }, { options: { declared: plain } });
    expect(body.Parameter.Value).to.equal("hunter3");
  });

  it("answers ParameterNotFound for what is not there", async () => {
    const { status, body } = await parameter({ Name: "/app/other" });
    expect([status, body.__type]).to.deep.equal([400, "ParameterNotFound"]);
  });
});

describe("who may read secrets", () => {
  const denied = (action: string, resource: string) => ({
    __type: "AccessDeniedException",
    message: `${user} ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  });

  it("is a function whose role is granted exactly that", async () => {
    const roles = [role({ actions: ["secretsmanager:GetSecretValue"], resources: [dbArn] })];
    expect((await ask({ SecretId: "prod/db" }, { options: { roles } })).status).to.equal(200);
  });

  it("is a function whose role is granted exactly that parameter", async () => {
    const roles = [role({ actions: ["ssm:GetParameter"], resources: [keyArn] })];
    expect((await parameter({ Name: "/app/key" }, { options: { roles } })).status).to.equal(200);
  });

  it("is no function without a grant", async () => {
    const roles = [role({ actions: ["secretsmanager:GetSecretValue"], resources: [`${dbArn}2`, `${dbArn}/*`] })];
    const answer = await ask({ SecretId: "prod/db" }, { options: { roles } });
    expect([answer.status, answer.body]).to.deep.equal([400, denied("secretsmanager:GetSecretValue", dbArn)]);
  });

  it("is no function with a grant of something else", async () => {
    const roles = [role({ actions: ["ssm:GetParameters", "secretsmanager:*"], resources: ["*"] })];
    const answer = await parameter({ Name: "/app/key", WithDecryption: true }, { options: { roles } });
    expect([answer.status, answer.body]).to.deep.equal([400, denied("ssm:GetParameter", keyArn)]);
  });

  it("is no function that is denied", async () => {
    const roles = [role({}, { effect: "Deny", resources: [dbArn] })];
    const answer = await ask({ SecretId: "prod/db" }, { options: { roles } });
    expect([answer.status, answer.body.message]).to.deep.equal([
      400,
      `${user} secretsmanager:GetSecretValue on resource: ${dbArn} with an explicit deny in an identity-based policy`,
    ]);
  });

  it("is told nothing of what exists before the grant", async () => {
    const answer = await ask({ SecretId: "other" }, { options: { roles: [role()] } });
    expect([answer.body.__type, answer.printed]).to.deep.equal(["AccessDeniedException", []]);
  });

  it("is the person at this machine, with any other key", async () => {
    const { status } = await ask({ SecretId: dbArn }, { authorization: signed("secretsmanager", "test") });
    expect(status).to.equal(200);
  });

  it("is nobody who does not sign", async () => {
    const { status, body } = await ask({ SecretId: dbArn }, { authorization: null });
    expect([status, body.__type]).to.deep.equal([400, "MissingAuthenticationTokenException"]);
  });

  it("is nobody who signs for another service", async () => {
    const { status, body } = await ask({ SecretId: dbArn }, { authorization: signed("dynamodb") });
    expect([status, body.__type]).to.deep.equal([400, "IncompleteSignatureException"]);
  });
});

describe("a request for secrets", () => {
  it("of another operation is refused by name", async () => {
    const { status, body } = await ask({}, { target: "secretsmanager.PutSecretValue" });
    expect([status, body]).to.deep.equal([
      400,
      {
        __type: "UnknownOperationException",
        message:
          "secretsmanager.PutSecretValue is not served locally: secretsmanager.GetSecretValue and AmazonSSM.GetParameter are",
      },
    ]);
  });

  for (const body of ["", "x", "null", '"a"']) {
    it(`is refused if its body is ${JSON.stringify(body)}`, async () => {
      const answer = await ask(body);
      expect([answer.status, answer.body.__type]).to.deep.equal([400, "SerializationException"]);
    });
  }

  for (const body of [{}, { SecretId: "" }, { SecretId: { a: 1 } }]) {
    it(`is refused if it names nothing: ${JSON.stringify(body)}`, async () => {
      const answer = await ask(body);
      expect([answer.status, answer.body.message]).to.deep.equal([400, "SecretId must be a text"]);
    });
  }
});
