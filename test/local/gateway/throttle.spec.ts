import { expect } from "chai";
import { createThrottle, withoutThrottles } from "../../../local/gateway/throttle";
import { apiSettings, locked, open, withApi } from "./served-api";

/** How many of some requests pass at each time, in milliseconds. */
function passing(requestsPerSecond: number, burst: number, times: number[]): number[] {
  let time = 0;
  const take = createThrottle({ requestsPerSecond, burst }, () => time);
  return times.map((at) => {
    time = at;
    return Array.from({ length: 20 }, take).filter(Boolean).length;
  });
}

describe("throttle", () => {
  it("lets the burst through at once, then what the rate refills", () => {
    expect(passing(2, 5, [0, 499, 500, 1500, 1500])).to.deep.equal([5, 0, 1, 2, 0]);
  });

  it("never holds more than the burst", () => {
    expect(passing(2, 5, [0, 3_600_000])).to.deep.equal([5, 5]);
  });

  it("gives nothing for a clock that goes back", () => {
    expect(passing(2, 5, [10_000, 0, 500])).to.deep.equal([5, 0, 1]);
  });

  it("lets nothing through with a burst of 0", () => {
    expect(passing(100, 0, [0, 10_000])).to.deep.equal([0, 0]);
  });

  it("lets everything through without settings", () => {
    const take = createThrottle(undefined, () => 0);
    expect(Array.from({ length: 1000 }, take).every(Boolean)).to.equal(true);
  });

  it("answers 429 and calls nothing, and lets through again later", () =>
    withApi(
      apiSettings([open("GET /a")], { throttle: { requestsPerSecond: 1, burst: 2 } }),
      async ({ fetch, status, wait, called, log }) => {
        expect([await status("/a"), await status("/a")]).to.deep.equal([200, 200]);
        const response = await fetch("/a");
        expect([response.status, await response.text(), called.length]).to.deep.equal([
          429,
          '{"message":"Too Many Requests"}',
          2,
        ]);
        wait(1000);
        expect([await status("/a"), log.map((entry) => entry.status)]).to.deep.equal([200, [200, 200, 429, 200]]);
      },
    ));

  it("counts what the authorizer refuses", () =>
    withApi(apiSettings([locked("GET /a")], { throttle: { requestsPerSecond: 1, burst: 1 } }), async ({ status }) => {
      expect([await status("/a"), await status("/a")]).to.deep.equal([401, 429]);
    }));

  const once = { requestsPerSecond: 0, burst: 1 };
  const statuses = async (status: (path: string) => Promise<number>, paths: string[]) => {
    const all: number[] = [];
    for (const path of paths) all.push(await status(path));
    return all;
  };

  it("of a route is for that route alone, and has its own bucket", () =>
    withApi(
      apiSettings([open("GET /a", { throttle: once }), open("GET /b", { throttle: once })]),
      async ({ status }) => {
        expect(await statuses(status, ["/a", "/a", "/b", "/b"])).to.deep.equal([200, 429, 200, 429]);
      },
    ));

  it("of a route holds in place of the stage's, whichever is smaller", () =>
    withApi(
      apiSettings([open("GET /a", { throttle: { requestsPerSecond: 0, burst: 3 } }), open("GET /b")], {
        throttle: once,
      }),
      async ({ status }) => {
        const paths = ["/a", "/a", "/a", "/a", "/b", "/b"];
        expect(await statuses(status, paths)).to.deep.equal([200, 200, 200, 429, 200, 429]);
      },
    ));

  it("of a route with variables is one for all their values", () =>
    withApi(apiSettings([open("GET /a/{id}", { throttle: once })]), async ({ status }) => {
      expect(await statuses(status, ["/a/1", "/a/2"])).to.deep.equal([200, 429]);
    }));

  it("of a route is one bucket for every method that ANY takes", () =>
    withApi(apiSettings([open("ANY /a", { throttle: once })]), async ({ fetch }) => {
      const methods = ["GET", "POST"];
      const all: number[] = [];
      for (const method of methods) all.push((await fetch("/a", { method })).status);
      expect(all).to.deep.equal([200, 429]);
    }));

  it("can be switched off as a whole", () =>
    withApi(
      withoutThrottles(
        apiSettings([open("GET /a", { throttle: { requestsPerSecond: 0, burst: 0 } }), open("GET /b")], {
          throttle: { requestsPerSecond: 0, burst: 0 },
        }),
      ),
      async ({ status }) => {
        expect(await statuses(status, ["/a", "/b"])).to.deep.equal([200, 200]);
      },
    ));
});
