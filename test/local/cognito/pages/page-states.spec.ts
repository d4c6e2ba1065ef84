import { expect } from "chai";
import { createPageStates, type PageState } from "../../../../local/cognito/pages/page-states";

const visit = (cookie = "") => new Request("http://127.0.0.1:4510/login", { headers: { cookie } });
const toCookie = (line: string) => line.split(";", 1)[0] ?? "";
const state: PageState = { clientId: "c", name: "alice" };

describe("what a browser is in the middle of", () => {
  it("is found by a cookie that no script reads and no other site sends", () => {
    const states = createPageStates(() => 0);
    const line = states.replace(visit(), state);
    expect(line).to.match(/^cognito-page=[0-9a-f]{64}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Strict$/);
    expect([states.find(visit(toCookie(line))), states.find(visit())]).to.deep.equal([state, undefined]);
  });

  it("has a new cookie with each step, and the one before is worth nothing", () => {
    const states = createPageStates(() => 0);
    const first = toCookie(states.replace(visit(), state));
    const second = toCookie(states.replace(visit(first), { ...state, name: "bob" }));
    expect([states.find(visit(first)), states.find(visit(second))?.name]).to.deep.equal([undefined, "bob"]);
  });

  it("is not put there by a cookie of somebody else's choice", () => {
    const states = createPageStates(() => 0);
    const planted = "cognito-page=planted";
    const line = states.replace(visit(planted), state);
    expect([toCookie(line) === planted, states.find(visit(planted))]).to.deep.equal([false, undefined]);
  });

  it("is not forgotten for browsers that have given no name, however many a foreign page makes", () => {
    const states = createPageStates(() => 0);
    const mine = toCookie(states.replace(visit(), state));
    for (let other = 0; other < 1500; other++) states.replace(visit(), { clientId: "c" });
    expect(states.find(visit(mine))).to.deep.equal(state);
  });

  it("is over after an hour, and when it is ended", () => {
    let now = 0;
    const states = createPageStates(() => now);
    const cookie = toCookie(states.replace(visit(), state));
    now = 3_599_999;
    const before = states.find(visit(cookie));
    now = 3_600_000;
    const after = states.find(visit(cookie));
    now = 0;
    const line = states.replace(visit(cookie), undefined);
    expect([before, after, states.find(visit(cookie)), line]).to.deep.equal([
      state,
      undefined,
      undefined,
      "cognito-page=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict",
    ]);
  });

  it("is kept for the last thousand browsers", () => {
    const states = createPageStates(() => 0);
    const cookies = Array.from({ length: 1001 }, () => toCookie(states.replace(visit(), state)));
    expect(cookies.map((cookie) => states.find(visit(cookie)) !== undefined).filter((is) => is).length).to.equal(1000);
    expect(states.find(visit(cookies[0]))).to.equal(undefined);
  });
});
