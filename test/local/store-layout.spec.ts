import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openStore } from "../../local/store";

/** Leaves these records alone, as an older program or a newer one would have. */
async function writeRecords(folder: string, records: Record<string, unknown>): Promise<void> {
  const store = await openStore(folder);
  await store.batch([{ type: "del", key: "layout" }]);
  await store.batch(Object.entries(records).map(([key, value]) => ({ type: "put", key, value })));
  await store.close();
}

async function readRecords(folder: string): Promise<Record<string, unknown>> {
  const store = await openStore(folder);
  const records = await store.list("");
  await store.close();
  return Object.fromEntries(records.map(({ key, value }) => [key, value]));
}

describe("the layout of a store", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "layout-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is numbered from the start", async () => {
    expect(await readRecords(folder)).to.deep.equal({ layout: 2 });
  });

  it("of the first kind is brought forward", async () => {
    const settings = { id: "web", explicitAuthFlows: [], refreshTokenRotation: false };
    const shown = { DefaultRedirectURI: "https://app.example.com", SupportedIdentityProviders: ["COGNITO"] };
    const lock = { failures: 2, lockedUntil: 0, lastFailureAt: 5 };
    await writeRecords(folder, {
      "cognito/attempts/p/alice": { ...lock, confirmations: [1, 2], resends: [3] },
      "cognito/challenge/x": { expiresAt: 1 },
      "cognito/client/bare": { settings: { id: "bare" }, shown: {}, createdAt: 1 },
      "cognito/client/web": { settings, shown, createdAt: 1 },
      "cognito/user/p/alice": { username: "alice" },
    });
    const expected = {
      "cognito/attempts/p/alice": { ...lock, hourly: { confirmation: [1, 2], resend: [3] } },
      "cognito/client/bare": { settings: { id: "bare", identityProviders: [] }, shown: {}, createdAt: 1 },
      "cognito/client/web": {
        settings: {
          id: "web",
          explicitAuthFlows: [],
          defaultRedirectUri: "https://app.example.com",
          identityProviders: ["COGNITO"],
        },
        shown,
        createdAt: 1,
      },
      "cognito/user/p/alice": { username: "alice" },
      layout: 2,
    };
    expect([await readRecords(folder), await readRecords(folder)]).to.deep.equal([expected, expected]);
  });

  it("of a newer program is refused: what it is, what is known, what to do", async () => {
    await writeRecords(folder, { layout: 3, "cognito/user/p/alice": {} });
    const error = await openStore(folder).then(
      () => undefined,
      (one: Error) => one,
    );
    expect(error?.message).to.equal(
      `the store in ${folder} has layout 3, and this secured-api-dev knows layouts up to 2: use a newer one, or forget what is stored with "secured-api-dev reset"`,
    );
  });

  it("that is no number of a layout is refused", async () => {
    await writeRecords(folder, { layout: "two" });
    const error = await openStore(folder).catch((one: Error) => one);
    expect(String((error as Error).message)).to.contain('has layout "two"');
  });

  it("lies in files that are closed to the other users of the machine, later ones too", async () => {
    writeFileSync(join(folder, "LOG"), "left by an older program", { mode: 0o644 });
    const store = await openStore(folder);
    const large = "x".repeat(1_000_000);
    for (let number = 0; number < 12; number++) await store.put(`k${number}`, large);
    await store.close();
    const modes = readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
    expect([statSync(folder).mode & 0o777, [...new Set(modes)]]).to.deep.equal([0o700, ["600"]]);
  });
});
