import { expect } from "chai";
import { encode } from "../tokens";
import { paths, type Statuses, underAttack, unharmed, valid } from "./attack-api";

/** Headers that carry a valid token where none is looked for, and their status on every kind of route. */
type Row = [name: string, headers: string[], status?: 400 | 401];

const field = `Authorization: Bearer ${valid}`;

const rows: Row[] = [
  ["nothing", []],
  ["an empty header", ["Authorization:"]],
  ...[
    "bearer ",
    "BEARER ",
    "bEARER ",
    "Bearer  ",
    "Bearer\t",
    "Bearer \t",
    "Bearer",
    "Bearer:",
    "Bearer: ",
    "Bearer=",
    "Bearer,",
    "Bearer, ",
    "Bearer Bearer ",
    "Bearer token=",
    "Bearer realm=x, ",
    "Basic ",
    "Basic Bearer ",
    "Token ",
    "JWT ",
    "DPoP ",
    "Digest ",
    "Negotiate ",
    "AWS4-HMAC-SHA256 ",
    "OAuth ",
    "Bear er ",
    "Bearer%20",
    "Bearer\u00a0",
    "x ",
    ", ",
    "; ",
    "=",
  ].map((scheme): Row => [`the scheme ${JSON.stringify(scheme)}`, [`Authorization: ${scheme}${valid}`]]),
  ...[" x", ",", ";", ", realm=x", " Bearer", "=", "%20", "\u00a0"].map(
    (end): Row => [`${JSON.stringify(end)} after it`, [`${field}${end}`]],
  ),
  ["Bearer alone", ["Authorization: Bearer"]],
  ["Basic with the token as the password", [`Authorization: Basic ${Buffer.from(`x:${valid}`).toString("base64")}`]],
  ["two headers, the first valid", [field, "Authorization: Bearer x"]],
  ["two headers, the last valid", ["Authorization: Bearer x", field]],
  ["two headers, both valid", [field, field]],
  ["two headers in two cases", [field, `AUTHORIZATION: Bearer ${valid}`]],
  ["two headers, the first empty", ["Authorization:", field]],
  ["two headers, the last empty", [field, "Authorization:"]],
  ["a space before the colon", [`Authorization : Bearer ${valid}`], 400],
  ["a tab before the colon", [`Authorization\t: Bearer ${valid}`], 400],
  ["a space before the name", ["X-A: 1", ` ${field}`], 400],
  ["a folded line", ["Authorization: Bearer", ` ${valid}`], 400],
  ["a NUL in the name", [`Authorization\u0000: Bearer ${valid}`], 400],
  ["a NUL before the token", [`Authorization: Bearer \u0000${valid}`], 400],
  ["a bare carriage return before the token", [`Authorization: x\rAuthorization: Bearer ${valid}`], 400],
  ...[
    "X-Authorization",
    "X-Forwarded-Authorization",
    "X-Original-Authorization",
    "X-Amzn-Remapped-Authorization",
    "X-Amz-Security-Token",
    "Proxy-Authorization",
    "Authentication",
    "Authorization-",
    "Authorization_",
    "Authorizatio",
    "Authorizations",
    "HTTP_AUTHORIZATION",
    "Token",
    "X-Access-Token",
    "X-Auth-Token",
    "X-Api-Key",
    "Id-Token",
    "Sec-WebSocket-Protocol",
    "From",
    "User-Agent",
    "__proto__",
  ].map((name): Row => [`the header ${name}`, [`${name}: Bearer ${valid}`]]),
  ...["Authorization", "token", "access_token", "id_token", "CognitoIdentityServiceProvider.idToken"].map(
    (name): Row => [`the cookie ${name}`, [`Cookie: ${name}=${valid}`]],
  ),
  ["the cookie Authorization with Bearer", [`Cookie: Authorization=Bearer ${valid}`]],
  ["the referrer's query", [`Referer: http://localhost/?token=${valid}`]],
  ["the forwarded element", [`Forwarded: for="Bearer ${valid}"`]],
  [
    "the path that a proxy rewrote",
    [`X-Original-URL: /files/a?token=${valid}`, `X-Rewrite-URL: /hello?token=${valid}`],
  ],
  ["a connection option", ["Connection: Authorization", "X-Authorization: x"]],
  ["a form in the body", toBody("application/x-www-form-urlencoded", `token=${valid}&Authorization=Bearer ${valid}`)],
  ["JSON in the body", toBody("application/json", JSON.stringify({ token: valid, headers: { Authorization: field } }))],
  ["a header in the body", toBody("text/plain", field)],
  ["a trailer", ["Transfer-Encoding: chunked", "Trailer: Authorization", "", "0", field]],
  ["a chunk's extension", ["Transfer-Encoding: chunked", "", `0;Authorization="Bearer ${valid}"`]],
  ["claims in a header of their own", [`X-Amzn-Oidc-Data: ${valid}`, `X-Amzn-Oidc-Identity: ${encode("alice")}`]],
];

