import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { dbArn, keyArn, role, withSecrets } from "./served-secrets";

describe("AWS's own clients", () => {
  const credentials = { accessKeyId: "LOCALHELLO", secretAccessKey: "local" };
  const readDb = (endpoint: string) =>
    new SecretsManagerClient({ endpoint, region: "eu-west-1", credentials }).send(
      new GetSecretValueCommand({ SecretId: dbArn }),
    );

  it("read a secret", () =>
    withSecrets({}, async (endpoint) => {
      const { $metadata, ...answer } = await readDb(endpoint);
      expect([$metadata.httpStatusCode, $metadata.attempts, answer]).to.deep.equal([
        200,
        1,
        {
          ARN: dbArn,
          Name: "prod/db",
          VersionId: "11111111-1111-4111-8111-111111111111",
          SecretString: "hunter2",
          VersionStages: ["AWSCURRENT"],
          CreatedDate: new Date(0),
        },
      ]);
    }));

  it("read a parameter", () =>
    withSecrets({}, async (endpoint) => {
      const ssm = new SSMClient({ endpoint, region: "eu-west-1", credentials });
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: keyArn, WithDecryption: true }));
      expect([Parameter?.Value, Parameter?.LastModifiedDate]).to.deep.equal(["hunter3", new Date(0)]);
    }));

  it("know the errors, at the first attempt", () =>
    withSecrets({ roles: [role()] }, async (endpoint) => {
      const error = await readDb(endpoint).catch((reason: unknown) => reason);
      expect(error).to.have.property("name", "AccessDeniedException");
      expect(error).to.have.nested.property("$metadata.attempts", 1);
    }));
});
