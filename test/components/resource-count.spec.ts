import { expect } from "chai";
import { code, recordApi } from "./notes-api";

/** How many resources an API with so many routes has, the component itself not counted. */
async function count(routes: number): Promise<number> {
  const keys = Array.from({ length: routes }, (_, index) => [`GET /r${index}`, {}] as const);
  const { resources } = await recordApi({ handler: { code }, routes: Object.fromEntries(keys) });
  return resources.filter(({ options }) => options.parent === "notes").length;
}

describe("number of resources", () => {
  it("is 13 for one route: each further route adds one", async () => {
    expect([await count(1), await count(2), await count(10), await count(100)]).to.deep.equal([13, 14, 22, 112]);
  });
});
