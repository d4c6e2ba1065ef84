import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

type Made = { UserPoolClient: { ClientId: string; ClientSecret?: string } & Record<string, unknown> };

const create = { UserPoolId: poolId, ClientName: "cli" };

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool client ${clientId}; change the program to change it`,
};

describe("UpdateUserPoolClient", () => {
  afterEach(stopCognitos);

  it("sets what is given, and the rest to AWS's defaults; id and secret stay", async () => {
    const started = await startCognito();
    const first = await started.ok<Made>("CreateUserPoolClient", {
      ...create,
      GenerateSecret: true,
      PreventUserExistenceErrors: "ENABLED",
      AuthSessionValidity: 10,
    });
    const { ClientId, ClientSecret } = first.UserPoolClient;
    const { UserPoolClient } = await started.ok<Made>("UpdateUserPoolClient", {
      UserPoolId: poolId,
      ClientId,
      AuthSessionValidity: 5,
    });
    const { PreventUserExistenceErrors, AuthSessionValidity, ClientName } = UserPoolClient;
    expect([UserPoolClient.ClientSecret, PreventUserExistenceErrors, AuthSessionValidity, ClientName]).to.deep.equal([
      ClientSecret,
      "LEGACY",
      5,
      "cli",
    ]);
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito();
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"];
    const request = { UserPoolId: poolId, ClientId: clientId, ExplicitAuthFlows };
    expect(await refused("UpdateUserPoolClient", request)).to.deep.equal(declared);
  });
});
