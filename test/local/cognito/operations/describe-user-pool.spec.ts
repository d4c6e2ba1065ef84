import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Shown = { UserPool: Record<string, unknown> };

describe("DescribeUserPool", () => {
  afterEach(stopCognitos);

  it("shows a declared pool with the number of its users", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice");
    const { UserPool } = await ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    expect([UserPool["Id"], UserPool["Name"], UserPool["EstimatedNumberOfUsers"]]).to.deep.equal([poolId, "notes", 1]);
  });

  it("shows the custom attributes and the trigger of a declared pool", async () => {
    const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:trigger";
    const customAttributes = [
      { name: "custom:tier", type: "String", mutable: false, min: 1, max: 4 },
      { name: "custom:age", type: "Number", mutable: true, min: undefined, max: undefined },
    ] as const;
    const tokenTrigger = { functionArn, version: "V2_0", permitted: true } as const;
    const { ok } = await startCognito({ pool: { customAttributes: [...customAttributes], tokenTrigger } });
    const { UserPool } = await ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    const shared = { DeveloperOnlyAttribute: false, Required: false };
    expect([UserPool["SchemaAttributes"], UserPool["LambdaConfig"]]).to.deep.equal([
      [
        {
          ...shared,
          Name: "custom:tier",
          AttributeDataType: "String",
          Mutable: false,
          StringAttributeConstraints: { MinLength: "1", MaxLength: "4" },
        },
        { ...shared, Name: "custom:age", AttributeDataType: "Number", Mutable: true, NumberAttributeConstraints: {} },
      ],
      {
        PreTokenGeneration: functionArn,
        PreTokenGenerationConfig: { LambdaArn: functionArn, LambdaVersion: "V2_0" },
      },
    ]);
  });

  it("keeps the creation date of a declared pool over a restart", async () => {
    const before = await startCognito();
    const first = await before.ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    await before.store.put("cognito/since/eu-west-1_Ab12Cd34E", Date.parse("2026-01-01T00:00:00Z"));
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    const second = await ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    expect([first.UserPool["CreationDate"], second.UserPool["CreationDate"]]).to.deep.equal([1795262400, 1767225600]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("DescribeUserPool", { UserPoolId: "eu-west-1_Nowhere01" })).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "User pool eu-west-1_Nowhere01 does not exist.",
    });
  });
});
