import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { SmsSender } from "./args/messages";
import { smsKey } from "./checks/handlers";
import type { ChildOptions } from "./child";

/** The role by which Cognito sends SMS for one pool. */
export interface SmsRole {
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
  externalId: string;
  snsRegion: pulumi.Output<string>;
}

interface Plan {
  /** Undefined: the pool sends no SMS. */
  sms: SmsSender | undefined;
  account: Account;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/**
 * Makes the role. Cognito may take it for this account alone, and with this external id alone; what it may send to are
 * telephone numbers, which have no ARN.
 */
export function createSmsRole(name: string, { sms, account, tags }: Plan, opts: ChildOptions): SmsRole | undefined {
  if (sms === undefined) return undefined;
  const externalId = `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;
  const role = new aws.iam.Role(
    `${name}-${smsKey}-role`,
    { assumeRolePolicy: pulumi.jsonStringify(toTrust(externalId, account)), forceDetachPolicies: true, tags },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-${smsKey}-policy`,
    { role: role.id, policy: JSON.stringify({ Version: "2012-10-17", Statement: [publish] }) },
    opts,
  );
  return { role, policy, externalId, snsRegion: sms.snsRegion ? pulumi.output(sms.snsRegion) : account.region };
}

const publish = { Effect: "Allow", Action: ["sns:Publish"], Resource: ["*"] };

function toTrust(externalId: string, { accountId }: Account) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "cognito-idp.amazonaws.com" },
        Condition: { StringEquals: { "sts:ExternalId": externalId, "aws:SourceAccount": accountId } },
      },
    ],
  };
}
