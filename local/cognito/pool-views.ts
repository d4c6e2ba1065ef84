import type { Pool } from "./directory";
import { toSeconds } from "./user-views";

/** A pool as CreateUserPool and DescribeUserPool show it. */
export function toPoolType(pool: Pool, users: number) {
  const { settings, shown } = pool;
  const { InviteMessageTemplate, ...rest } = shown;
  return {
    ...toPoolDescription(pool),
    Arn: settings.arn,
    Policies: { PasswordPolicy: toPasswordPolicy(pool), SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] } },
    DeletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
    AutoVerifiedAttributes: settings.autoVerifiedAttributes,
    ...(settings.aliasAttributes.length > 0 ? { AliasAttributes: settings.aliasAttributes } : {}),
    ...(settings.usernameAttributes.length > 0 ? { UsernameAttributes: settings.usernameAttributes } : {}),
    UsernameConfiguration: { CaseSensitive: settings.caseSensitive },
    MfaConfiguration: settings.mfa,
    EstimatedNumberOfUsers: users,
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    UserPoolTags: settings.tags,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: settings.adminCreateUserOnly,
      UnusedAccountValidityDays: settings.passwordPolicy.temporaryPasswordValidityDays,
      ...(InviteMessageTemplate === undefined ? {} : { InviteMessageTemplate }),
    },
    UserPoolTier: settings.tier,
    ...rest,
  };
}

/** A pool as ListUserPools shows it. */
export function toPoolDescription({ settings, createdAt, modifiedAt }: Pool) {
  return {
    Id: settings.id,
    Name: settings.name,
    LambdaConfig: {},
    LastModifiedDate: toSeconds(modifiedAt),
    CreationDate: toSeconds(createdAt),
  };
}

function toPasswordPolicy({ settings: { passwordPolicy: policy } }: Pool) {
  return {
    MinimumLength: policy.minimumLength,
    RequireUppercase: policy.requireUppercase,
    RequireLowercase: policy.requireLowercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
    ...(policy.passwordHistorySize > 0 ? { PasswordHistorySize: policy.passwordHistorySize } : {}),
    TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
  };
}
