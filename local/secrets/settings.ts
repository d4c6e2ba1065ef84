/** A secret of Secrets Manager or a parameter of SSM, made from declared resources. */
export interface SecretSettings {
  service: "secretsmanager" | "ssm";
  arn: string;
  name: string;
  /** Undefined: the program declares no value. */
  value: string | undefined;
  /** True: `value` is base64 of a binary secret. */
  binary: boolean;
  /** `String`, `StringList` or `SecureString`, which is readable only with `WithDecryption`. Of parameters. */
  parameterType: string;
  /** UUID of the current version of a secret; undefined if the program declares none. */
  versionId: string | undefined;
}

/** Values by name or ARN, from `Secrets.<stack>.json`. */
export interface SecretValues {
  /** Of the file, for messages. */
  fileName: string;
  values: ReadonlyMap<string, string>;
}
