import http from "node:http";
import type { AddressInfo } from "node:net";
import { sendError, sendJson } from "../../../local/aws-port/aws-answers";
import type { PolicyStatement, RoleSettings } from "../../../local/iam/settings";
import { answerSecrets, type SecretsOptions } from "../../../local/secrets/secrets";
import type { SecretSettings } from "../../../local/secrets/settings";

export const dbArn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:prod/db-Ab12Cd";
export const keyArn = "arn:aws:ssm:eu-west-1:000000000000:parameter/app/key";

/** A secret and a parameter. */
export const declared: SecretSettings[] = [
  {
    ...{ service: "secretsmanager", arn: dbArn, name: "prod/db", value: "hunter2" },
    ...{ binary: false, parameterType: "", versionId: "11111111-1111-4111-8111-111111111111" },
  },
  {
    ...{ service: "ssm", arn: keyArn, name: "/app/key", value: "hunter3" },
    ...{ binary: false, parameterType: "SecureString", versionId: undefined },
  },
];

/** The role of the function `hello`, signing with the access key `LOCALHELLO`; what is left out of a statement is all. */
export const role = (...statements: Partial<PolicyStatement>[]): RoleSettings => ({
  arn: "arn:aws:iam::000000000000:role/service/hello-role",
  accessKeyId: "LOCALHELLO",
  statements: statements.map((each) => ({ effect: "Allow", actions: ["*"], resources: ["*"], ...each })),
});

/** Serves secrets on a port nobody has, until `use` is done. */
export async function withSecrets<T>(
  options: Partial<SecretsOptions>,
  use: (endpoint: string, printed: string[]) => Promise<T>,
): Promise<T> {
  const printed: string[] = [];
  const all: SecretsOptions = {
    declared,
    file: { fileName: "Secrets.dev.json", values: new Map() },
    roles: [role({})],
    region: "eu-west-1",
    accountId: "000000000000",
    print: (line) => printed.push(line),
    ...options,
  };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    try {
      const { headers } = request;
      const target = String(headers["x-amz-target"]);
      sendJson(response, 200, answerSecrets({ target, headers, body: Buffer.concat(chunks) }, all), {});
    } catch (error) {
      sendError(response, error);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, printed);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
