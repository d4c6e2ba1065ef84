import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** Attributes that change, and the proofs of addresses. */
export const ownAttributes = [
  ...patchesOf("local/cognito/users/attributes.ts", spec("update-user-attributes"), [
    {
      rule: "what is for good is not changed later",
      find: "  requireMutable(pool, Object.keys(set));\n",
      replace: "",
      red: "UpdateUserAttributes refuses what is for good, to remove it too",
    },
    {
      rule: "an attribute is removed by who may write it",
      find: "  for (const name of names) requireWritable(name, pool, writer);\n",
      replace: "",
      red: "UpdateUserAttributes refuses what the client may not write, to remove it too",
    },
    {
      rule: "what is for good is not removed",
      find: "  requireMutable(pool, names);\n  return names;",
      replace: "  return names;",
      red: "UpdateUserAttributes refuses what is for good, to remove it too",
    },
  ]),
  ...patchesOf("local/cognito/operations/update-user-attributes.ts", spec("update-user-attributes"), [
    {
      rule: "UpdateUserAttributes does what its client may",
      find: "readAttributeChanges(input.UserAttributes, pool.settings, client.settings)",
      replace: 'readAttributeChanges(input.UserAttributes, pool.settings, "administrator")',
      red: "UpdateUserAttributes does not let users say that their address is proven",
    },
  ]),
  ...patchesOf("local/cognito/users/attribute-changes.ts", spec("update-user-attributes"), [
    {
      rule: "a changed address is unproven",
      find: `[attribute]: value, [\`\${attribute}_verified\`]: "false" }`,
      replace: `[attribute]: value, [\`\${attribute}_verified\`]: "true" }`,
      red: "UpdateUserAttributes changes an address at once, unproven, and sends a code to the new one",
    },
    {
      rule: "an address waits for its proof where the pool says so",
      find: "const waits = !isProven && pool.verifyBeforeUpdate.includes(attribute);",
      replace: "const waits = !isProven && pool.verifyBeforeUpdate.length < -1;",
      red: "UpdateUserAttributes keeps the address that is proven until the new one is, where the pool says so",
    },
    {
      rule: "an address that waits is forgotten with the wish for it",
      find: "user = withoutWaiting(user, attribute);",
      replace: "user = withoutWaiting(user, attribute) && user;",
      red: "UpdateUserAttributes forgets the address that waits when the one before is set again",
    },
    {
      rule: "what the pool requires is not removed",
      find: "if (required !== undefined) throw schemaError(",
      replace: "if (required !== undefined && required === undefined) throw schemaError(",
      red: "UpdateUserAttributes refuses to remove what the pool requires",
    },
    {
      rule: "a user keeps what they sign in with",
      find: "if (lost !== undefined && isNameless) throw schemaError(",
      replace: "if (lost !== undefined && lost === undefined) throw schemaError(",
      red: "UpdateUserAttributes refuses to remove the address that the user signs in with",
    },
    {
      rule: "a sign-up code for another address is void",
      find: "user.confirmation?.attribute === attribute ? undefined : user.confirmation;",
      replace: "user.confirmation;",
      red: "UpdateUserAttributes changes nothing of an address whose code was sent elsewhere: the sign-up code of the one before is void",
    },
    {
      rule: "a code for a new password that went to another address is void",
      find: "attributes, confirmation, passwordReset: undefined };",
      replace: "attributes, confirmation };",
      red: "UpdateUserAttributes changes nothing of an address whose code was sent elsewhere: the sign-up code of the one before is void",
    },
  ]),
  ...patchesOf("local/cognito/users/update-attributes.ts", spec("update-user-attributes"), [
    {
      rule: "an update takes no sign-in name from another user",
      find: "services.users.update(pool, update.user.username, change, aliasTaken)",
      replace: 'services.users.update(pool, update.user.username, change, aliasTaken && "move")',
      red: "UpdateUserAttributes gives no user the sign-in name of another",
    },
    {
      rule: "codes to changed addresses are counted",
      find: 'await attempts.countHourly(pool.id, user.username, "attributeCode");',
      replace: "void attempts;",
      red: "UpdateUserAttributes sends five codes an hour, together with those that are asked for",
    },
  ]),
  ...patchesOf("local/cognito/users/update-attributes.ts", "test/local/cognito/users/update-attributes.spec.ts", [
    {
      rule: "a code that was not counted is not sent",
      find: "if (changed.codes.length > (counted ?? changed.codes.length)) throw",
      replace: "if (changed.codes.length > (counted ?? 0) + 9) throw",
      red: "an update of attributes sends no code that was not counted: to an address that another update has changed meanwhile",
    },
  ]),
  ...patchesOf("local/cognito/users/attributes.ts", spec("update-user-attributes"), [
    {
      rule: "a preferred user name looks like no alias of another kind",
      find: '    if (Name === "preferred_username") requirePreferredName(pool, Value);\n',
      replace: "",
      red: "UpdateUserAttributes lets no preferred user name look like an alias of another kind: email",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-in-names.ts", spec("update-user-attributes"), [
    {
      rule: "a preferred user name is checked where users sign in with it",
      find: 'if (pool.aliasAttributes.includes("preferred_username")) requireNoAddress(pool, name);',
      replace: "if (pool.aliasAttributes.length < 0) requireNoAddress(pool, name);",
      red: "UpdateUserAttributes lets no preferred user name look like an alias of another kind: phone_number",
    },
  ]),
  ...patchesOf("local/cognito/users/attribute-changes.ts", spec("admin-update-user-attributes"), [
    {
      rule: "an address that is not there is not proven",
      find: "  requireAddresses(set, after);\n",
      replace: "",
      red: "AdminUpdateUserAttributes proves no address that is not there",
    },
  ]),
  ...patchesOf("local/cognito/users/attribute-changes.ts", spec("verify-user-attribute"), [
    {
      rule: "a code for another address proves nothing",
      find: "return { ...withAddressCode(user, attribute, undefined), attributes,",
      replace: "return { ...user, attributes,",
      red: "VerifyUserAttribute takes no code that was sent to another address than the one that the user has by now",
    },
  ]),
  ...patchesOf("local/cognito/users/address-proofs.ts", spec("verify-user-attribute"), [
    {
      rule: "a code for an address is asked for",
      find: "const { value } = requireCode(one.attributeCodes?.[name], code, services.clock());",
      replace: 'const value = code === "" ? code : one.attributeCodes?.[name]?.value;',
      red: "VerifyUserAttribute refuses a wrong code",
    },
    {
      rule: "guesses of a code for an address are counted",
      find: '  await services.attempts.countHourly(pool.id, holder.username, "attributeVerification");\n',
      replace: "",
      red: "VerifyUserAttribute takes 15 guesses an hour, and the right code is one too many after that",
    },
    {
      rule: "a code for an address is good once",
      find: "return { ...withAddressCode(one, name, undefined), attributes,",
      replace: "return { ...one, attributes,",
      red: "VerifyUserAttribute takes a code once",
    },
    {
      rule: "a proof takes no alias from another user",
      find: "services.users.update(pool, holder.username, prove, aliasTaken)",
      replace: 'services.users.update(pool, holder.username, prove, aliasTaken && "move")',
      red: "VerifyUserAttribute makes the address an alias, and takes none from another user",
    },
    {
      rule: "addresses alone are proven by codes",
      find: 'if (attribute === "email" || attribute === "phone_number") return attribute;',
      replace: 'if (attribute !== "") return attribute === "phone_number" ? attribute : "email";',
      red: "VerifyUserAttribute takes a code for the attribute that it was sent for alone",
    },
  ]),
  ...patchesOf("local/cognito/users/address-proofs.ts", spec("get-user-attribute-verification-code"), [
    {
      rule: "codes for addresses are limited",
      find: '  await services.attempts.countHourly(pool.id, holder.username, "attributeCode");\n',
      replace: "",
      red: "GetUserAttributeVerificationCode sends five an hour",
    },
  ]),
  ...patchesOf("local/cognito/operations/delete-user-attributes.ts", spec("delete-user-attributes"), [
    {
      rule: "DeleteUserAttributes does what its client may",
      find: "readRemovals(input.UserAttributeNames, pool.settings, client.settings)",
      replace: 'readRemovals(input.UserAttributeNames, pool.settings, "administrator")',
      red: "DeleteUserAttributes refuses what the client may not write, what is for good, and what the schema does not have",
    },
  ]),
  ...patchesOf("local/cognito/users/users.ts", spec("delete-user"), [
    {
      rule: "a deleted user takes no name of another",
      find: "holders[index] === user.username",
      replace: 'holders[index] !== ""',
      red: "DeleteUser takes no name with it that signs another user in",
    },
  ]),
];
