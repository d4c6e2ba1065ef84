import fc from "fast-check";
import { operations } from "../../../../local/cognito/operations";

/** One request to the AWS port. */
export interface RandomRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What is really there, so that a random request comes far. */
export interface Known {
  clientId: string;
  poolId: string;
  username: string;
  password: string;
  callbackUrl: string;
  /** Of `username`. */
  accessToken: string;
  refreshToken: string;
}

const target = "AWSCognitoIdentityProviderService.";

/** Requests to every operation, page and endpoint, from nearly right to noise. */
export function randomRequests(known: Known): fc.Arbitrary<RandomRequest> {
  return fc.oneof(
    { weight: 6, arbitrary: operationRequest(known) },
    { weight: 4, arbitrary: pageRequest(known) },
    { weight: 1, arbitrary: noise },
  );
}

const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "__proto__",
    "constructor",
    "\u0000",
    "../../x",
    "<script>alert(1)</script>",
    "a\r\nset-cookie: b=c",
    "{{7*7}}",
    "%00",
    "%",
  ),
  fc.string({ maxLength: 3 }).map((text) => text.repeat(700)),
);

function textFor(known: Known): fc.Arbitrary<string> {
  const real = fc.constantFrom(...Object.values(known), "wrong", "alice@example.com", "123456", "CONFIRMED", "S256");
  return fc.oneof({ weight: 5, arbitrary: real }, { weight: 1, arbitrary: strange });
}

function valueFor(known: Known): fc.Arbitrary<unknown> {
  const text = textFor(known);
  const attributes = fc.array(fc.record({ Name: fc.constantFrom("email", "name", "sub", "custom:x"), Value: text }), {
    maxLength: 3,
  });
  const names = fc.constantFrom(...parameterNames);
  return fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 2, arbitrary: fc.dictionary(names, text, { maxKeys: 6 }) },
    { weight: 2, arbitrary: attributes },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
}

const parameterNames = [
  "USERNAME",
  "PASSWORD",
  "SRP_A",
  "SECRET_HASH",
  "REFRESH_TOKEN",
  "NEW_PASSWORD",
  "SOFTWARE_TOKEN_MFA_CODE",
  "EMAIL_OTP_CODE",
  "ANSWER",
  "PREFERRED_CHALLENGE",
  "PASSWORD_CLAIM_SIGNATURE",
  "PASSWORD_CLAIM_SECRET_BLOCK",
  "TIMESTAMP",
  "__proto__",
];

function operationRequest(known: Known): fc.Arbitrary<RandomRequest> {
  const usual = fc.record({
    UserPoolId: fc.constant(known.poolId),
    ClientId: fc.constant(known.clientId),
    Username: fc.constantFrom(known.username, "nobody"),
    AccessToken: fc.constantFrom(known.accessToken, `${known.accessToken}x`),
  });
  const members = fc.dictionary(fc.constantFrom(...memberNames), valueFor(known), { maxKeys: 8 });
  const flows = fc.record(
    {
      AuthFlow: fc.constantFrom(
        "USER_PASSWORD_AUTH",
        "USER_SRP_AUTH",
        "USER_AUTH",
        "CUSTOM_AUTH",
        "REFRESH_TOKEN_AUTH",
      ),
      ChallengeName: fc.constantFrom("PASSWORD_VERIFIER", "SELECT_CHALLENGE", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"),
      AuthParameters: fc.dictionary(fc.constantFrom(...parameterNames), textFor(known), { maxKeys: 6 }),
      ChallengeResponses: fc.dictionary(fc.constantFrom(...parameterNames), textFor(known), { maxKeys: 6 }),
    },
    { requiredKeys: [] },
  );
  const body = fc.tuple(usual, members, flows).map((parts) => JSON.stringify(Object.assign({}, ...parts)));
  // Not those that take away what the control needs.
  const names = [...operations.keys()].filter(
    (name) => !/Delete|Disable|SignOut|Reset|SetUserPassword|Revoke/.test(name),
  );
  return fc
    .record({
      name: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...names) },
        { weight: 1, arbitrary: fc.constantFrom("", "X", "__proto__") },
      ),
      body: fc.oneof({ weight: 12, arbitrary: body }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }),
      signed: fc.boolean(),
      origin: fc.constantFrom(undefined, undefined, "https://evil.example"),
    })
    .map(({ name, body: text, signed, origin }) => ({
      method: "POST",
      path: "/",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `${target}${name}`,
        ...(signed
          ? { authorization: "AWS4-HMAC-SHA256 Credential=local/20261121/eu-west-1/cognito-idp/aws4_request" }
          : {}),
        ...(origin === undefined ? {} : { origin }),
      },
      body: Buffer.from(text),
    }));
}

