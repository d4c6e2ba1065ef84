import { expect } from "chai";
import { mockSecuredApi, openRoutes } from "../../testing";
import { complaintOf, createApi, mockApi } from "./mocked-api";

describe("which SecuredApi is meant", () => {
  it("is the only one of the stack", async () => {
    const stack = await mockApi({ routes: { "GET /health": { public: true } } });
    expect(openRoutes(stack)).to.deep.equal(["GET /health"]);
  });

  it("has to be said where there are several", async () => {
    const stack = await mockSecuredApi(() => [createApi(), createApi({}, "admin")]);
    expect(complaintOf(() => openRoutes(stack))).to.equal(
      'the program declares the SecuredApis notes, admin: say which, with { api: "notes" }',
    );
  });

  it("is the one that is named, with its own routes alone", async () => {
    const stack = await mockSecuredApi(() => [
      createApi({ routes: { "GET /health": { public: true } } }),
      createApi({ routes: { "GET /status": { public: true } } }, "admin"),
    ]);
    expect([openRoutes(stack, { api: "notes" }), openRoutes(stack, { api: "admin" })]).to.deep.equal([
      ["GET /health"],
      ["GET /status"],
    ]);
  });

  it("has to exist", async () => {
    const stack = await mockApi();
    expect(complaintOf(() => openRoutes(stack, { api: "notse" }))).to.equal(
      "no SecuredApi is called notse: write one of notes",
    );
  });

  it("cannot be in a stack without one", async () => {
    const stack = await mockSecuredApi(() => undefined);
    expect(complaintOf(() => openRoutes(stack))).to.equal("the program declares no SecuredApi");
  });
});
