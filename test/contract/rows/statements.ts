import os from "node:os";
import type { Jwk } from "../../../local/gateway/signing-keys";
import { findUnsupported } from "../../../local/lambda/unsupported";
import { apiSettings, locked, open, withApi } from "../../local/gateway/served-api";
import { accessClaims, accessKey, idKey, issuer, sign, strangersKey, type TestKey } from "../../local/gateway/tokens";
import { authorize } from "../../local/gateway/verdict";
import type { Source, Statement } from "../row";

function row(
  id: string,
  source: Source,
  says: string,
  value: unknown,
  compute: () => unknown,
  notDeployed: string,
): Statement {
  return { kind: "statement", id, source, says, value, compute, notDeployed };
}

/** What tokens of these keys are answered while the issuer publishes those. */
async function statusesWhile(published: readonly Jwk[], signers: TestKey[]): Promise<number[]> {
  const statuses: number[] = [];
  await withApi(
    apiSettings([locked("GET /a")]),
    async ({ status }) => {
      for (const key of signers) statuses.push(await status("/a", sign(accessClaims(), key)));
    },
    undefined,
    (name) => (name === issuer ? { keys: published } : undefined),
  );
  return statuses;
}

async function countCalls(): Promise<number> {
  let calls = 0;
  await withApi(
    apiSettings([open("GET /a")]),
    async ({ status }) => void (await status("/a")),
    async () => {
      calls += 1;
      return { ok: false, reason: "error", errorType: "Error", errorMessage: "failed" };
    },
  );
  return calls;
}

/** What kinds of values a function gets of a token, on a route that asks for a scope and on one that does not. */
function kindsOfValues(): unknown {
  const odd = { n: 1, yes: true, list: ["a"], object: { a: 1 }, nothing: null };
  const kinds = [["openid"], []].map((scopes) => {
    const { claims, scopes: carried } = authorize(`Bearer ${sign(accessClaims(odd))}`, { scopes });
    return [[...new Set(Object.values(claims).map((value) => typeof value))], carried];
  });
  return kinds;
}

function refuseRuntime(): string[] {
  return findUnsupported({
    arn: "arn:aws:lambda:eu-west-1:000000000000:function:raw",
    name: "raw",
    runtime: "provided.al2023",
    handler: "bootstrap",
    timeoutSeconds: 3,
    memoryMb: 128,
    environment: {},
    codeFolder: os.tmpdir(),
    region: "eu-west-1",
    logGroup: "/aws/lambda/raw",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
}

const twoHours = "AWS keeps keys for up to two hours: publish a set with another key, and ask for that long";

/** What the local run does where no single request shows it. */
export const statements: Statement[] = [
  row(
    "A1-13/old-and-new-key",
    "D",
    "while both are published, tokens of the old and of the new key pass",
    [200, 200],
    () => statusesWhile([accessKey.jwk, idKey.jwk], [accessKey, idKey]),
    twoHours,
  ),
  row(
    "A1-13/old-key-gone",
    "D",
    "once the old key is gone its tokens are refused, and nothing is kept of it here",
    [401, 200],
    () => statusesWhile([idKey.jwk], [accessKey, idKey]),
    twoHours,
  ),
  row(
    "A1-13/same-id-other-key",
    "D",
    "a new key under an old id refuses tokens of the old key",
    [401, 200],
    () => statusesWhile([strangersKey.jwk], [accessKey, strangersKey]),
    twoHours,
  ),
  row(
    "A3-07/kinds",
    "M",
    "claims are texts, scopes a list of texts or null",
    [
      [["string"], ["openid", "notes/read"]],
      [["string"], null],
    ],
    kindsOfValues,
    "it is about types; A3-01 to A3-05 show the values",
  ),
  row(
    "A6-11/called-once",
    "K",
    "a function that fails is called once",
    1,
    countCalls,
    "calls are counted where the function runs: see its log group",
  ),
  row(
    "A7-09/custom-runtime",
    "S",
    "a runtime of one's own stops the start by name",
    ['function "raw": provided.al2023 functions do not run locally yet'],
    refuseRuntime,
    "it needs a function on provided.al2023 that answers bytes that are no JSON",
  ),
];
