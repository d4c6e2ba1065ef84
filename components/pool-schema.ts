import { AttributeType, SignInWith } from "./args/users";
import type { PoolSchema, SchemaAttribute } from "./checks/schema-guard";
import type { AttributePlan, UsersPlan } from "./plan";

/** What of a pool can never change once it exists. */
export function toPoolSchema({ signInWith, attributes }: Pick<UsersPlan, "signInWith" | "attributes">): PoolSchema {
  return {
    usernameAttributes: [],
    aliasAttributes: [],
    ...signIn[signInWith],
    // Left out, `Alice@example.com` and `alice@example.com` would be two people.
    caseSensitive: false,
    schemas: attributes.map(toSchema),
  };
}

/** User name attributes and aliases exclude each other. */
const signIn: Record<SignInWith, { usernameAttributes?: string[]; aliasAttributes?: string[] }> = {
  [SignInWith.Email]: { usernameAttributes: ["email"] },
  [SignInWith.Phone]: { usernameAttributes: ["phone_number"] },
  [SignInWith.EmailOrPhone]: { usernameAttributes: ["email", "phone_number"] },
  [SignInWith.Username]: {},
  [SignInWith.UsernameOrEmail]: { aliasAttributes: ["email"] },
};

/** Every bound is sent: one that Cognito fills in would show as a change for ever, and a schema cannot change. */
function toSchema({ name, type, mutable, minLength, maxLength, min, max }: AttributePlan): SchemaAttribute {
  return {
    name,
    attributeDataType: type,
    mutable,
    required: false,
    developerOnlyAttribute: false,
    ...(type === AttributeType.String
      ? { stringAttributeConstraints: { minLength: `${minLength}`, maxLength: `${maxLength}` } }
      : {}),
    ...(type === AttributeType.Number
      ? {
          numberAttributeConstraints: {
            ...(min === undefined ? {} : { minValue: `${min}` }),
            ...(max === undefined ? {} : { maxValue: `${max}` }),
          },
        }
      : {}),
  };
}
