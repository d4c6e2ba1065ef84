import { bearer, denied, event, get, noToken, reaches, refused, unauthorized } from "../requests";
import type { ContractRequest, Exchange, ExpectedAnswer, Source } from "../row";

function row(id: string, source: Source, request: ContractRequest, answer: ExpectedAnswer): Exchange {
  return { kind: "exchange", id, source, request, answer };
}

const wrongAudience = unauthorized("the token does not have a valid audience");
const expired = unauthorized("the token has expired");
const wrongIssuer = unauthorized("issuer does not match");
const wrongSegments = unauthorized("token contains an invalid number of segments");
/** Where no text of AWS is known, ours says none. */
const unexplained = unauthorized();

/** How a token gets in, and what keeps it out. */
export const authorizer: Exchange[] = [
  row("A1-01/alone", "D", get("/locked", { authorization: "{{access}}" }), reaches("GET /locked")),
  row("A1-01/after-bearer", "D", bearer("/locked", "access"), reaches("GET /locked")),
  row("A1-01/header-by-any-case", "D", get("/locked", { AUTHORIZATION: "{{access}}" }), reaches("GET /locked")),
  row("A1-01/another-header", "D", get("/by-header", { "x-api-token": "{{access}}" }), reaches("GET /by-header")),
  row(
    "A1-01/another-header-bearer",
    "D",
    get("/by-header", { "x-api-token": "Bearer {{access}}" }),
    reaches("GET /by-header"),
  ),
  row("A1-01/not-in-that-header", "D", bearer("/by-header", "access"), noToken),
  row("A1-01/query", "D", get("/by-query?token={{access}}"), reaches("GET /by-query")),
  row("A1-01/not-in-the-query", "D", bearer("/by-query", "access"), noToken),
  row("A1-01/query-of-a-header", "D", get("/locked?authorization={{access}}&Authorization={{access}}"), noToken),
  row("A1-02/not-json", "D", bearer("/locked", "not-json"), denied),
  row("A1-03/tampered", "D", bearer("/locked", "tampered"), denied),
  row("A1-03/hs256-with-the-public-key", "D", bearer("/locked", "hs256"), denied),
  row("A1-03/es256", "D", bearer("/locked", "es256"), denied),
  row("A1-03/alg-none", "D", bearer("/locked", "alg-none"), denied),
  row("A1-04/valid", "D", bearer("/own", "own"), reaches("GET /own")),
  row("A1-05/unknown-kid", "D", bearer("/own", "own-unknown-kid"), denied),
  row("A1-05/without-kid", "D", bearer("/own", "own-without-kid"), denied),
  row("A1-05/another-keys-kid", "D", bearer("/locked", "strangers-key"), denied),
  row("A1-06/another-pool", "D", bearer("/locked", "other"), denied),
  row("A1-06/the-other-authorizer", "D", bearer("/other", "other"), reaches("GET /other")),
  row("A1-06/not-the-other-authorizer", "D", bearer("/other", "access"), denied),
  row("A1-06/trailing-slash", "D", bearer("/own", "own-issuer-slash"), denied),
  row("A1-07/second-of-several-audiences", "D", bearer("/locked", "second"), reaches("GET /locked")),
  row("A1-07/second-audience-elsewhere", "D", get("/by-header", { "x-api-token": "{{second}}" }), wrongAudience),
  row("A1-07/client-id", "D", bearer("/own", "own-second-audience"), reaches("GET /own")),
  row("A1-07/aud", "D", bearer("/own", "own-aud"), reaches("GET /own")),
  row("A1-07/one-of-a-list-of-aud", "D", bearer("/own", "own-aud-list"), reaches("GET /own")),
  row("A1-07/aud-alone-counts", "D", bearer("/own", "own-wrong-aud-right-client"), wrongAudience),
  row("A1-07/aud-counts-first", "D", bearer("/own", "own-right-aud-wrong-client"), reaches("GET /own")),
  row("A1-07/neither", "D", bearer("/own", "own-no-audience"), wrongAudience),
  row("A1-08/expired", "D", bearer("/own", "own-expired"), denied),
  row("A1-08/nbf-ahead", "D", bearer("/own", "own-nbf-ahead"), denied),
  row("A1-08/nbf-behind", "D", bearer("/own", "own-nbf-passed"), reaches("GET /own")),
  row("A1-08/iat-ahead", "D", bearer("/own", "own-iat-ahead"), denied),
  row("A1-08/no-iat", "U", bearer("/own", "own-no-iat"), unexplained),
  row("A1-09/one-of-two-scopes", "D", bearer("/own/scoped", "own"), reaches("GET /own/scoped")),
  row("A1-09/the-other-scope", "D", bearer("/own/scoped", "own-write"), reaches("GET /own/scoped")),
  row("A1-09/scp", "D", bearer("/own/scoped", "own-scp"), reaches("GET /own/scoped")),
  row("A1-09/scp-as-text", "U", bearer("/own/scoped", "own-scp-text"), reaches("GET /own/scoped")),
  row("A1-09/longer-scope", "D", bearer("/own/scoped", "own-other-scope"), refused(403, "Forbidden")),
  row("A1-09/no-scope-asked-for", "D", bearer("/own", "own-no-scope"), reaches("GET /own")),
  row("A1-09/sign-in-by-api", "D", bearer("/locked/user", "access"), reaches("GET /locked/user")),
  row("A1-10/signature-removed", "D", bearer("/locked", "without-signature"), denied),
  row("A1-10/crit", "U", bearer("/own", "own-crit"), unexplained),
  row("A1-10/two-things-wrong", "U", bearer("/own", "own-expired-for-another"), wrongAudience),
  row("A1-10/issuer-before-expiry", "U", bearer("/own", "own-expired-other-issuer"), wrongIssuer),
  row("A1-10/expiry-before-nbf", "U", bearer("/own", "own-expired-nbf-ahead"), expired),
  row("A1-11/id-token-unscoped", "D", bearer("/locked", "id"), reaches("GET /locked")),
  row("A1-11/id-token-scoped", "D", bearer("/locked/user", "id"), refused(403, "Forbidden")),
  row("A1-12/signed-out", "D", bearer("/locked", "signed-out"), reaches("GET /locked")),
  row("A1-13/second-key", "D", bearer("/own", "own-second-key"), reaches("GET /own")),
  row("A1-13/unpublished-key", "D", bearer("/own", "own-unpublished-key"), denied),
  row("A1-14/exp-just-behind", "U", bearer("/own", "own-just-expired"), expired),
  row("A1-14/nbf-just-ahead", "U", bearer("/own", "own-nbf-just-ahead"), unexplained),
  row("A1-14/iat-just-ahead", "U", bearer("/own", "own-iat-just-ahead"), unexplained),
  row("A1-15/no-exp", "U", bearer("/own", "own-no-exp"), unexplained),
  row("A1-15/bearer-in-lower-case", "U", get("/locked", { authorization: "bearer {{access}}" }), unexplained),
  row("A1-15/bearer-and-two-spaces", "U", get("/locked", { authorization: "Bearer  {{access}}" }), unexplained),
  row("A1-15/bearer-in-a-query", "U", get("/by-query?token=Bearer%20{{access}}"), unexplained),
  row(
    "A1-15/two-headers",
    "U",
    {
      path: "/locked",
      headers: [
        ["authorization", "Bearer {{access}}"],
        ["authorization", "Bearer {{access}}"],
      ],
    },
    wrongSegments,
  ),
  row("A1-15/two-query-parameters", "U", get("/by-query?token={{access}}&token={{access}}"), wrongSegments),
  row("A1-18/another-host", "D", bearer("/own", "own-issuer-other"), denied),
  row(
    "A1-18/claim-iss",
    "D",
    bearer("/locked", "access"),
    event({
      "requestContext.authorizer.jwt.claims.iss":
        /^https:\/\/cognito-idp\.[a-z]+(-[a-z]+)+-\d+\.amazonaws\.com\/[a-z]+(-[a-z]+)+-\d+_[0-9A-Za-z]+$/,
    }),
  ),
];
