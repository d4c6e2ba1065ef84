import os from "node:os";
import { expect } from "chai";
import { toEnvironment } from "../../../local/lambda/environment";
import { invokeOnce, sampleSettings } from "./sample-function";

const options = { endpointUrl: "http://127.0.0.1:4510", logStream: "2026/05/07/[$LATEST]00" };

function environmentWith(environment: Record<string, string>): Record<string, string> {
  return toEnvironment(sampleSettings("/code", { environment }), options);
}

describe("a function's environment", () => {
  it("is the declared variables and Lambda's own", () => {
    const { LAMBDA_RUNTIME_DIR, ...rest } = environmentWith({ TABLE_NAME: "notes" });
    expect(LAMBDA_RUNTIME_DIR).to.match(/lambda$/);
    expect(rest).to.deep.equal({
      TABLE_NAME: "notes",
      LANG: "en_US.UTF-8",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      TZ: ":UTC",
      _HANDLER: "index.handler",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_NAME: "hello",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/hello",
      AWS_LAMBDA_LOG_STREAM_NAME: "2026/05/07/[$LATEST]00",
      LAMBDA_TASK_ROOT: "/code",
      AWS_ACCESS_KEY_ID: "LOCALHELLO",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_SESSION_TOKEN: "local-session/hello",
      AWS_ENDPOINT_URL: "http://127.0.0.1:4510",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: os.devNull,
      AWS_SHARED_CREDENTIALS_FILE: os.devNull,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    });
  });

  it("is what the code sees, with nothing of the shell that started the local run", async () => {
    process.env["PLANTED_IN_THE_SHELL"] = "1";
    const code = "export const handler = async () => Object.keys(process.env).sort()";
    const settings = { environment: { TABLE_NAME: "notes" } };
    const expected = Object.keys(environmentWith({ TABLE_NAME: "notes" })).sort();
    expect(await invokeOnce(code, {}, { settings })).to.deep.equal({ ok: true, payload: expected });
    delete process.env["PLANTED_IN_THE_SHELL"];
  });

  it("is not passed on by the code to the local run", async () => {
    await invokeOnce("process.env.PLANTED_BY_THE_CODE = '1'; export const handler = async () => 1");
    expect(process.env).to.not.have.property("PLANTED_BY_THE_CODE");
  });

  it("lets a declared variable replace what Lambda lets it replace", () => {
    expect(environmentWith({ TZ: "Europe/Berlin", PATH: "/opt/bin" })).to.include({
      TZ: "Europe/Berlin",
      PATH: "/opt/bin",
    });
  });

  it("keeps what Lambda reserves", () => {
    const environment = environmentWith({ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "REAL", _HANDLER: "x.y" });
    expect(environment).to.include({
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "LOCALHELLO",
      _HANDLER: "index.handler",
    });
  });

  for (const name of [
    "AWS_ENDPOINT_URL_DYNAMODB",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_PROFILE",
    "AWS_USE_FIPS_ENDPOINT",
  ]) {
    it(`leaves out ${name}, which would lead an SDK away from this machine`, () => {
      expect(environmentWith({ [name]: "https://dynamodb.eu-west-1.amazonaws.com" })).to.not.have.property(name);
    });
  }

  it("keeps SDK calls on this machine, whatever is declared", () => {
    const environment = environmentWith({ AWS_ENDPOINT_URL: "https://dynamodb.eu-west-1.amazonaws.com" });
    expect(environment).to.include({ AWS_ENDPOINT_URL: "http://127.0.0.1:4510" });
  });
});
