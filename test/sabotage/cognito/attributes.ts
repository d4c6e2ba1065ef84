import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** Custom attributes, and what a client may read and write. */
export const attributes = [
  ...patchesOf("local/cognito/users/attributes.ts", "test/local/cognito/users/attributes.spec.ts", [
    {
      rule: "users write what their client may write",
      find: "if (isUnlisted) throw unauthorizedWrite();",
      replace: "if (isUnlisted && !isUnlisted) throw unauthorizedWrite();",
      red: "attributes are written through a client that may write them; an administrator writes all",
    },
    {
      rule: "an attribute for good is not changed",
      find: "!mutable && names.includes(name)",
      replace: "mutable && !mutable && names.includes(name)",
      red: "attributes that are for good are not changed",
    },
    {
      rule: "a client reads what it may read",
      find: "names.includes(name)));",
      replace: "names.includes(name) || true));",
      red: "attributes are read by a client that may read them",
    },
  ]),
  ...patchesOf("local/cognito/users/attributes.ts", spec("sign-up"), [
    {
      rule: "a custom attribute has the form of its schema",
      find: "if (custom !== undefined) requireCustomForm(custom, value);",
      replace: "",
      red: "SignUp takes a custom attribute of the pool, and refuses it where the schema does",
    },
  ]),
  ...patchesOf("local/cognito/users/custom-attributes.ts", "test/local/cognito/users/custom-attributes.spec.ts", [
    {
      rule: "a custom number is a number",
      find: 'if (!number.test(value)) return "Value must be a number.";',
      replace: "",
      red: "a custom attribute of type Number is a number between its limits",
    },
    {
      rule: "a custom attribute is not less than its schema says",
      find: "if (min !== undefined && size < min)",
      replace: "if (min !== undefined && size < -1e9)",
      red: "a custom attribute of type String is as long as its limits say",
    },
    {
      rule: "a custom attribute is not more than its schema says",
      find: "if (max !== undefined && size > max)",
      replace: "if (max !== undefined && size > 1e9)",
      red: "a custom attribute of type String is as long as its limits say",
    },
    {
      rule: "a custom boolean is true or false",
      find: 'value === "true" || value === "false" ? undefined',
      replace: 'value !== "" ? undefined',
      red: "a custom attribute of type Boolean is true or false",
    },
    {
      rule: "a custom date is a date",
      find: "Number.isNaN(Date.parse(value)) && !number.test(value)",
      replace: 'value === ""',
      red: "a custom attribute of type DateTime is a date, or a number of one",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/new-password.ts", spec("respond-to-auth-challenge"), [
    {
      rule: "a challenge changes no attribute that is for good",
      find: "  requireMutable(pool.settings, Object.keys(given));\n",
      replace: "",
      red: "RespondToAuthChallenge does not let the user give an attribute that is for good, or that the client may not write",
    },
  ]),
  ...patchesOf("local/cognito/operations/get-user.ts", spec("get-user"), [
    {
      rule: "GetUser shows what the client may read",
      find: "toReadable(client.settings, user.attributes)",
      replace: "user.attributes",
      red: "GetUser shows no attribute that the client may not read",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/new-password.ts", spec("initiate-auth"), [
    {
      rule: "a challenge shows what the client may read",
      find: "JSON.stringify(toReadable(client.settings, user.attributes))",
      replace: "JSON.stringify(user.attributes)",
      red: "InitiateAuth with USER_PASSWORD_AUTH shows with the challenge no attribute that the client may not read",
    },
  ]),
  ...patchesOf("local/cognito/pools/client-input.ts", spec("create-user-pool-client"), [
    {
      rule: "a client reads attributes of its pool",
      find: "if (!ReadAttributes.every((name) => isInSchema(pool, name)))",
      replace: "if (false)",
      red: "CreateUserPoolClient refuses to let it read an attribute that the pool does not have",
    },
    {
      rule: "a client writes attributes of its pool",
      find: "WriteAttributes.every((name) => isInSchema(pool, name) && ",
      replace: "WriteAttributes.every((name) => ",
      red: "CreateUserPoolClient refuses to let it write an attribute that the pool does not have",
    },
    {
      rule: "a client writes no proof of an address",
      find: 'isInSchema(pool, name) && !name.endsWith("_verified")',
      replace: "isInSchema(pool, name)",
      red: "CreateUserPoolClient refuses to let users say that their address is proven",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/auth-flows.ts", "test/local/cognito/sign-in/auth-flows.spec.ts", [
    {
      rule: "a client whose refresh tokens rotate does not refresh by REFRESH_TOKEN_AUTH",
      find: '"refresh" && client.refreshTokenRotation',
      replace: '"refresh" && client.refreshTokenRotation && client.id === ""',
      red: "auth flows lets no client refresh this way whose refresh tokens rotate",
    },
  ]),
];