function toBody(type: string, text: string): string[] {
  return [`Content-Type: ${type}`, `Content-Length: ${text.length}`, "", text];
}

/** Queries, and their statuses on the route whose token is in the query; 401 on the others. */
const queries: [query: string, status?: 400 | 401][] = [
  ...[
    "Authorization",
    "access_token",
    "id_token",
    "jwt",
    "Token",
    "TOKEN",
    "token%20",
    "%20token",
    "token%00",
    "toke",
    "tokens",
  ].map((name): [string] => [`?${name}=${valid}`]),
  ...["token[]", "token[0]", "token.0", "toke%256e", "token%3D", "token%C2%A0", "t%D0%BEken", "__proto__"].map(
    (name): [string] => [`?${name}=${valid}`],
  ),
  ...["Bearer%20", "Bearer+", "bearer%20", "%20", "+", "%00", "%2520", "=", "%26", ",", "x,"].map(
    (before): [string] => [`?token=${before}${valid}`],
  ),
  ...["%20", "+", "%00", "%0A", "%0D%0AX-Injected:%201", ",", ",x", ";", "%3B", "=", "&token=", "&token=x"].map(
    (after): [string] => [`?token=${valid}${after}`],
  ),
  [""],
  ["?"],
  ["?token"],
  ["?token="],
  [`?token%3D${valid}`],
  [`?token&${valid}`],
  [`?${valid}`],
  [`?token=x&token=${valid}`],
  [`?token=&token=${valid}`],
  [`?token=${valid}&token=${valid}`],
  [`?token=${valid}&toke%6e=${valid}`],
  [`?a=1;token=${valid}`],
  [`?;token=${valid}`],
  [`??token=${valid}`],
  [`%3Ftoken=${valid}`],
  [`#?token=${valid}`, 400],
  [`?a#&token=${valid}`, 400],
  [`?%zz&token=${valid}`, 400],
  [`?%c0%af=1&token=${valid}`, 400],
  [`?a b&token=${valid}`, 400],
];

describe("attack by places", () => {
  it(`lets none in by a valid token in ${rows.length} places of the head and the body`, async () => {
    const answered: [name: string, statuses: number[]][] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      for (const [name, headers] of rows) {
        const statuses = [];
        for (const path of paths) statuses.push(await statusOf(`GET ${path} HTTP/1.1`, ...headers));
        answered.push([name, statuses]);
      }
    });
    expect(answered).to.deep.equal(rows.map(([name, , status = 401]) => [name, [status, status, status]]));
    expect(outcome).to.deep.equal(unharmed);
  });

  it(`lets none in by a valid token in ${queries.length} places of the query`, async () => {
    const answered: [query: string, statuses: Statuses][] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      const ask = (path: string) => statusOf(`GET ${path} HTTP/1.1`);
      for (const [query] of queries) {
        answered.push([query, [await ask(paths[0] + query), await ask(paths[1] + query), await ask(paths[2] + query)]]);
      }
    });
    const expected = queries.map(([query, status = 401]) => {
      const elsewhere = query.startsWith("%3F") ? 404 : status;
      return [query, [elsewhere, elsewhere, status]];
    });
    expect(answered).to.deep.equal(expected);
    expect(outcome).to.deep.equal(unharmed);
  });

  it("lets none in by the query where the header is looked at, nor by the header where the query is", async () => {
    const statuses: number[] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      statuses.push(await statusOf(`GET /hello?token=${valid}&Authorization=Bearer%20${valid} HTTP/1.1`));
      statuses.push(await statusOf(`GET /scoped?token=${valid}&Authorization=Bearer%20${valid} HTTP/1.1`));
      statuses.push(await statusOf("GET /files/a HTTP/1.1", field, `token: ${valid}`));
    });
    expect([statuses, outcome]).to.deep.equal([[401, 401, 401], unharmed]);
  });

  it("writes no header of its own into the answer, whatever stands in a token", async () => {
    const answers: string[] = [];
    await underAttack(async ({ raw, port }) => {
      const ask = async (line: string, ...headers: string[]) =>
        answers.push(await raw(line, `Host: localhost:${port}`, "Connection: close", ...headers));
      await ask("GET /files/a?token=x%0d%0aX-Injected:%20evil%0d%0a%0d%0aevil HTTP/1.1");
      await ask("GET /hello HTTP/1.1", 'Authorization: Bearer x", X-Injected="evil');
      await ask("GET /hello HTTP/1.1", `Authorization: Bearer ${encode('{"alg":"\\r\\nX-Injected: evil"}')}.e30.AA`);
    });
    expect(answers.map((answer) => [answer.slice(9, 12), /injected|evil/i.test(answer)])).to.deep.equal([
      ["401", false],
      ["401", false],
      ["401", false],
    ]);
  });
});
