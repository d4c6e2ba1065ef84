import { expect } from "chai";
import type { SecuredApiArgs } from "../../components";
import { code, recordApi } from "./notes-api";

/** How many resources an API with so many routes has, the component itself not counted. */
async function count(routes: number): Promise<number> {
  const keys = Array.from({ length: routes }, (_, index) => [`GET /r${index}`, {}] as const);
  return countOf({ handler: { code }, routes: Object.fromEntries(keys) });
}

async function countOf(args: Partial<SecuredApiArgs>): Promise<number> {
  const { resources } = await recordApi(args);
  return resources.filter(({ options }) => options.parent === "notes").length;
}

describe("number of resources", () => {
  it("is 13 for one route: each further route adds one", async () => {
    expect([await count(1), await count(2), await count(10), await count(100)]).to.deep.equal([13, 14, 22, 112]);
  });

  it("grows by 5 with the first route that asks for a group, and by one with each group", async () => {
    const routes = { "GET /notes": { groups: ["editors"] } };
    const groups = { editors: {} };
    const counts = [
      await countOf({ users: { groups } }),
      await countOf({ users: { groups }, routes }),
      await countOf({ users: { groups: { ...groups, readers: {} } }, routes }),
    ];
    expect(counts).to.deep.equal([14, 19, 20]);
  });

  it("grows by 5 with each trigger, and by one where it may do something on the pool", async () => {
    const counts = [
      await countOf({ users: { triggers: { preSignUp: { code } } } }),
      await countOf({ users: { triggers: { preSignUp: { code }, postConfirmation: { code } } } }),
      await countOf({ users: { triggers: { preSignUp: { code, poolActions: ["cognito-idp:ListUsers"] } } } }),
    ];
    expect(counts).to.deep.equal([18, 23, 19]);
  });

  it("grows by 2 with SMS, and with copies that are kept ready", async () => {
    const counts = [
      await countOf({ users: { sms: {} } }),
      await countOf({ handler: { code, provisionedConcurrency: 1 } }),
    ];
    expect(counts).to.deep.equal([15, 15]);
  });
});
