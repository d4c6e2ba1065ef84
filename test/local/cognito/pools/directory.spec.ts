import { expect } from "chai";
import { keyOf, type PoolRecord } from "../../../../local/cognito/records";
import { startCognito, stopCognitos } from "../start-cognito";

describe("stored pools", () => {
  afterEach(stopCognitos);

  it("of an earlier version, without custom attributes and trigger, are served", async () => {
    const before = await startCognito();
    const UserPoolId = await before.createPool();
    const key = keyOf.pool(UserPoolId);
    const { settings, ...record } = (await before.store.get<PoolRecord>(key)) ?? { settings: {} };
    const { customAttributes, tokenTrigger, ...older } = settings as PoolRecord["settings"];
    await before.store.put(key, { ...record, settings: older });
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    const user = { UserPoolId, Username: "alice", UserAttributes: [{ Name: "name", Value: "Alice" }] };
    const made = await ok<{ User: { Username: string } }>("AdminCreateUser", user);
    expect([made.User.Username, customAttributes, tokenTrigger]).to.deep.equal(["alice", [], undefined]);
  });
});
