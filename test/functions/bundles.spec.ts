import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { bundle } from "../../components/bundle";

/** Size of a function's bundle, bytes. */
async function measure(entry: string): Promise<number> {
  const assets = (await bundle(entry).assets) as Record<string, pulumi.asset.StringAsset>;
  const text = (await assets["index.mjs"]?.text) ?? "";
  expect(text).to.include("as handler");
  return Buffer.byteLength(text);
}

describe("bundles", () => {
  it("hello has less than 1 KiB", async () => {
    expect(await measure("functions/hello.ts")).to.be.below(1024);
  });

  it("notes, with the DynamoDB client in it, has at most 340 KiB", async () => {
    expect(await measure("functions/notes/index.ts")).to.be.at.most(340 * 1024);
  });
});
