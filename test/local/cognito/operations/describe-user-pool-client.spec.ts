import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

type Made = { UserPoolClient: { ClientId: string; ClientSecret?: string } & Record<string, unknown> };

describe("DescribeUserPoolClient", () => {
  afterEach(stopCognitos);

  it("shows a declared client", async () => {
    const { ok } = await startCognito();
    const request = { UserPoolId: poolId, ClientId: clientId };
    const { UserPoolClient } = await ok<Made>("DescribeUserPoolClient", request);
    const { ClientName, TokenValidityUnits, AccessTokenValidity, IdTokenValidity } = UserPoolClient;
    expect({ ClientName, TokenValidityUnits, AccessTokenValidity, IdTokenValidity }).to.deep.equal({
      ClientName: "web",
      TokenValidityUnits: { AccessToken: "hours", IdToken: "minutes", RefreshToken: "days" },
      AccessTokenValidity: 1,
      IdTokenValidity: 30,
    });
  });

  it("refuses a client of another pool", async () => {
    const started = await startCognito();
    const made = await started.ok<{ UserPool: { Id: string } }>("CreateUserPool", { PoolName: "other" });
    const request = { UserPoolId: made.UserPool.Id, ClientId: clientId };
    expect(await started.refused("DescribeUserPoolClient", request)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: `User pool client ${clientId} does not exist.`,
    });
  });
});
