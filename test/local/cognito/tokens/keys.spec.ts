import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSigningKeys } from "../../../../local/cognito/tokens/keys";

const poolId = "eu-west-1_Ab12Cd34E";

describe("signing keys", () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "keys-")), "keys");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are two RSA keys of 2048 bits with key ids of their own", async () => {
    const { id, access } = await openSigningKeys(folder).forPool(poolId);
    expect(id.jwk).to.deep.equal({ alg: "RS256", e: "AQAB", kid: id.kid, kty: "RSA", n: id.jwk.n, use: "sig" });
    expect(id.kid).to.match(/^[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(access.jwk.n, "base64url").length).to.equal(256);
    expect([id.kid === access.kid, id.jwk.n === access.jwk.n]).to.deep.equal([false, false]);
  });

  it("are the same after a restart", async () => {
    const first = await openSigningKeys(folder).forPool(poolId);
    const second = await openSigningKeys(folder).forPool(poolId);
    expect([second.id.jwk, second.access.jwk]).to.deep.equal([first.id.jwk, first.access.jwk]);
  });

  it("are made once, however many ask at once", async () => {
    const keys = openSigningKeys(folder);
    const [one, other] = await Promise.all([keys.forPool(poolId), keys.forPool(poolId)]);
    expect(one.id.kid).to.equal(other.id.kid);
  });

  it("are others in every pool and on every machine", async () => {
    const keys = openSigningKeys(folder);
    const here = await keys.forPool(poolId);
    const otherPool = await keys.forPool("eu-west-1_Other0001");
    const otherMachine = await openSigningKeys(`${folder}-2`).forPool(poolId);
    rmSync(`${folder}-2`, { recursive: true, force: true });
    expect(new Set([here, otherPool, otherMachine].map(({ access }) => access.kid)).size).to.equal(3);
  });

  it("lie in a folder and files that are closed to the other users of the machine", async () => {
    await openSigningKeys(folder).forPool(poolId);
    const modes = [folder, ...readdirSync(folder).map((name) => join(folder, name))].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).to.deep.equal([0o700, 0o600]);
  });

  it("are gone when they are forgotten", async () => {
    const keys = openSigningKeys(folder);
    const before = await keys.forPool(poolId);
    await keys.forget(poolId);
    expect(readdirSync(folder)).to.deep.equal([]);
    expect((await keys.forPool(poolId)).id.kid).to.not.equal(before.id.kid);
  });

  it("stop the start if their file cannot be read, and are not quoted", async () => {
    await openSigningKeys(folder).forPool(poolId);
    const file = join(folder, `${poolId}.json`);
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 200));
    const error = await openSigningKeys(folder)
      .forPool(poolId)
      .catch((one: Error) => one);
    expect((error as Error).message).to.equal(
      `the signing keys in ${file} cannot be read; delete the file to have new ones made`,
    );
  });
});
