import { expect } from "chai";
import { adding, asking, common, noTriggers, subject, unchanged, userAttributes } from "./asking";

describe("post confirmation", () => {
  for (const source of ["PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword"] as const) {
    it(`is told of ${source}, with what the caller gave for it`, async () => {
      const { triggers, subject: asked, events } = asking("postConfirmation", unchanged);
      await triggers.postConfirmation({ ...asked, clientMetadata: { from: "web" } }, source);
      expect(events).to.deep.equal([
        {
          ...common,
          triggerSource: source,
          request: { userAttributes, clientMetadata: { from: "web" } },
          response: {},
        },
      ]);
    });
  }

  it("may put anything in its response: nothing of it counts", async () => {
    const { triggers, subject: asked, events } = asking("postConfirmation", adding({ welcome: true }));
    await triggers.postConfirmation(asked, "PostConfirmation_ConfirmSignUp");
    expect(events).to.have.length(1);
  });

  it("is not missed where the pool has none", async () => {
    expect(await noTriggers.postConfirmation(subject, "PostConfirmation_ConfirmSignUp")).to.equal(undefined);
  });
});
