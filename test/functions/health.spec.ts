import { expect } from "chai";
import { handler } from "../../functions/hello";
import { json } from "../../functions/http";
import { toEvent } from "./event";

describe("GET /health", () => {
  it("answers anyone that all is well, and nothing else", async () => {
    expect(await handler(toEvent({ routeKey: "GET /health" }))).to.deep.equal(json(200, { status: "ok" }));
  });
});
