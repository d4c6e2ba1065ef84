import { expect } from "chai";
import { findSecret, type SecretSources } from "../../../local/secrets/find-secret";
import type { SecretSettings } from "../../../local/secrets/settings";

const prefix = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:";
const foreign = "arn:aws:secretsmanager:us-east-1:111122223333:secret:";
const parameter = "arn:aws:ssm:eu-west-1:000000000000:parameter";

const database: SecretSettings = {
  ...{ service: "secretsmanager", arn: `${prefix}prod/db-Ab12Cd`, name: "prod/db", value: "declared" },
  ...{ binary: false, parameterType: "", versionId: "v1" },
};
const flag: SecretSettings = {
  ...{ service: "ssm", arn: `${parameter}/app/flag`, name: "/app/flag", value: "on" },
  ...{ binary: false, parameterType: "String", versionId: undefined },
};

function find(service: SecretSettings["service"], id: string, values: Record<string, string> = {}): SecretSettings {
  const file = { fileName: "Secrets.dev.json", values: new Map(Object.entries(values)) };
  const sources: SecretSources = { declared: [database, flag], file, region: "eu-west-1", accountId: "000000000000" };
  return findSecret(service, id, sources);
}

describe("a secret", () => {
  for (const id of [database.arn, `${prefix}prod/db`, "prod/db"]) {
    it(`that is declared is found by ${id}`, () => {
      expect(find("secretsmanager", id)).to.deep.equal(database);
    });
  }

  it("that is declared without a value takes it from the file, which wins over one that is declared", () => {
    expect(find("secretsmanager", database.arn, { "prod/db": "local" }).value).to.equal("local");
    expect(find("secretsmanager", "prod/db", { [database.arn]: "local" }).value).to.equal("local");
  });

  it("that is not declared is what the file says, by its name or its ARN", () => {
    const arn = `${foreign}db-Zz98Yy`;
    expect(find("secretsmanager", arn, { db: "x" })).to.deep.include({ arn, name: "db", value: "x" });
    expect(find("secretsmanager", arn, { [arn]: "x" })).to.deep.include({ arn, name: "db", value: "x" });
    expect(find("secretsmanager", arn)).to.deep.include({ arn, name: "db", value: undefined });
  });

  it("that has the name of a declared one is known by its whole ARN alone", () => {
    const arn = `${prefix}prod/db-Zz98Yy`;
    expect(find("secretsmanager", arn, { "prod/db": "x" }).value).to.equal(undefined);
    expect(find("secretsmanager", arn, { [arn]: "x" }).value).to.equal("x");
  });

  it("that is not declared gets an ARN with six letters at its end, which grants are written for", () => {
    expect(find("secretsmanager", "other").arn).to.equal(`${prefix}other-Local0`);
    expect(find("secretsmanager", `${foreign}other`)).to.deep.include({ arn: `${foreign}other-Local0`, name: "other" });
  });

  it("is none of the other service, whatever its name", () => {
    expect(find("ssm", "prod/db").value).to.equal(undefined);
    expect(find("secretsmanager", "/app/flag").value).to.equal(undefined);
  });

  it("is not found by a property of every object", () => {
    expect(find("secretsmanager", "constructor").value).to.equal(undefined);
  });
});

describe("a parameter", () => {
  for (const id of [flag.arn, "/app/flag"]) {
    it(`that is declared is found by ${id}`, () => {
      expect(find("ssm", id)).to.deep.equal(flag);
    });
  }

  it("that is not declared is what the file says", () => {
    for (const id of ["/app/key", `${parameter}/app/key`]) {
      for (const name of ["/app/key", `${parameter}/app/key`]) {
        expect(find("ssm", id, { [name]: "x" })).to.deep.include({
          arn: `${parameter}/app/key`,
          name: "/app/key",
          value: "x",
          parameterType: "SecureString",
        });
      }
    }
  });

  it("of one word has no slash in its name", () => {
    for (const id of ["key", `${parameter}/key`]) {
      expect(find("ssm", id, { key: "x" })).to.deep.include({ arn: `${parameter}/key`, name: "key", value: "x" });
    }
    expect(find("ssm", `${parameter}/key`, { "/key": "x" }).value).to.equal("x");
  });
});
