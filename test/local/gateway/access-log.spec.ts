import { expect } from "chai";
import { findUnknownVariables } from "../../../local/gateway/access-log-format";
import type { RouteSettings } from "../../../local/gateway/settings";
import type { InvokeResult } from "../../../local/lambda/settings";
import { apiSettings, locked, open, type ServedApi, withApi } from "./served-api";
import { accessClaims, nowSeconds, sign } from "./tokens";

/** The lines of requests to an API whose stage logs in this format. */
async function linesOf(
  format: string,
  route: RouteSettings,
  request: (api: ServedApi) => Promise<unknown>,
  invoke?: () => Promise<InvokeResult>,
) {
  const settings = apiSettings([route], { accessLog: { logGroup: "/notes", format } });
  const lines: (string | undefined)[] = [];
  const use = async (api: ServedApi) => {
    await request(api);
    lines.push(...api.log.map(({ accessLog }) => accessLog));
  };
  await (invoke ? withApi(settings, use, invoke) : withApi(settings, use));
  return lines;
}

const bearer = (claims: Record<string, unknown> = {}) => `Bearer ${sign(accessClaims(claims))}`;

/** Documented variables that nothing here gives a value. */
const empty = [
  "authorizer.principalId",
  "authorizer.tenant",
  "authorizer.claims",
  "awsEndpointRequestId",
  "awsEndpointRequestId2",
  "customDomain.basePathMatched",
  "dataProcessed",
  "error.responseType",
  "identity.accountId",
  "identity.caller",
  "identity.cognitoAuthenticationProvider",
  "identity.cognitoAuthenticationType",
  "identity.cognitoIdentityId",
  "identity.cognitoIdentityPoolId",
  "identity.principalOrgId",
  "identity.clientCert.clientCertPem",
  "identity.clientCert.subjectDN",
  "identity.clientCert.issuerDN",
  "identity.clientCert.serialNumber",
  "identity.clientCert.validity.notBefore",
  "identity.clientCert.validity.notAfter",
  "identity.user",
  "identity.userArn",
  "integration.requestId",
];

