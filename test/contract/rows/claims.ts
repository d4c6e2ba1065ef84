import { bearer, event, get } from "../requests";
import type { ContractRequest, Exchange, Source } from "../row";

const jwt = "requestContext.authorizer.jwt";

/** A row about what the function learns of the token. */
function row(id: string, source: Source, request: ContractRequest, members: { [path: string]: unknown }): Exchange {
  return { kind: "exchange", id, source, request, answer: event(members) };
}

const odd = bearer("/own", "own-claims");

/** What reaches the function of a token. */
export const claims: Exchange[] = [
  row("A3-01/number", "M", odd, { [`${jwt}.claims.n`]: "42" }),
  row("A3-01/fraction", "U", odd, { [`${jwt}.claims.fraction`]: "0.5" }),
  row("A3-01/true", "M", odd, { [`${jwt}.claims.yes`]: "true" }),
  row("A3-01/false", "M", odd, { [`${jwt}.claims.no`]: "false" }),
  row("A3-01/times", "M", odd, { [`${jwt}.claims.exp`]: /^\d{10}$/, [`${jwt}.claims.iat`]: /^\d{10}$/ }),
  row("A3-01/id-token", "M", bearer("/locked", "id"), {
    [`${jwt}.claims.email_verified`]: "true",
    [`${jwt}.claims.token_use`]: "id",
    [`${jwt}.claims.auth_time`]: /^\d{10}$/,
  }),
  row("A3-02/texts", "M", odd, { [`${jwt}.claims.list`]: "[a b]" }),
  row("A3-02/groups", "M", bearer("/locked", "access"), { [`${jwt}.claims.cognito:groups`]: "[admin poweruser]" }),
  row("A3-02/numbers", "U", odd, { [`${jwt}.claims.numbers`]: "[1 2]" }),
  row("A3-02/empty", "U", odd, { [`${jwt}.claims.empty`]: "[]" }),
  row("A3-03/null", "M", odd, { [`${jwt}.claims.nothing`]: undefined }),
  row("A3-04/object", "U", odd, { [`${jwt}.claims.object`]: '{"a":1,"b":"two"}' }),
  row("A3-04/objects-in-a-list", "U", odd, { [`${jwt}.claims.objects`]: '[{"a":1}]' }),
  row("A3-05/no-scope-asked-for", "M", bearer("/own", "own"), { [`${jwt}.scopes`]: null }),
  row("A3-05/all-of-the-token", "M", bearer("/own/scoped", "own"), { [`${jwt}.scopes`]: ["openid", "contract/read"] }),
  row("A3-05/scp", "M", bearer("/own/scoped", "own-scp"), { [`${jwt}.scopes`]: ["openid", "contract/read"] }),
  row("A3-05/scp-wins", "M", bearer("/own/scoped", "own-scope-beside-scp"), { [`${jwt}.scopes`]: ["contract/read"] }),
  {
    kind: "exchange",
    id: "A3-05/scp-wins-over-a-scope-that-is-right",
    source: "U",
    request: bearer("/own/scoped", "own-scp-beside-scope"),
    answer: { status: 403, body: '{"message":"Forbidden"}' },
  },
  row("A3-05/sign-in-by-api", "M", bearer("/locked/user", "access"), {
    [`${jwt}.scopes`]: ["aws.cognito.signin.user.admin"],
  }),
  row("A3-06/open-route", "M", get("/open"), { "requestContext.authorizer": undefined }),
  row("A3-06/open-route-with-a-token", "M", bearer("/open", "access"), { "requestContext.authorizer": undefined }),
  row("A3-06/nothing-beside-jwt", "M", bearer("/locked", "access"), {
    "requestContext.authorizer.principalId": undefined,
    "requestContext.authorizer.integrationLatency": undefined,
  }),
];
