import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { bundle } from "../../components/bundle";

/** Size of a function's bundle, bytes. */
async function measure(entry: string, external: string[] = []): Promise<number> {
  const assets = (await bundle(entry, { external }).assets) as Record<string, pulumi.asset.StringAsset>;
  const text = (await assets["index.mjs"]?.text) ?? "";
  expect(text).to.include("as handler");
  return Buffer.byteLength(text);
}

describe("bundles", () => {
  it("hello has less than 1 KiB", async () => {
    expect(await measure("functions/hello.ts")).to.be.below(1024);
  });

  it("a handler that verifies tokens has at most 17 KiB", async () => {
    expect(await measure("test/functions/verifying-handler.ts")).to.be.at.most(17 * 1024);
  });

  it("a handler that reads secrets has at most 4 KiB besides the SDK", async () => {
    expect(await measure("test/functions/reading-handler.ts", ["@aws-sdk/*"])).to.be.at.most(4 * 1024);
  });

  it("notes, with the DynamoDB client in it, has at most 340 KiB", async () => {
    expect(await measure("functions/notes/index.ts")).to.be.at.most(340 * 1024);
  });
});
