import { expect } from "chai";
import type { InvokeResult } from "../../../local/lambda/settings";
import { invokeOnce, withFunction } from "./sample-function";

const ending = (reason: string, errorType: string, errorMessage: string) => ({
  ok: false,
  reason,
  errorType,
  errorMessage,
});

/** Does what the event says, and counts the requests of the instance. */
const counting = `let count = 0; export const handler = async (event) => {
  count++;
  if (event.busy) for (;;);
  if (event.slow) await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (event.exit !== undefined) process.exit(event.exit);
  if (event.grow) for (const all = []; all.length < 500; ) all.push(new Array(100_000).fill({}));
  if (event.reject) { Promise.reject(new RangeError("floating")); await new Promise((resolve) => setTimeout(resolve, 5000)); }
  if (event.throw) { setTimeout(() => { throw new RangeError("late"); }); await new Promise((resolve) => setTimeout(resolve, 5000)); }
  if (event.pending) await new Promise(() => {});
  return count; };`;

const second = { settings: { timeoutSeconds: 1 } };

/** The result, if there is one within four seconds. */
function soon(result: Promise<InvokeResult>): Promise<InvokeResult | string> {
  const tooLate = new Promise<string>((resolve) => {
    setTimeout(() => resolve("it still runs"), 4000).unref();
  });
  return Promise.race([result, tooLate]);
}

describe("limits of a function", () => {
  it("end a busy loop at the time limit, and the next request finds a new instance", async () => {
    await withFunction(
      counting,
      async ({ invoke }) => {
        await invoke();
        expect(await soon(invoke({ busy: true }))).to.deep.equal(
          ending("timeout", "Sandbox.Timedout", "Task timed out after 1.00 seconds"),
        );
        expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
      },
      second,
    );
  });

  it("are not lifted by what a handler says on the channel, nor is the server ended by it", async () => {
    const saying = `import { parentPort } from "node:worker_threads";
      export const handler = async ({ say, ms }) => {
        for (const each of say) parentPort.postMessage(each);
        await new Promise((resolve) => setTimeout(resolve, ms));
        return "said";
      };`;
    await withFunction(
      saying,
      async ({ invoke }) => {
        const odd = [
          null,
          5,
          "hello",
          {},
          { type: "log", text: 5 },
          { type: "log" },
          { type: "done" },
          { type: "toString" },
        ];
        expect(await invoke({ say: odd, ms: 10 })).to.deep.equal({ ok: true, payload: "said" });
        expect(await soon(invoke({ say: [{ type: "ready" }], ms: 2500 }))).to.deep.equal(
          ending("timeout", "Sandbox.Timedout", "Task timed out after 1.00 seconds"),
        );
      },
      second,
    );
  });

  it("of loading are not lifted by what the code says on the channel", async () => {
    const saying = `import { parentPort } from "node:worker_threads";
      for (const each of [{}, "hello", { type: "done" }]) parentPort.postMessage(each);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      export const handler = async () => "loaded";`;
    await withFunction(
      saying,
      async ({ invoke }) => {
        expect(await soon(invoke())).to.deep.equal(
          ending("timeout", "Sandbox.Timedout", "loading its code took longer than 1.00 seconds"),
        );
      },
      { options: { initTimeoutMs: 1000 } },
    );
  });

  it("end a handler that waits at the time limit", async () => {
    await withFunction(
      counting,
      async ({ invoke }) => {
        expect(await soon(invoke({ slow: true }))).to.deep.equal(
          ending("timeout", "Sandbox.Timedout", "Task timed out after 1.00 seconds"),
        );
      },
      second,
    );
  });

  it("end code that takes too long to load", async () => {
    await withFunction(
      "for (;;);",
      async ({ invoke }) => {
        expect(await soon(invoke())).to.deep.equal(
          ending("timeout", "Sandbox.Timedout", "loading its code took longer than 0.30 seconds"),
        );
      },
      { options: { initTimeoutMs: 300 } },
    );
  });

  it("do not count loading the code", async () => {
    const code = `const end = Date.now() + 700; while (Date.now() < end); export const handler = async () => 1`;
    expect(await invokeOnce(code, {}, { settings: { timeoutSeconds: 0.5 } })).to.deep.equal({ ok: true, payload: 1 });
  });

  it("end an instance that needs more memory, and nothing else", async () => {
    await withFunction(counting, async ({ invoke }) => {
      expect(await invoke({ grow: true })).to.deep.equal(
        ending("exit", "Runtime.OutOfMemory", "Runtime exited with error: signal: killed"),
      );
      expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
    });
  });
});

describe("a function that ends itself", () => {
  for (const code of [0, 3]) {
    it(`with process.exit(${code}) is reported, and the next request finds a new instance`, async () => {
      await withFunction(counting, async ({ invoke }) => {
        expect(await invoke({ exit: code })).to.deep.equal(
          ending("exit", "Runtime.ExitError", `Runtime exited with error: exit status ${code}`),
        );
        expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
      });
    });
  }

  it("with a rejection that nobody handles is reported, and the next request finds a new instance", async () => {
    await withFunction(counting, async ({ invoke }) => {
      expect(await invoke({ reject: true })).to.deep.equal(
        ending("error", "Runtime.UnhandledPromiseRejection", "floating"),
      );
      expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
    });
  });

  it("with an error that nobody catches is reported, and the next request finds a new instance", async () => {
    await withFunction(counting, async ({ invoke }) => {
      expect(await invoke({ throw: true })).to.deep.equal(ending("error", "RangeError", "late"));
      expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
    });
  });

  it("between two requests is replaced", async () => {
    const code = `let count = 0; export const handler = async ({ leave }) => {
      if (leave) setTimeout(() => process.exit(), 20);
      return ++count; }`;
    await withFunction(code, async ({ invoke }) => {
      expect(await invoke({ leave: true })).to.deep.equal({ ok: true, payload: 1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
    });
  });

  it("with a promise that nothing can settle is reported at once", async () => {
    const message = "the handler's promise is pending and nothing is left that could settle it";
    expect(await invokeOnce(counting, { pending: true })).to.deep.equal(ending("error", "Runtime.NodeJsExit", message));
  });
});
