import fs from "node:fs";
import { expect } from "chai";
import { operations } from "../local/cognito/operations";

/** Between two markers of the README: the operations that the local Cognito serves, as one who reads it would look one up. */
const list = /<!-- operations -->\n([\s\S]*?)\n<!-- \/operations -->/;

describe("README's list of the operations of the local Cognito", () => {
  it("is the list of those that are served", () => {
    const names = [...operations.keys()].sort().map((name) => `\`${name}\``);
    const expected = `${names.join(", ")}.`;
    const given = list.exec(fs.readFileSync("README.md", "utf8"))?.[1]?.replaceAll("\n", " ");
    expect(given, `write between <!-- operations --> and <!-- /operations -->:\n${expected}`).to.equal(expected);
  });
});
