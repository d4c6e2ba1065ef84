import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { buildSync } from "esbuild";
import { bundle } from "../../../components/bundle";
import { readJsonSecret, readSecret } from "../../../functions/http/secrets";

const prefix = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:";
const parameter = "arn:aws:ssm:eu-central-1:000000000000:parameter/app/key";

interface Asked {
  target: string;
  body: Record<string, unknown>;
  /** That the request is signed for. */
  region: string;
}

/** Answers as AWS does; the end of an ARN says what with. */
function answerTo({ target, body }: Asked): { status: number; body: object } {
  if (target === "AmazonSSM.GetParameter") return { status: 200, body: { Parameter: { Value: "from ssm" } } };
  const id = String(body["SecretId"]).slice(prefix.length);
  if (id.startsWith("denied")) return { status: 400, body: { __type: "AccessDeniedException", Message: "not you" } };
  if (id.startsWith("json")) return { status: 200, body: { SecretString: '{"username":"app","password":"hunter2"}' } };
  if (id.startsWith("list")) return { status: 200, body: { SecretString: '["hunter2"]' } };
  const bytes = id.startsWith("bytes") ? Buffer.from([0xff, 0x68]) : Buffer.from("hunter2");
  if (/^(bytes|binary)/.test(id)) return { status: 200, body: { SecretBinary: bytes.toString("base64") } };
  return { status: 200, body: { SecretString: "hunter2" } };
}

