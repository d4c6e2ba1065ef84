import { expect } from "chai";
import {
  client,
  clientId,
  password,
  pool,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
} from "../start-cognito";

function request(AuthFlow: string, AuthParameters: Record<string, string>) {
  return { UserPoolId: poolId, ClientId: clientId, AuthFlow, AuthParameters };
}

const right = { USERNAME: "alice", PASSWORD: password };

describe("AdminInitiateAuth", () => {
  afterEach(stopCognitos);

  for (const flow of ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"]) {
    it(`signs in with ${flow}`, async () => {
      const { addUser, ok } = await startCognito();
      await addUser("alice");
      const { AuthenticationResult } = await ok<SignInBody>("AdminInitiateAuth", request(flow, right));
      expect(AuthenticationResult.TokenType).to.equal("Bearer");
    });
  }

  it("refreshes", async () => {
    const { addUser, signIn, ok } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    const body = await ok("AdminInitiateAuth", request("REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: RefreshToken }));
    expect(body).to.have.property("AuthenticationResult");
  });

  it("refuses a wrong password", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    const wrong = request("ADMIN_NO_SRP_AUTH", { ...right, PASSWORD: "wrong" });
    expect(await refused("AdminInitiateAuth", wrong)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Incorrect username or password.",
    });
  });

  it("refuses a flow that the client does not allow", async () => {
    const { addUser, refused } = await startCognito({ client: { explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] } });
    await addUser("alice");
    expect(await refused("AdminInitiateAuth", request("ADMIN_NO_SRP_AUTH", right))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Auth flow not enabled for this client",
    });
  });

  it("refuses a client of another pool", async () => {
    const { refused } = await startCognito({
      otherPools: [{ ...pool, id: "eu-west-1_Other0001" }],
      otherClients: [{ ...client, id: "otherclient", poolId: "eu-west-1_Other0001" }],
    });
    const foreign = { ...request("ADMIN_NO_SRP_AUTH", right), ClientId: "otherclient" };
    expect(await refused("AdminInitiateAuth", foreign)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "User pool client otherclient does not exist.",
    });
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    const lost = { ...request("ADMIN_NO_SRP_AUTH", right), UserPoolId: "eu-west-1_Nowhere01" };
    expect(await refused("AdminInitiateAuth", lost)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "User pool eu-west-1_Nowhere01 does not exist.",
    });
  });
});
