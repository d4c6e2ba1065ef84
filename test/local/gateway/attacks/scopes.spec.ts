import { expect } from "chai";
import { accessClaims, type Claims, clientId, idClaims, idKey, sign } from "../tokens";
import { type Statuses, underAttack } from "./attack-api";

/** Validly signed, so they pass where no scope is asked for, as on AWS; 401 where the claim is of a wrong kind. */
type Row = [claims: Claims, scoped: 401 | 403];

const lacking: Row[] = [
  ...[
    undefined,
    "",
    " ",
    "openid",
    "notes",
    "notes/",
    "notes/rea",
    "notes/readx",
    "notes/read.all",
    "notes/read/all",
    "/notes/read",
    "//notes/read",
    "notes//read",
    "Notes/Read",
    "NOTES/READ",
    "notes\\/read",
    "notes%2Fread",
    "notes/re\u0430d",
    "notes/read\u0000",
    "notes/read\u200b",
    "openid,notes/read",
    "notes/read,openid",
    "openid;notes/read",
    "openid+notes/read",
    "openid%20notes/read",
    "openid\tnotes/read",
    "openid\nnotes/read",
    "openid\u00a0notes/read",
    '"notes/read"',
    "'notes/read'",
    '["notes/read"]',
    "[notes/read]",
    "[openid notes/read]",
    "scope=notes/read",
    "notes/*",
    "*",
    ".*",
    "notes/write notes/delete",
    "group/notes/read",
  ].map((scope): Row => [{ scope }, 403]),
  ...[null, 1, true, [], ["notes/read"], ["openid", "notes/read"], {}, { "notes/read": true }, { 0: "notes/read" }].map(
    (scope): Row => [{ scope }, 401],
  ),
  ...[
    "",
    "openid",
    "openid,notes/read",
    [],
    ["openid"],
    ["notes/read "],
    ["openid notes/read"],
    ["notes/read,openid"],
    [["notes/read"]],
    [{ scope: "notes/read" }],
    [1, null, true],
    {},
    { 0: "notes/read", length: 1 },
    { "notes/read": true },
    1,
    true,
    false,
  ].map((scp): Row => [{ scp }, 403]),
  ...["Scope", "scopes", "SCP", "permissions", "roles", "groups", "cognito:groups", "authorities"].map(
    (name): Row => [{ scope: undefined, [name]: ["notes/read"] }, 403],
  ),
  [{ scope: undefined, scopes: "notes/read", permissions: "notes/read" }, 403],
];

/** Reads that let in: the other half of the rules above. */
const holding: Claims[] = [
  { scope: "notes/read" },
  { scope: "openid notes/read email" },
  { scope: "  notes/read  " },
  { scope: undefined, scp: "openid notes/read" },
  { scope: undefined, scp: ["openid", "notes/read"] },
  { scope: "openid", scp: ["notes/read", 1, null] },
  { scp: null },
  { token_use: "id" },
  { token_use: undefined },
  { token_use: ["access"] },
  { aud: clientId, client_id: "another" },
  { aud: ["another", clientId] },
];

describe("attack by scopes", () => {
  it(`lets none in where the scope is asked for, of ${lacking.length} tokens that do not carry it`, async () => {
    const answered: [Claims, Statuses][] = [];
    const outcome = await underAttack(async ({ statusesOf }) => {
      for (const [claims] of lacking) answered.push([claims, await statusesOf(sign(accessClaims(claims)))]);
    });
    const expected = lacking.map(([claims, scoped]) => [claims, scoped === 401 ? [401, 401, 401] : [200, 403, 200]]);
    expect(answered).to.deep.equal(expected);
    expect(new Set(outcome.ran)).to.deep.equal(new Set(["GET /hello", "ANY /files/{proxy+}"]));
  });

  it("lets an ID token in where no scope is asked for, and only there", async () => {
    const answered: Statuses[] = [];
    const outcome = await underAttack(async ({ statusesOf }) => {
      answered.push(await statusesOf(sign(idClaims(), idKey)), await statusesOf(sign(idClaims({ scp: [] }), idKey)));
    });
    expect([answered, outcome.ran.includes("GET /scoped")]).to.deep.equal([
      [
        [200, 403, 200],
        [200, 403, 200],
      ],
      false,
    ]);
  });

  it("takes the scope from every place where it may stand, whatever token_use says", async () => {
    const answered: [Claims, Statuses][] = [];
    await underAttack(async ({ statusesOf }) => {
      for (const claims of holding) answered.push([claims, await statusesOf(sign(accessClaims(claims)))]);
    });
    expect(answered).to.deep.equal(holding.map((claims) => [claims, [200, 200, 200]]));
  });
});