const memberNames = [
  "Password",
  "TemporaryPassword",
  "ConfirmationCode",
  "Session",
  "UserAttributes",
  "AttributeName",
  "Code",
  "UserCode",
  "PreviousPassword",
  "ProposedPassword",
  "RefreshToken",
  "Filter",
  "Limit",
  "PaginationToken",
  "GroupName",
  "Identifier",
  "Scopes",
  "ClientMetadata",
  "ValidationData",
  "SecretHash",
  "__proto__",
];

const pages = [
  "/oauth2/authorize",
  "/oauth2/token",
  "/oauth2/userInfo",
  "/oauth2/revoke",
  "/login",
  "/signup",
  "/confirm",
  "/resend",
  "/forgotPassword",
  "/confirmForgotPassword",
  "/mfa",
  "/logout",
  "/error",
  "/oauth2/",
  "/login/..%2f",
];

const fieldNames = [
  "client_id",
  "redirect_uri",
  "response_type",
  "scope",
  "state",
  "nonce",
  "code_challenge",
  "code_challenge_method",
  "code",
  "code_verifier",
  "grant_type",
  "refresh_token",
  "client_secret",
  "token",
  "username",
  "password",
  "_csrf",
  "session",
  "prompt",
  "logout_uri",
];

function pageRequest(known: Known): fc.Arbitrary<RandomRequest> {
  const usual = fc.record(
    {
      client_id: fc.constant(known.clientId),
      redirect_uri: fc.constant(known.callbackUrl),
      response_type: fc.constantFrom("code", "token"),
      grant_type: fc.constantFrom("authorization_code", "refresh_token", "client_credentials"),
      refresh_token: fc.constant(known.refreshToken),
    },
    { requiredKeys: [] },
  );
  const fields = fc
    .tuple(usual, fc.array(fc.tuple(fc.constantFrom(...fieldNames), textFor(known)), { maxLength: 6 }))
    .map(([first, more]) => new URLSearchParams([...Object.entries(first), ...more]).toString());
  return fc
    .record({
      path: fc.constantFrom(...pages),
      query: fields,
      form: fields,
      method: fc.constantFrom("GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"),
      type: fc.constantFrom("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"),
      authorization: fc.constantFrom(undefined, "Basic Og==", "Basic %%%", `Bearer ${known.accessToken}`, "Bearer x"),
    })
    .map(({ path, query, form, method, type, authorization }) => ({
      method,
      path: `${path}?${query}`,
      headers: { "content-type": type, ...(authorization === undefined ? {} : { authorization }) },
      body: Buffer.from(method === "GET" || method === "HEAD" ? "" : form),
    }));
}

const noise: fc.Arbitrary<RandomRequest> = fc
  .record({
    method: fc.constantFrom("GET", "POST", "PATCH"),
    path: fc.webPath().map((path) => (path.startsWith("/") ? path : `/${path}`)),
    type: fc.constantFrom("application/x-amz-json-1.1", "application/x-amz-json-1.0", "text/plain", "application/cbor"),
    to: fc.constantFrom("", target, "DynamoDB_20120810.ListTables", "secretsmanager.GetSecretValue", "X.Y"),
    body: fc.oneof(
      { weight: 9, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
      { weight: 1, arbitrary: fc.constant(Buffer.alloc(200_000, "[")) },
    ),
  })
  .map(({ method, path, type, to, body }) => ({
    method,
    path,
    headers: { "content-type": type, "x-amz-target": to },
    body: method === "GET" ? Buffer.alloc(0) : body,
  }));
