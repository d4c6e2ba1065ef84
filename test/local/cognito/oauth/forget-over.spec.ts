import { expect } from "chai";
import { forgetOver } from "../../../../local/cognito/oauth/forget-over";
import { startCognito, stopCognitos } from "../start-cognito";
import { exchange, startOauth } from "./start-oauth";

const hour = 3_600_000;

describe("codes and page sessions that are over", () => {
  afterEach(stopCognitos);

  it("are gone from the store, a code a day later: until then it is known for one that has been used", async () => {
    const { code, store, time, tokens } = await startOauth();
    await tokens(exchange(await code()));
    const counts = [];
    for (const later of [hour - 1, hour, 24 * hour, 25 * hour]) {
      await forgetOver(store, time.now + later);
      const kept = await Promise.all(["page-session", "code"].map((kind) => store.list(`cognito/${kind}/`)));
      counts.push(kept.map(({ length }) => length));
    }
    expect(counts).to.deep.equal([
      [1, 1],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it("are gone when the store is opened again", async () => {
    const { close, folder, store } = await startCognito();
    await store.put("cognito/page-session/old", { expiresAt: 1 });
    await close();
    const again = await startCognito({ folder });
    expect(await again.store.get("cognito/page-session/old")).to.equal(undefined);
  });
});
