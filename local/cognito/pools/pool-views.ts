import type { TokenTriggerSettings } from "../settings";
import { toSeconds } from "../users/user-views";
import type { Pool } from "./directory";

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
    ...toSchema(pool),
    ...rest,
  };
}

/** A pool as ListUserPools shows it. */
export function toPoolDescription({ settings, createdAt, modifiedAt }: Pool) {
  return {
    Id: settings.id,
    Name: settings.name,
    LambdaConfig: toLambdaConfig(settings.tokenTrigger),
    LastModifiedDate: toSeconds(modifiedAt),
    CreationDate: toSeconds(createdAt),
  };
}

function toLambdaConfig(trigger: TokenTriggerSettings | undefined) {
  if (trigger === undefined) return {};
  const { functionArn, version } = trigger;
  return {
    PreTokenGeneration: functionArn,
    PreTokenGenerationConfig: { LambdaArn: functionArn, LambdaVersion: version },
  };
}

/** The custom attributes; the standard ones, which AWS lists as well, are left out. */
function toSchema({ settings: { customAttributes } }: Pool) {
  if (customAttributes.length === 0) return {};
  const constraint = (names: string, min: number | undefined, max: number | undefined) => ({
    ...(min === undefined ? {} : { [`Min${names}`]: String(min) }),
    ...(max === undefined ? {} : { [`Max${names}`]: String(max) }),
  });
  const SchemaAttributes = customAttributes.map(({ name, type, mutable, min, max }) => ({
    Name: name,
    AttributeDataType: type,
    DeveloperOnlyAttribute: false,
    Mutable: mutable,
    Required: false,
    ...(type === "String" ? { StringAttributeConstraints: constraint("Length", min, max) } : {}),
    ...(type === "Number" ? { NumberAttributeConstraints: constraint("Value", min, max) } : {}),
  }));
  return { SchemaAttributes };
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
