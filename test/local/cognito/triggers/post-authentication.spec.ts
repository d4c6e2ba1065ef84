import { expect } from "chai";
import { asking, common, noTriggers, subject, unchanged, userAttributes } from "./asking";

describe("post authentication", () => {
  it("is told who signed in, with what the caller gave for it", async () => {
    const { triggers, subject: asked, events } = asking("postAuthentication", unchanged);
    await triggers.postAuthentication({ ...asked, clientMetadata: { from: "web" } });
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "PostAuthentication_Authentication",
        request: { userAttributes, newDeviceUsed: false, clientMetadata: { from: "web" } },
        response: {},
      },
    ]);
  });

  it("is not missed where the pool has none", async () => {
    expect(await noTriggers.postAuthentication(subject)).to.equal(undefined);
  });
});
