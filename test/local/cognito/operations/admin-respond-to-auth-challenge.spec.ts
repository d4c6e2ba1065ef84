import { expect } from "chai";
import {
  clientId,
  password,
  passwordSignIn,
  pool,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
  type TestCognito,
} from "../start-cognito";

/** The session of a challenge to change a temporary password. */
async function challenge(started: TestCognito): Promise<string> {
  await started.addUser("alice");
  await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
  return (await started.ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password))).Session;
}

function answer(Session: string, UserPoolId = poolId) {
  const ChallengeResponses = { USERNAME: "alice", NEW_PASSWORD: "Another-horse-2" };
  return { UserPoolId, ClientId: clientId, ChallengeName: "NEW_PASSWORD_REQUIRED", Session, ChallengeResponses };
}

describe("AdminRespondToAuthChallenge", () => {
  afterEach(stopCognitos);

  it("takes the new password and signs the user in", async () => {
    const started = await startCognito();
    const request = answer(await challenge(started));
    const body = await started.ok<SignInBody>("AdminRespondToAuthChallenge", request);
    expect(body.AuthenticationResult.TokenType).to.equal("Bearer");
  });

  it("refuses a client of another pool", async () => {
    const started = await startCognito({ otherPools: [{ ...pool, id: "eu-west-1_Other0001" }] });
    const request = answer(await challenge(started), "eu-west-1_Other0001");
    expect(await started.refused("AdminRespondToAuthChallenge", request)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: `User pool client ${clientId} does not exist.`,
    });
  });
});
