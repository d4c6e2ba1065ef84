import type { PoolSettings } from "../settings";
import { toSeconds } from "../users/user-views";
import type { Pool } from "./directory";

/** A pool as CreateUserPool and DescribeUserPool show it, with the number of its users and the name of its domain. */
export function toPoolType(pool: Pool, users: number, domain?: string) {
  const { settings, shown } = pool;
  const { InviteMessageTemplate, ...rest } = shown;
  return {
    ...toPoolDescription(pool),
    Arn: settings.arn,
    Policies: {
      PasswordPolicy: toPasswordPolicy(pool),
      SignInPolicy: { AllowedFirstAuthFactors: settings.firstFactors },
    },
    DeletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
    AutoVerifiedAttributes: settings.autoVerifiedAttributes,
    ...(settings.aliasAttributes.length > 0 ? { AliasAttributes: settings.aliasAttributes } : {}),
    ...(settings.usernameAttributes.length > 0 ? { UsernameAttributes: settings.usernameAttributes } : {}),
    UsernameConfiguration: { CaseSensitive: settings.caseSensitive },
    MfaConfiguration: settings.mfa,
    EstimatedNumberOfUsers: users,
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    UserPoolTags: settings.tags,
    ...(domain === undefined ? {} : { Domain: domain }),
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
    LambdaConfig: toLambdaConfig(settings),
    LastModifiedDate: toSeconds(modifiedAt),
    CreationDate: toSeconds(createdAt),
  };
}

function toLambdaConfig({ triggers, tokenTrigger }: PoolSettings) {
  const named = Object.entries(triggers).map(([name, trigger]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    trigger?.functionArn,
  ]);
  const others = Object.fromEntries(named.filter(([, functionArn]) => functionArn !== undefined));
  if (tokenTrigger === undefined) return others;
  const { functionArn, version } = tokenTrigger;
  return {
    ...others,
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
