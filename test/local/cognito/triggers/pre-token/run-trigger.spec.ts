import { expect } from "chai";
import { prefixOf } from "../../../../../local/cognito/records";
import type { TriggerResult } from "../../../../../local/cognito/settings";
import { poolId, startCognito, stopCognitos } from "../../start-cognito";
import { answering, claimsOf, functionArn, refreshWith, scopesOf, signInAlice, withTrigger } from "./with-trigger";

const trigger = { functionArn, version: "V2_0", permitted: true } as const;

/** A Cognito with alice, whose pool's trigger ends like this. */
async function withEnding(invoke: () => Promise<TriggerResult>, triggerTimeoutMs = 5000) {
  const started = await startCognito({ pool: { tokenTrigger: trigger }, invoke, triggerTimeoutMs });
  await started.addUser("alice");
  return started;
}

describe("a pre-token trigger", () => {
  afterEach(stopCognitos);

  it("is asked each time: what it adds is in the tokens of a refresh as well", async () => {
    let scope = "notes/first";
    const { addUser, ok, signIn } = await withTrigger((event) =>
      answering({ accessTokenGeneration: { scopesToAdd: [scope] } })(event),
    );
    await addUser("alice");
    const first = await signIn("alice");
    scope = "notes/second";
    const again = await ok<{ AuthenticationResult: { AccessToken: string } }>(
      "InitiateAuth",
      refreshWith(first.RefreshToken),
    );
    expect([scopesOf(first.AccessToken), scopesOf(again.AuthenticationResult.AccessToken)]).to.deep.equal([
      ["aws.cognito.signin.user.admin", "notes/first"],
      ["aws.cognito.signin.user.admin", "notes/second"],
    ]);
  });

  it("that changes nothing leaves the tokens as they are", async () => {
    const { addUser, signIn } = await withTrigger((event) => event, { groups: ["editors"] });
    await addUser("alice", {}, ["editors"]);
    const { access } = claimsOf(await signIn("alice"));
    expect([access["scope"], access["cognito:groups"]]).to.deep.equal(["aws.cognito.signin.user.admin", ["editors"]]);
  });

  it("that no permission lets Cognito invoke ends the sign-in, and is not run", async () => {
    const started = await withTrigger((event) => event, { permitted: false });
    await started.addUser("alice");
    expect(await started.refused("InitiateAuth", signInAlice)).to.deep.equal({
      __type: "UnexpectedLambdaException",
      message: "PreTokenGeneration invocation failed due to error AccessDeniedException.",
    });
    expect(started.events).to.deep.equal([]);
  });

  it("whose function is not there ends the sign-in", async () => {
    const { refused } = await withEnding(() => Promise.reject(new Error("no function has the ARN")));
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal({
      __type: "UnexpectedLambdaException",
      message: "PreTokenGeneration invocation failed due to error ResourceNotFoundException.",
    });
  });

  it("that throws ends the sign-in with its own words", async () => {
    const { refused } = await withEnding(async () => ({ ok: false, errorMessage: "not on Sundays" }));
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal({
      __type: "UserLambdaValidationException",
      message: "PreTokenGeneration failed with error not on Sundays.",
    });
  });

  it("that throws ends a refresh as well", async () => {
    let result: TriggerResult = { ok: true, payload: { response: {} } };
    const { ok, refused } = await withEnding(async () => result);
    const { AuthenticationResult } = await ok<{ AuthenticationResult: { RefreshToken: string } }>(
      "InitiateAuth",
      signInAlice,
    );
    result = { ok: false, errorMessage: "not any more" };
    expect((await refused("InitiateAuth", refreshWith(AuthenticationResult.RefreshToken))).__type).to.equal(
      "UserLambdaValidationException",
    );
  });

  it("that ends a sign-in leaves nothing of it behind", async () => {
    const { refused, store } = await withEnding(async () => ({ ok: false, errorMessage: "no" }));
    await refused("InitiateAuth", signInAlice);
    expect(await store.list(prefixOf("sign-in", poolId))).to.deep.equal([]);
  });

  it("that does not answer in time is asked three times and ends the sign-in", async () => {
    let asked = 0;
    const { refused } = await withEnding(() => {
      asked++;
      return new Promise(() => undefined);
    }, 10);
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal({
      __type: "UnexpectedLambdaException",
      message: "PreTokenGeneration invocation failed due to error Socket timeout while invoking Lambda function.",
    });
    expect(asked).to.equal(3);
  });

  it("that answers in time the second time is fine", async () => {
    let asked = 0;
    const { ok } = await withEnding(() => {
      asked++;
      return asked === 1 ? new Promise(() => undefined) : Promise.resolve({ ok: true, payload: { response: {} } });
    }, 10);
    await ok("InitiateAuth", signInAlice);
    expect(asked).to.equal(2);
  });

  it("that answers with something else than the event ends the sign-in", async () => {
    const { refused } = await withEnding(async () => ({ ok: true, payload: "fine" }));
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal({
      __type: "InvalidLambdaResponseException",
      message: "Unrecognizable lambda output: the function must return the event",
    });
  });

  it("is asked only once the password is right", async () => {
    const started = await withTrigger((event) => event);
    await started.addUser("alice");
    const AuthParameters = { USERNAME: "alice", PASSWORD: "Wrong-horse-1" };
    await started.refused("InitiateAuth", { ...signInAlice, AuthParameters });
    expect(started.events).to.deep.equal([]);
  });
});
