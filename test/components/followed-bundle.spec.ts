import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { bundle } from "../../components/bundle";

interface Bundled {
  code: string;
  files: string[];
}

type Followed = Bundled & { rebuild(): Promise<Bundled>; dispose(): Promise<void> };

describe("a followed bundle", () => {
  let folder: string;
  let told: Followed[];
  const listen = (message: unknown) => void told.push(message as Followed);

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "followed-")));
    told = [];
    subscribe("secured-api:bundle", listen);
  });

  afterEach(async () => {
    unsubscribe("secured-api:bundle", listen);
    await Promise.all(told.map((each) => each.dispose()));
    rmSync(folder, { recursive: true });
  });

  function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function textOf(archive: pulumi.asset.AssetArchive): Promise<string> {
    const { "index.mjs": asset } = await archive.assets;
    return (asset as pulumi.asset.StringAsset).text as unknown as Promise<string>;
  }

  it("is told with its text and every file it was made of", async () => {
    const greet = write("greet.ts", "export const greet = () => 'hello';");
    const entry = write("hello.ts", 'export { greet as handler } from "./greet";');
    const code = await textOf(bundle(entry));
    expect(told.map((each) => ({ code: each.code, files: each.files.sort() }))).to.deep.equal([
      { code, files: [greet, entry] },
    ]);
  });

  it("is built again from the files as they are then, byte for byte as bundle() does", async () => {
    const entry = write("hello.ts", "export const handler = () => 'old';");
    bundle(entry);
    write("hello.ts", "export const handler = () => 'new';");
    const again = await told[0]?.rebuild();
    expect([again?.code, again?.files]).to.deep.equal([await textOf(bundle(entry)), [entry]]);
  });

  it("says what stops it as bundle() does, and is built again once that is mended", async () => {
    const entry = write("hello.ts", "export const handler = () => 'old';");
    bundle(entry);
    write("hello.ts", "export const handler = (;");
    const refusal = await told[0]?.rebuild().catch((error: Error) => error.message);
    expect(refusal).to.match(/^cannot bundle ".*hello\.ts": .*hello\.ts:1:25: Unexpected ";"$/);
    write("hello.ts", "export const handler = () => 'mended';");
    expect((await told[0]?.rebuild())?.code).to.contain("mended");
  });

  it("has the same bytes whether somebody follows it or not", async () => {
    const entry = write("hello.ts", "export const handler = () => 'hello';");
    const followed = await textOf(bundle(entry));
    unsubscribe("secured-api:bundle", listen);
    expect(await textOf(bundle(entry))).to.equal(followed);
    expect(told).to.have.lengthOf(1);
  });
});