describe("readSecret", () => {
  const asked: Asked[] = [];
  const environment = { ...process.env };
  const names = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "DB_PASSWORD"];
  let server: http.Server;
  let failing = 0;

  before(async () => {
    server = http.createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const region = request.headers.authorization?.match(/Credential=[^/]+\/\d+\/([^/]+)/)?.[1] ?? "";
      const body = JSON.parse(Buffer.concat(chunks).toString());
      const one = { target: String(request.headers["x-amz-target"]), body, region };
      asked.push(one);
      const denied = { status: 400, body: { __type: "AccessDeniedException", Message: "not you" } };
      const answer = failing-- > 0 ? denied : answerTo(one);
      response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env["AWS_ACCESS_KEY_ID"] = "test";
    process.env["AWS_SECRET_ACCESS_KEY"] = "test";
    process.env["AWS_REGION"] = "eu-west-1";
  });

  beforeEach(() => {
    failing = 0;
    asked.length = 0;
  });

  after(async () => {
    for (const name of names) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const read = (arn: string, maxAgeSeconds?: number) => {
    process.env["DB_PASSWORD"] = arn;
    return readSecret("DB_PASSWORD", { maxAgeSeconds });
  };

  const errorOf = (reading: Promise<unknown>) =>
    reading.then(
      () => "none",
      (error: Error) => error.message,
    );

  it("reads a secret of Secrets Manager by its ARN", async () => {
    expect(await read(`${prefix}one-Ab12Cd`)).to.equal("hunter2");
    expect(asked).to.deep.equal([
      { target: "secretsmanager.GetSecretValue", body: { SecretId: `${prefix}one-Ab12Cd` }, region: "eu-west-1" },
    ]);
  });

  it("reads a parameter of SSM decrypted, in the region of its ARN", async () => {
    expect(await read(parameter)).to.equal("from ssm");
    expect(asked).to.deep.equal([
      { target: "AmazonSSM.GetParameter", body: { Name: parameter, WithDecryption: true }, region: "eu-central-1" },
    ]);
  });

  it("asks once for readers at the same time and those that come soon", async () => {
    const arn = `${prefix}two-Ab12Cd`;
    expect(await Promise.all([read(arn), read(arn)])).to.deep.equal(["hunter2", "hunter2"]);
    await read(arn);
    expect(asked.length).to.equal(1);
  });

  it("asks again for what may not be kept", async () => {
    const arn = `${prefix}three-Ab12Cd`;
    await read(arn, 0);
    await read(arn, 0);
    expect(asked.length).to.equal(2);
  });

  it("reads a binary secret as UTF-8", async () => {
    expect(await read(`${prefix}binary-Ab12Cd`)).to.equal("hunter2");
  });

  it("refuses a binary secret that is no text", async () => {
    expect(await errorOf(read(`${prefix}bytes-Ab12Cd`))).to.equal(
      "the secret of DB_PASSWORD cannot be read: ERR_ENCODING_INVALID_ENCODED_DATA",
    );
  });

  it("names the variable and AWS's reason, and asks again the next time", async () => {
    failing = 1;
    const arn = `${prefix}four-Ab12Cd`;
    expect(await errorOf(read(arn))).to.equal(
      "the secret of DB_PASSWORD cannot be read: AccessDeniedException: not you",
    );
    expect(await read(arn)).to.equal("hunter2");
  });

  it("keeps the SDK's error as the cause", async () => {
    const error = await read(`${prefix}denied-Ab12Cd`).catch((reason: Error) => reason);
    expect(error).to.have.nested.property("cause.name", "AccessDeniedException");
  });

  it("says how to declare a secret that is not in the environment", async () => {
    delete process.env["DB_PASSWORD"];
    expect(await errorOf(readSecret("DB_PASSWORD"))).to.equal("DB_PASSWORD is not set: declare it in handler.secrets");
  });

  for (const [title, value] of [
    ["a password", "hunter2"],
    ["an ARN of something else", "arn:aws:s3:::hunter2"],
    ["an ARN without a name", prefix],
    ["a parameter that says it is a secret", "arn:aws:ssm:eu-west-1:000000000000:secret:hunter2"],
    ["more than an ARN", `x${prefix}hunter2`],
  ] as const) {
    it(`says what belongs there if the variable holds ${title}, and does not quote it`, async () => {
      expect(await errorOf(read(value))).to.equal(
        "DB_PASSWORD is no ARN of a Secrets Manager secret or an SSM parameter: declare it in handler.secrets",
      );
      expect(asked).to.deep.equal([]);
    });
  }

  describe("of a JSON object", () => {
    const readJson = (name: string) => {
      process.env["DB_PASSWORD"] = `${prefix}${name}-Ab12Cd`;
      return readJsonSecret("DB_PASSWORD");
    };

    it("gives its members", async () => {
      expect(await readJson("json")).to.deep.equal({ username: "app", password: "hunter2" });
    });

    for (const name of ["text", "list"]) {
      it(`quotes nothing of what is none (${name})`, async () => {
        expect(await errorOf(readJson(name))).to.equal("the secret of DB_PASSWORD is not a JSON object");
      });
    }
  });
});

describe("readSecret where the SDK is not installed", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secrets-"));
  after(() => fs.rmSync(folder, { recursive: true }));

  it("is bundled all the same, and leaves the SDK to Lambda", async () => {
    for (const name of ["secrets.ts", "secret-cache.ts"]) {
      fs.copyFileSync(path.join("functions/http", name), path.join(folder, name));
    }
    const { "index.mjs": code } = (await bundle(path.join(folder, "secrets.ts")).assets) as Record<
      string,
      { text: Promise<string> }
    >;
    const text = await code?.text;
    expect(text).to.include('import("@aws-sdk/client-secrets-manager")').and.include('import("@aws-sdk/client-ssm")');
  });

  for (const [arn, client] of [
    [`${prefix}one-Ab12Cd`, "@aws-sdk/client-secrets-manager"],
    [parameter, "@aws-sdk/client-ssm"],
  ] as const) {
    it(`says how to get ${client} for the local run`, async () => {
      const outfile = path.join(folder, "out.mjs");
      const entryPoints = ["functions/http/secrets.ts"];
      buildSync({ entryPoints, outfile, bundle: true, format: "esm", platform: "node", external: ["@aws-sdk/*"] });
      const loaded: { readSecret: typeof readSecret } = await import(pathToFileURL(outfile).href);
      process.env["DB_PASSWORD"] = arn;
      const error = await loaded.readSecret("DB_PASSWORD").catch((reason: Error) => reason.message);
      delete process.env["DB_PASSWORD"];
      expect(error).to.equal(
        `the secret of DB_PASSWORD cannot be read: SdkNotFound: ${client} is not here: Lambda brings it, the local run needs npm install --save-dev ${client}`,
      );
    });
  }
});