describe("access log", () => {
  it("has a value for everything that is known of a request that the function answered", async () => {
    const names = [
      "accountId apiId domainName domainPrefix httpMethod identity.sourceIp identity.userAgent path protocol requestTime",
      "requestTimeEpoch responseLatency responseLength routeKey stage status integration.integrationStatus integrationStatus",
      "integration.status integration.latency integrationLatency authorizer.claims.sub authorizer.claims.cognito:groups",
    ].flatMap((line) => line.split(" "));
    const format = names.map((name) => `$context.${name}`).join(" | ");
    const headers = { authorization: bearer({ "cognito:groups": ["a", "b"] }), "user-agent": "curl/8" };
    const slow = { wait: (_: number) => {} };
    const lines = await linesOf(
      format,
      locked("GET /a/{id}"),
      (api) => {
        slow.wait = api.wait;
        return api.fetch("/a/b%20c?x=1", { headers });
      },
      async () => {
        slow.wait(40);
        return { ok: true, payload: { statusCode: 201, body: "café" } };
      },
    );
    expect(lines).to.deep.equal([
      [
        "000000000000 | k3x9q2m7ad | k3x9q2m7ad.execute-api.eu-west-1.amazonaws.com | k3x9q2m7ad | GET | 127.0.0.1 | curl/8",
        "/a/b%20c | HTTP/1.1 | 01/Mar/2026:12:00:00 +0000 | 1772366400250 | 40 | 5 | GET /a/{id} | $default | 201 | 200 | 200",
        "201 | 40 | 40 | 5d0e7c1a-1111-4222-8333-944455556666 | [a b]",
      ].join(" | "),
    ]);
  });

  it("has the id that the answer carries", async () => {
    let id: string | null = "";
    const lines = await linesOf("$context.requestId $context.extendedRequestId", open("GET /a"), async ({ fetch }) => {
      id = (await fetch("/a")).headers.get("apigw-requestid");
    });
    expect(lines).to.deep.equal([`${id} ${id}`]);
  });

  it("has - where there is no value", async () => {
    const absent = ["authorizer.error", "authorizer.claims.sub", "error.message", "error.messageString"];
    const names = [...empty, ...absent, "integration.error", "integrationErrorMessage"];
    const format = names.map((name) => `$context.${name}`).join(",");
    const lines = await linesOf(format, open("GET /a"), ({ status }) => status("/a"));
    expect(lines).to.deep.equal([names.map(() => "-").join(",")]);
  });

  it("has - for what concerns route and function where there is none", async () => {
    const format =
      "$context.routeKey $context.integration.status $context.integrationStatus $context.integration.latency $context.authorizer.error $context.status";
    const lines = await linesOf(format, open("GET /a"), ({ status }) => status("/b"));
    expect(lines).to.deep.equal(["- - - - - 404"]);
  });

  it("says why a token was refused, in AWS's words where they are known", async () => {
    const tokens = [
      undefined,
      "Bearer x",
      bearer({ exp: nowSeconds - 1 }),
      bearer({ client_id: "other" }),
      bearer({ iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other0000" }),
      bearer({ nbf: nowSeconds + 9 }),
    ];
    const format = "$context.status $context.authorizer.error|$context.error.message|$context.error.messageString";
    const lines = await linesOf(format, locked("GET /a"), async ({ status }) => {
      for (const token of tokens) await status("/a", token);
    });
    expect(lines).to.deep.equal([
      '401 missing: token not provided|Unauthorized|"Unauthorized"',
      '401 token contains an invalid number of segments|Unauthorized|"Unauthorized"',
      '401 the token has expired|Unauthorized|"Unauthorized"',
      '401 the token does not have a valid audience|Unauthorized|"Unauthorized"',
      '401 issuer does not match|Unauthorized|"Unauthorized"',
      '401 the token is not valid before 9 s from now (nbf)|Unauthorized|"Unauthorized"',
    ]);
  });

  it("says in one line, without quotation marks, which scopes a token carries", async () => {
    const lines = await linesOf("$context.authorizer.error", locked("GET /a", ["x/y"]), ({ status }) =>
      status("/a", bearer({ scope: 'a"\n{"status":200}' })),
    );
    expect(lines).to.deep.equal([
      "the token carries the scopes 'a\\'\\n{\\'status\\':200}'; the route asks for one of x/y",
    ]);
  });

  it("says nothing of an authorizer where another rule refused", async () => {
    const lines = await linesOf("$context.authorizer.error $context.status", open("GET /a"), ({ raw }) =>
      raw("GET /a HTTP/1.1", "Host: elsewhere.example", "Connection: close"),
    );
    expect(lines).to.deep.equal(["- 403"]);
  });

  it("says how the function failed", async () => {
    const format =
      "$context.integration.error|$context.integrationErrorMessage|$context.integrationStatus|$context.integration.status";
    const failed = { ok: false, reason: "error", errorType: "Type\nError", errorMessage: "secret" } as const;
    const lines = await linesOf(
      format,
      open("GET /a"),
      ({ status }) => status("/a"),
      async () => failed,
    );
    const words = "the function ended by error: Type?Error";
    expect(lines).to.deep.equal([`${words}|${words}|200|-`]);
  });

  it("never breaks a line, whatever a claim holds", async () => {
    const lines = await linesOf("$context.authorizer.claims.name", locked("GET /a"), ({ status }) =>
      status("/a", bearer({ name: "a\r\nb\u2028c" })),
    );
    expect(lines).to.deep.equal(["a??b?c"]);
  });

  it("never breaks a line, nor steers a terminal, whatever name a client gives itself", async () => {
    const lines = await linesOf("$context.identity.userAgent", open("GET /a"), ({ raw, port }) =>
      raw("GET /a HTTP/1.1", `Host: localhost:${port}`, "Connection: close", "User-Agent: a\u009b2Jb\u0085c"),
    );
    expect(lines).to.deep.equal(["a?2Jb?c"]);
  });

  it("is one line, also of a format with several", async () => {
    const lines = await linesOf('{\n  "status": $context.status\n}\n', open("GET /a"), ({ status }) => status("/a"));
    expect(lines).to.deep.equal(['{ "status": 200 } ']);
  });

  it("holds no token, wherever it was sent", async () => {
    const token = sign(accessClaims());
    const format = `${["path", "identity.userAgent", "authorizer.error", "error.message"].map((name) => `$context.${name}`)}`;
    const lines = await linesOf(format, locked("ANY /{proxy+}"), async ({ fetch }) => {
      await fetch(`/a/${token}?token=${token}`, { headers: { "user-agent": `bot ${token}`, authorization: token } });
      await fetch(`/a/${token}`, { headers: { authorization: `Basic ${token}` } });
    });
    expect(lines).to.deep.equal([
      "/a/(token),bot (token),-,-",
      "/a/(token),node,the token is not three parts of base64url,Unauthorized",
    ]);
  });

  it("holds no part of an encrypted token either", async () => {
    const lines = await linesOf("$context.path", open("ANY /{proxy+}"), ({ status }) => status("/a/eyJh.b.c.d.e/f"));
    expect(lines).to.deep.equal(["/a/(token)/f"]);
  });

  it("leaves text that is no variable as it is", async () => {
    const format = "$contextual $context. $status $Context.status $context.status.";
    expect(await linesOf(format, open("GET /a"), ({ status }) => status("/a"))).to.deep.equal([
      "$contextual $context. $status $Context.status 200.",
    ]);
  });

  it("has - for what is no variable of HTTP APIs", async () => {
    const format = "$context.resourcePath $context.constructor $context.request.header.authorization";
    expect(await linesOf(format, open("GET /a"), ({ status }) => status("/a"))).to.deep.equal(["- - -"]);
  });

  describe("format", () => {
    it("is told by what it holds that is no variable of HTTP APIs, each once", () => {
      const names = ["resourcePath", "status", "resourcePath", "xrayTraceId", "identity.apiKey", ...empty];
      const format = names.map((name) => `$context.${name}`).join(" ");
      expect(findUnknownVariables(format)).to.deep.equal(["resourcePath", "xrayTraceId", "identity.apiKey"]);
    });
  });
});
