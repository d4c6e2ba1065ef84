import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Shown = { UserPool: Record<string, unknown> };

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool ${poolId}; change the program to change it`,
};

describe("UpdateUserPool", () => {
  afterEach(stopCognitos);

  it("sets what is given, and the rest but the tier to AWS's defaults", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool({ UserPoolTier: "LITE", AutoVerifiedAttributes: ["email"] });
    expect(await started.ok("UpdateUserPool", { UserPoolId, DeletionProtection: "ACTIVE" })).to.deep.equal({});
    const { UserPool } = await started.ok<Shown>("DescribeUserPool", { UserPoolId });
    const { DeletionProtection, AutoVerifiedAttributes, UserPoolTier, Name } = UserPool;
    expect({ DeletionProtection, AutoVerifiedAttributes, UserPoolTier, Name }).to.deep.equal({
      DeletionProtection: "ACTIVE",
      AutoVerifiedAttributes: [],
      UserPoolTier: "LITE",
      Name: "demo",
    });
  });

  it("takes what DescribeUserPool shows of the same members", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool();
    const { UserPool } = await started.ok<Shown>("DescribeUserPool", { UserPoolId });
    const { Policies, LambdaConfig, MfaConfiguration, EmailConfiguration, AdminCreateUserConfig } = UserPool;
    const again = { Policies, LambdaConfig, MfaConfiguration, EmailConfiguration, AdminCreateUserConfig };
    expect(await started.ok("UpdateUserPool", { UserPoolId, ...again })).to.deep.equal({});
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito();
    const request = { UserPoolId: poolId, DeletionProtection: "ACTIVE" };
    expect(await refused("UpdateUserPool", request)).to.deep.equal(declared);
  });

  it("refuses what cannot be changed", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool();
    expect(await started.refused("UpdateUserPool", { UserPoolId, UsernameAttributes: ["email"] })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "UsernameAttributes is not served by the local Cognito",
    });
  });
});
