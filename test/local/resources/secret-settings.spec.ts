import { expect } from "chai";
import { readFunctionProgram } from "./declared-function";

describe("declared secrets", function () {
  this.timeout(30_000);

  const read = async (...lines: string[]) => {
    const { secrets } = await readFunctionProgram(...lines);
    return secrets.map(({ name, value, binary }) => ({ name, value, binary }));
  };
  const secret = `const secret = new aws.secretsmanager.Secret("s", { name: "prod/db" });`;

  it("have the value of their version, also one that is secret in the program", async () => {
    const version = `new aws.secretsmanager.SecretVersion("v", { secretId: secret.id, secretString: pulumi.secret("hunter2") });`;
    expect(await read(secret, version)).to.deep.equal([{ name: "prod/db", value: "hunter2", binary: false }]);
  });

  it("have the bytes of a binary version", async () => {
    const version = `new aws.secretsmanager.SecretVersion("v", { secretId: secret.arn, secretBinary: "aHVudGVyMg==" });`;
    expect(await read(secret, version)).to.deep.equal([{ name: "prod/db", value: "aHVudGVyMg==", binary: true }]);
  });

  it("have no value of a version that is not the current one, or of another secret", async () => {
    const old = `new aws.secretsmanager.SecretVersion("v", { secretId: secret.id, secretString: "x", versionStages: ["AWSPREVIOUS"] });`;
    const other = `new aws.secretsmanager.SecretVersion("w", { secretId: "other", secretString: "x" });`;
    expect(await read(secret, old, other)).to.deep.equal([{ name: "prod/db", value: undefined, binary: false }]);
  });

  it("have an ARN with six letters at its end", async () => {
    const { secrets } = await readFunctionProgram(secret);
    expect(secrets[0]?.arn).to.match(/^arn:aws:secretsmanager:eu-west-1:000000000000:secret:prod\/db-[A-Za-z0-9]{6}$/);
  });
});

describe("declared parameters", function () {
  this.timeout(30_000);

  it("have their value, their type and their ARN", async () => {
    const { secrets } = await readFunctionProgram(
      `new aws.ssm.Parameter("a", { name: "/app/key", type: "SecureString", value: "hunter2" });`,
      `new aws.ssm.Parameter("b", { name: "flag", type: "String", insecureValue: "on" });`,
    );
    const arn = "arn:aws:ssm:eu-west-1:000000000000:parameter";
    const shared = { service: "ssm", binary: false, versionId: undefined };
    expect(secrets.sort((one, two) => (one.name < two.name ? -1 : 1))).to.deep.equal([
      { ...shared, arn: `${arn}/app/key`, name: "/app/key", value: "hunter2", parameterType: "SecureString" },
      { ...shared, arn: `${arn}/flag`, name: "flag", value: "on", parameterType: "String" },
    ]);
  });
});
