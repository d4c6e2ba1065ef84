import type { SecretSettings } from "./settings";

/** One operation of Secrets Manager or SSM. */
export interface SecretOperation {
  service: SecretSettings["service"];

  /** In IAM's words. */
  action: string;

  /** The request's member that names what is asked for. */
  member: string;

  /** AWS's error for what is not there. */
  notFound: { type: string; message: string };

  /** The answer, as AWS forms it. */
  answer(secret: SecretSettings, value: string, input: Record<string, unknown>): unknown;
}

/** Of a value that is not declared as a version. */
const FIRST_VERSION = "00000000-0000-4000-8000-000000000000";

/** By `X-Amz-Target`. */
export const operations: ReadonlyMap<string, SecretOperation> = new Map([
  [
    "secretsmanager.GetSecretValue",
    {
      service: "secretsmanager",
      action: "secretsmanager:GetSecretValue",
      member: "SecretId",
      notFound: { type: "ResourceNotFoundException", message: "Secrets Manager can't find the specified secret." },
      answer: ({ arn, name, binary, versionId }, value) => ({
        ARN: arn,
        Name: name,
        VersionId: versionId ?? FIRST_VERSION,
        ...(binary ? { SecretBinary: value } : { SecretString: value }),
        VersionStages: ["AWSCURRENT"],
        CreatedDate: 0,
      }),
    },
  ],
  [
    "AmazonSSM.GetParameter",
    {
      service: "ssm",
      action: "ssm:GetParameter",
      member: "Name",
      notFound: { type: "ParameterNotFound", message: "There is no such parameter." },
      answer: ({ arn, name, parameterType }, value, input) => {
        const isReadable = parameterType !== "SecureString" || input["WithDecryption"] === true;
        const Value = isReadable ? value : "encrypted: ask for it WithDecryption";
        const shared = { Version: 1, DataType: "text", LastModifiedDate: 0 };
        return { Parameter: { ARN: arn, Name: name, Type: parameterType, Value, ...shared } };
      },
    },
  ],
]);
