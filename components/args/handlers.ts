import type * as pulumi from "@pulumi/pulumi";

/** IAM statement for a function's role: exact actions on exact ARNs, no wildcards. */
export interface Grant {
  /** Actions such as `dynamodb:PutItem`. */
  actions: string[];

  /** ARNs the actions are allowed on. */
  resources: pulumi.Input<string>[];
}

/** Subnets and security groups of a function. */
export interface HandlerNetwork {
  /** Ids of private subnets, 1 to 16; two or more in different zones outlive the loss of one. */
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;

  /** Ids of security groups of the same VPC, 1 to 5. */
  securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
}

/** A Lambda function, whoever calls it. */
export interface LambdaFunction {
  /** The code: a bundle made with `secured-api/bundle`, or any archive for any runtime. */
  code: pulumi.asset.Archive;

  /** Module and function Lambda calls, for example `index.handler`. @default "index.handler" */
  entryPoint?: string | undefined;

  /** Lambda runtime. Deprecated ones are refused. @default "nodejs24.x" */
  runtime?: string | undefined;

  /** Memory in MB, 128 to 10240. @default 256 */
  memoryMb?: number | undefined;

  /** Environment variables, 4 KB in all. Not for secrets: see `secrets`. @default - none */
  environment?: { [name: string]: pulumi.Input<string> } | undefined;

  /** What the function may do besides writing its log. @default - nothing */
  grants?: pulumi.Input<Grant>[] | undefined;

  /**
   * ARNs of Secrets Manager secrets or SSM parameters by the environment variable that names them to the function, which
   * may then read them with `readSecret` of `secured-api/functions/secrets`. A key of your own needs a grant for
   * `kms:Decrypt` too. @default - none
   */
  secrets?: { [name: string]: pulumi.Input<string> } | undefined;

  /** Runs in these subnets of a VPC. From there it reaches AWS and the internet only as far as the VPC lets it. @default - no VPC */
  network?: HandlerNetwork | undefined;
}

/** A function behind routes. */
export interface Handler extends LambdaFunction {
  /** Time limit in seconds, 1 to 29: the gateway waits 30. @default 10 */
  timeoutSeconds?: number | undefined;

  /**
   * Gives the function what `secured-api/functions/verify` needs to check a token itself, with the pool's keys as they are
   * at deployment. Cognito can change its keys: deploy again then. @default false
   */
  tokenVerification?: boolean | undefined;

  /** Most copies that run at once, taken from the account's own limit; 1 or more. @default - no limit but the account's */
  reservedConcurrency?: number | undefined;

  /** Copies that are kept ready, and paid for; 1 or more. @default - none */
  provisionedConcurrency?: number | undefined;

  /** ARN of an SQS queue or SNS topic for events of asynchronous calls that failed; calls by the API are not such. @default - none */
  deadLetterArn?: pulumi.Input<string> | undefined;
}
