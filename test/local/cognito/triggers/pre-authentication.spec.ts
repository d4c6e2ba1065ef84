import { expect } from "chai";
import { client } from "../start-cognito";
import { adding, asking, common, noTriggers, subject, unchanged, userAttributes } from "./asking";

describe("pre authentication", () => {
  it("is told who signs in, with what the caller gave for validation", async () => {
    const { triggers, subject: asked, events } = asking("preAuthentication", unchanged);
    await triggers.preAuthentication({ ...asked, clientMetadata: { ignored: "yes" } }, { from: "web" }, false);
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "PreAuthentication_Authentication",
        request: { userAttributes, validationData: { from: "web" }, userNotFound: false },
        response: {},
      },
    ]);
  });

  it("is told that nobody has the name, where the client hides that", async () => {
    const { triggers, subject: asked, events } = asking("preAuthentication", unchanged);
    await triggers.preAuthentication({ ...asked, userName: "nobody", userAttributes: {} }, undefined, true);
    expect(events).to.deep.equal([
      {
        ...common,
        userName: "nobody",
        triggerSource: "PreAuthentication_Authentication",
        request: { userAttributes: {}, validationData: null, userNotFound: true },
        response: {},
      },
    ]);
  });

  it("is told nothing of that where the client does not hide it", async () => {
    const { triggers, subject: asked, events } = asking("preAuthentication", unchanged);
    await triggers.preAuthentication({ ...asked, client: { ...client, preventUserExistenceErrors: false } }, {}, false);
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: "PreAuthentication_Authentication",
        request: { userAttributes, validationData: {} },
        response: {},
      },
    ]);
  });

  it("may put anything in its response: nothing of it counts", async () => {
    const { triggers, subject: asked, events } = asking("preAuthentication", adding({ fine: "yes" }));
    await triggers.preAuthentication(asked, undefined, false);
    expect(events).to.have.length(1);
  });

  it("is not missed where the pool has none", async () => {
    expect(await noTriggers.preAuthentication(subject, undefined, false)).to.equal(undefined);
  });
});
