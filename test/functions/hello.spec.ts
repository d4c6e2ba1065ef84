import { expect } from "chai";
import { handler } from "../../functions/hello";
import { json } from "../../functions/http";
import { accessClaims, alice, idClaims, toEvent } from "./event";

const get = (path: string, claims?: Record<string, string>) => handler(toEvent({ routeKey: `GET ${path}`, claims }));

describe("GET /hello", () => {
  it("greets the caller by the access token's user name", async () => {
    const claims = { ...accessClaims(alice), username: "alice" };
    expect(await get("/hello", claims)).to.deep.equal(json(200, { message: "hello alice" }));
  });

  it("greets the caller by the ID token's user name", async () => {
    expect(await get("/hello", idClaims(alice))).to.deep.equal(json(200, { message: "hello alice" }));
  });

  it("answers 401 where nobody signed in", async () => {
    expect(await get("/hello")).to.deep.equal(json(401, { message: "Unauthorized" }));
  });
});
