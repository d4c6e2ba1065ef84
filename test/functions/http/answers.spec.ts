import { expect } from "chai";
import { json, noContent } from "../../../functions/http";

describe("answers", () => {
  it("say that they are JSON, because the gateway would say text/plain", () => {
    expect(json(201, { id: "a", list: [1] })).to.deep.equal({
      statusCode: 201,
      headers: { "content-type": "application/json" },
      body: '{"id":"a","list":[1]}',
    });
  });

  it("of status 204 have no body", () => {
    expect(noContent()).to.deep.equal({ statusCode: 204 });
  });
});
