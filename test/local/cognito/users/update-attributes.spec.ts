import { expect } from "chai";
import { createLocks } from "../../../../local/cognito/locks";
import { createAttempts } from "../../../../local/cognito/sign-in/attempts";
import { updateAttributes } from "../../../../local/cognito/users/update-attributes";
import { createUsers } from "../../../../local/cognito/users/users";
import { client, pool, startCognito, stopCognitos } from "../start-cognito";

describe("an update of attributes", () => {
  afterEach(stopCognitos);

  it("sends no code that was not counted: to an address that another update has changed meanwhile", async () => {
    const { addUser, changeUser, store, time, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const user = await userOf("alice");
    await changeUser("alice", { attributes: { email: "new@example.com" } });
    const locks = createLocks();
    const clock = () => time.now;
    const sent: string[] = [];
    const notify = async ({ to }: { to: string }) => void sent.push(to);
    const parts = {
      attempts: createAttempts(store, locks, clock),
      clock,
      notify,
      users: createUsers(store, locks, clock),
    };
    const changes = { set: { email: "alice@example.com" }, remove: [] };
    const refusal = await updateAttributes(parts, { pool, client, user, changes }).catch(
      (error: Error) => error.message,
    );
    expect([refusal, sent, (await userOf("alice")).attributes]).to.deep.equal([
      "Attempt limit exceeded, please try after some time.",
      [],
      { email: "new@example.com" },
    ]);
  });
});
