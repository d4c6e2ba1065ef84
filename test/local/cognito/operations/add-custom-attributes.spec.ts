import { expect } from "chai";
import { poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

const tier = {
  Name: "tier",
  AttributeDataType: "String",
  StringAttributeConstraints: { MinLength: "1", MaxLength: "4" },
};

async function startWithPool(): Promise<TestCognito & { UserPoolId: string }> {
  const started = await startCognito();
  return { ...started, UserPoolId: await started.createPool() };
}

describe("AddCustomAttributes", () => {
  afterEach(stopCognitos);

  it("gives the pool attributes that its users have from then on", async () => {
    const { ok, refused, UserPoolId } = await startWithPool();
    const create = (Value: string) => ({
      UserPoolId,
      Username: "alice",
      UserAttributes: [{ Name: "custom:tier", Value }],
    });
    expect((await refused("AdminCreateUser", create("gold"))).message).to.equal(
      "Attributes did not conform to the schema: custom:tier: Attribute does not exist in the schema.",
    );
    expect(await ok("AddCustomAttributes", { UserPoolId, CustomAttributes: [tier] })).to.deep.equal({});
    expect((await refused("AdminCreateUser", create("golden"))).message).to.equal(
      "Attributes did not conform to the schema: custom:tier: String must have a length of 4 or less.",
    );
    await ok("AdminCreateUser", create("gold"));
  });

  it("makes attributes changeable unless told otherwise", async () => {
    const { ok, UserPoolId } = await startWithPool();
    const CustomAttributes = [{ Name: "one" }, { Name: "two", AttributeDataType: "Number", Mutable: false }];
    await ok("AddCustomAttributes", { UserPoolId, CustomAttributes });
    const { UserPool } = await ok<{ UserPool: { SchemaAttributes: object[] } }>("DescribeUserPool", { UserPoolId });
    expect(UserPool.SchemaAttributes).to.deep.equal([
      {
        Name: "custom:one",
        AttributeDataType: "String",
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Required: false,
        StringAttributeConstraints: { MaxLength: "2048" },
      },
      {
        Name: "custom:two",
        AttributeDataType: "Number",
        DeveloperOnlyAttribute: false,
        Mutable: false,
        Required: false,
        NumberAttributeConstraints: {},
      },
    ]);
  });

  const refusals: [string, object[], string][] = [
    ["a required one", [{ ...tier, Required: true }], "Required custom attributes are not supported currently."],
    ["one that is there", [tier, tier], "custom:tier: Existing attribute already has name custom:tier."],
    ["one without a name", [{}], "Name of a custom attribute is missing"],
    [
      "one for developers alone",
      [{ ...tier, DeveloperOnlyAttribute: true }],
      "DeveloperOnlyAttribute is not served by the local Cognito",
    ],
    [
      "limits that nothing meets",
      [{ ...tier, StringAttributeConstraints: { MinLength: "5", MaxLength: "4" } }],
      "The minimum of custom:tier is greater than its maximum",
    ],
    [
      "limits that are no numbers",
      [{ ...tier, StringAttributeConstraints: { MaxLength: "many" } }],
      "Constraints of a custom attribute must be numbers",
    ],
  ];
  for (const [what, CustomAttributes, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const { refused, UserPoolId } = await startWithPool();
      expect((await refused("AddCustomAttributes", { UserPoolId, CustomAttributes })).message).to.equal(message);
    });
  }

  it("refuses more than 50 in all", async () => {
    const { ok, refused, UserPoolId } = await startWithPool();
    const some = (from: number) => Array.from({ length: 25 }, (_, index) => ({ Name: `a${from + index}` }));
    await ok("AddCustomAttributes", { UserPoolId, CustomAttributes: some(0) });
    await ok("AddCustomAttributes", { UserPoolId, CustomAttributes: some(25) });
    const request = { UserPoolId, CustomAttributes: [{ Name: "more" }] };
    expect((await refused("AddCustomAttributes", request)).message).to.equal(
      "A user pool has 50 custom attributes at most.",
    );
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito();
    expect((await refused("AddCustomAttributes", { UserPoolId: poolId, CustomAttributes: [tier] })).message).to.equal(
      `the program declares user pool ${poolId}; change the program to change it`,
    );
  });
});
