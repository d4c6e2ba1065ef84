import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readSchema } from "./schema";

describe("schema for other languages", () => {
  it("is the committed one: a change of it breaks programs", function () {
    this.timeout(120_000);
    const golden = JSON.parse(readFileSync(join(__dirname, "schema.golden.json"), "utf8"));
    expect(
      readSchema(),
      "if the change is meant, write it anew: npx tsx test/components/schema.ts > test/components/schema.golden.json",
    ).to.deep.equal(golden);
  });
});
