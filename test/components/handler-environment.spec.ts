import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Handler } from "../../components";
import { toEnvironment } from "../../components/handler-environment";
import { planApi } from "../../components/plan-api";
import { find, record } from "../record";
import { answerKeys, type KeySetServer, startKeySetServer, toShownKey, useKeysUrl } from "./key-set-server";
import { code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:lambda/function:Function";
const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-password-Ab12Cd";
const poolId = "eu-west-1_Ab12Cd34E";

/** A value that another resource would give. */
function computed(value: string): pulumi.Output<string> {
  return pulumi.output(Promise.resolve(value));
}

async function environmentOf(handler: Omit<Handler, "code">) {
  return find(await recordApi({ handler: { code, ...handler } }), type).inputs["environment"];
}

describe("environment of a function", () => {
  it("is not there unless it holds something", async () => {
    expect(await environmentOf({})).to.equal(undefined);
  });

  it("holds the ARNs of secrets, not the secrets, beside its own variables", async () => {
    const environment = { TABLE_NAME: "notes", EMPTY: "" };
    expect(await environmentOf({ environment, secrets: { DB_PASSWORD: secretArn } })).to.deep.equal({
      variables: { TABLE_NAME: "notes", EMPTY: "", DB_PASSWORD: secretArn },
    });
  });

  it("holds what is known only later", async () => {
    const environment = { TABLE_NAME: computed("notes") };
    expect(await environmentOf({ environment, secrets: { DB_PASSWORD: computed(secretArn) } })).to.deep.equal({
      variables: { TABLE_NAME: "notes", DB_PASSWORD: secretArn },
    });
  });

  /** Records the environment alone: the role would refuse the same. */
  function recordEnvironment(handler: Omit<Handler, "code">) {
    return record(() => {
      for (const plan of planApi("notes", { handler: { code, ...handler }, routes: { "GET /notes": {} } }).handlers) {
        const { environment } = toEnvironment(plan, undefined);
        const role = "arn:aws:iam::123456789012:role/notes";
        new aws.lambda.Function("handler", { role, ...(environment ? { environment } : {}) });
      }
    });
  }

  it("refuses a computed value that is no text, once it is known", async () => {
    const environment = { PORT: pulumi.output(Promise.resolve(5432)) as unknown as pulumi.Output<string> };
    expect(await rejectionOf(recordApi({ handler: { code, environment } }))).to.equal(
      'handler.environment["PORT"] must be a text, got a number: write it in quotes',
    );
  });

  it("refuses a computed secret in place of its ARN, once it is known, and does not quote it", async () => {
    const secrets = { DB_PASSWORD: computed("correct horse battery staple") };
    expect(await rejectionOf(recordEnvironment({ secrets }))).to.equal(
      'handler.secrets["DB_PASSWORD"] must be the ARN of a secret or a parameter: write the arn of aws.secretsmanager.Secret',
    );
  });

  it("refuses a computed ARN with a wildcard, which would let the function read many secrets", async () => {
    const secrets = { DB_PASSWORD: computed(secretArn.replace("Ab12Cd", "*")) };
    expect(await rejectionOf(recordEnvironment({ secrets }))).to.equal(
      'handler.secrets["DB_PASSWORD"] holds a wildcard: write the ARN of one secret',
    );
  });

  it("has room for 4096 bytes in all: ARNs of secrets count too", async () => {
    const environment = { LARGE: "x".repeat(4000) };
    expect(
      await rejectionOf(recordApi({ handler: { code, environment, secrets: { DB_PASSWORD: secretArn } } })),
    ).to.equal("handler.environment must have 4096 bytes at most, as JSON, got 4100: keep large values elsewhere");
  });
});

describe("what a function checks tokens with", () => {
  const setKeysUrl = useKeysUrl();
  let server: KeySetServer;

  beforeEach(async () => {
    server = await startKeySetServer([answerKeys("b", "a")]);
    setKeysUrl(server.url);
  });

  afterEach(() => server.close());

  const keySet = JSON.stringify({ keys: [toShownKey("a"), toShownKey("b")] });

  it("is the issuer, the clients of the API and the pool's keys as they are at deployment", async () => {
    const recording = await recordApi({
      handler: { code, tokenVerification: true, environment: { TABLE_NAME: "notes" } },
      clients: { web: {} },
      resourceServers: { notes: { scopes: { read: "read notes" } } },
      machineClients: { job: { scopes: ["notes/read"] } },
    });
    expect(find(recording, type).inputs["environment"]).to.deep.equal({
      variables: {
        TABLE_NAME: "notes",
        SECURED_API_ISSUER: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
        SECURED_API_CLIENT_IDS: "notes-client-id,notes-web-id,notes-job-id",
        SECURED_API_JWKS: keySet,
      },
    });
  });

  it("is given only to functions that ask for it, and read once for all of them", async () => {
    const { resources } = await recordApi({
      handler: { code },
      handlers: { report: { code, tokenVerification: true }, audit: { code, tokenVerification: true } },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" }, "GET /audit": { handler: "audit" } },
    });
    const functions = resources.filter((one) => one.type === type);
    const given = functions.map(({ name, inputs }) => [name, inputs["environment"]?.variables.SECURED_API_JWKS]);
    expect([Object.fromEntries(given), server.asked]).to.deep.equal([
      { "notes-handler": undefined, "notes-report": keySet, "notes-audit": keySet },
      [`/${poolId}/.well-known/jwks.json`],
    ]);
  });

  it("is not read while no function asks for it", async () => {
    await recordApi();
    expect(server.asked).to.deep.equal([]);
  });

  it("is not read while a preview does not know the pool", async () => {
    await recordApi({ handler: { code, tokenVerification: true } }, { preview: true });
    expect(server.asked).to.deep.equal([]);
  });

  it("is that of a pool made elsewhere too", async () => {
    const existingUserPool = { userPoolId: "eu-west-1_Zz98Yy76X", clientId: "first0client0of0elsewhere0" };
    const recording = await recordApi({ handler: { code, tokenVerification: true }, existingUserPool });
    expect([find(recording, type).inputs["environment"], server.asked]).to.deep.equal([
      {
        variables: {
          SECURED_API_ISSUER: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Zz98Yy76X",
          SECURED_API_CLIENT_IDS: "first0client0of0elsewhere0",
          SECURED_API_JWKS: keySet,
        },
      },
      ["/eu-west-1_Zz98Yy76X/.well-known/jwks.json"],
    ]);
  });

  it("needs no more of the function's role: the keys are given to it", async () => {
    const policies = await Promise.all(
      [true, false].map(async (tokenVerification) => {
        const recording = await recordApi({ handler: { code, tokenVerification } });
        return find(recording, "aws:iam/rolePolicy:RolePolicy").inputs["policy"];
      }),
    );
    expect(policies[0]).to.equal(policies[1]);
  });

  it("counts among the 4096 bytes of all variables", async () => {
    const environment = { LARGE: "x".repeat(3800) };
    const refused = recordApi({ handler: { code, tokenVerification: true, environment } });
    expect(await rejectionOf(refused)).to.match(
      /^handler\.environment must have 4096 bytes at most, as JSON, got 4\d{3}: /,
    );
  });
});
