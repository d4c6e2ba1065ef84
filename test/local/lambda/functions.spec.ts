import { expect } from "chai";
import { invokeOnce, withFunction } from "./sample-function";

const reported = (errorType: string, errorMessage: string) => ({ ok: false, reason: "error", errorType, errorMessage });

/** Answers with the instance that served the request. */
const instanceId = `import { randomUUID } from "node:crypto"; const id = randomUUID();`;

describe("functions", () => {
  it("give the handler the event as JSON has it", async () => {
    const event = { text: "ä", nothing: undefined, at: new Date(0), number: Number.NaN };
    const payload = { text: "ä", at: "1970-01-01T00:00:00.000Z", number: null };
    expect(await invokeOnce("export const handler = async (event) => event", event)).to.deep.equal({
      ok: true,
      payload,
    });
  });

  it("are not disturbed by what a handler sends to the thread that started it", async () => {
    const code = `import { parentPort } from "node:worker_threads"; export const handler = async () => {
      for (const message of [null, undefined, 1, {}, { type: "done", payload: "2" }]) parentPort.postMessage(message); return 1; }`;
    expect(await invokeOnce(code)).to.deep.equal({ ok: true, payload: 1 });
  });

  it("answer with what JSON says of the handler's result", async () => {
    const code = "export const handler = async () => ({ at: new Date(0), nothing: undefined, call() {} })";
    expect(await invokeOnce(code)).to.deep.equal({ ok: true, payload: { at: "1970-01-01T00:00:00.000Z" } });
  });

  it("answer null for a result that JSON has no word for", async () => {
    expect(await invokeOnce("export const handler = async () => {}")).to.deep.equal({ ok: true, payload: null });
    expect(await invokeOnce("export const handler = async () => () => 1")).to.deep.equal({ ok: true, payload: null });
  });

  it("report a result that JSON cannot hold", async () => {
    const code = `export const handler = async ({ big }) => { const loop = {}; loop.loop = loop; return big ? 1n : loop; }`;
    const expected = reported("Error", "Unable to stringify response body");
    expect(await invokeOnce(code, { big: true })).to.deep.equal(expected);
    expect(await invokeOnce(code, { big: false })).to.deep.equal(expected);
  });

  it("refuse a result larger than Lambda takes", async () => {
    const code = "export const handler = async ({ size }) => 'x'.repeat(size)";
    expect(await invokeOnce(code, { size: 6291554 })).to.have.property("ok", true);
    expect(await invokeOnce(code, { size: 6291555 })).to.deep.equal(
      reported("Function.ResponseSizeTooLarge", "the answer has 6291557 bytes as JSON, Lambda takes at most 6291556"),
    );
  });

  it("take what a handler returns without a promise, from nodejs24.x on", async () => {
    expect(await invokeOnce("export const handler = () => 42")).to.deep.equal({ ok: true, payload: 42 });
  });

  const thrown: [code: string, type: string, message: string][] = [
    ["new TypeError('no')", "TypeError", "no"],
    ["Object.assign(new Error('no'), { name: 'NotFound' })", "NotFound", "no"],
    ["'no'", "string", "no"],
    ["undefined", "undefined", "undefined"],
    ["null", "object", "null"],
    ["{ toString() { throw 1; } }", "handled", "what was thrown cannot be turned into text"],
  ];
  for (const [code, type, message] of thrown) {
    it(`report what the handler throws: ${code}`, async () => {
      expect(await invokeOnce(`export const handler = async () => { throw ${code}; }`)).to.deep.equal(
        reported(type, message),
      );
    });
  }

  it("keep an instance's state between requests", async () => {
    await withFunction("let count = 0; export const handler = async () => ++count", async ({ invoke }) => {
      expect(await invoke()).to.deep.equal({ ok: true, payload: 1 });
      expect(await invoke()).to.deep.equal({ ok: true, payload: 2 });
    });
  });

  it("keep an instance that threw", async () => {
    const code = "let count = 0; export const handler = async () => { if (++count === 1) throw 1; return count; }";
    await withFunction(code, async ({ invoke }) => {
      await invoke();
      expect(await invoke()).to.deep.equal({ ok: true, payload: 2 });
    });
  });

  it("never give an instance two requests at a time, and start more when it is busy", async () => {
    const code = `${instanceId} let running = 0; export const handler = async () => {
      running++; await new Promise((resolve) => setTimeout(resolve, 150)); return { id, running: running-- }; }`;
    await withFunction(
      code,
      async ({ invoke }) => {
        const results = await Promise.all(Array.from({ length: 6 }, () => invoke()));
        const payloads = results.map((result) => (result.ok ? result.payload : undefined)) as {
          id: string;
          running: number;
        }[];
        expect(payloads.map(({ running }) => running)).to.deep.equal([1, 1, 1, 1, 1, 1]);
        expect(new Set(payloads.map(({ id }) => id)).size).to.equal(2);
      },
      { options: { maxInstances: 2 } },
    );
  });

  it("start nothing before the first request", async () => {
    let asked = 0;
    const options = { endpointUrl: () => `http://127.0.0.1:${++asked}` };
    const code = "export const handler = async () => process.env.AWS_ENDPOINT_URL";
    await withFunction(
      code,
      async ({ invoke }) => {
        expect(asked).to.equal(0);
        expect(await invoke()).to.deep.equal({ ok: true, payload: "http://127.0.0.1:1" });
      },
      { options },
    );
  });

  it("load the code ahead of the first request when warmed", async () => {
    const code = "const loaded = Date.now(); export const handler = async (asked) => loaded < asked";
    await withFunction(code, async ({ invoke, functions }) => {
      functions.warm();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await invoke(Date.now())).to.deep.equal({ ok: true, payload: true });
    });
  });

  it("answer what runs and what waits when they are closed, and nothing after", async () => {
    const closing = {
      ok: false,
      reason: "exit",
      errorType: "Runtime.ExitError",
      errorMessage: "the local run is closing",
    };
    const code =
      "console.log('running'); export const handler = () => new Promise((resolve) => setTimeout(resolve, 9000))";
    await withFunction(
      code,
      async ({ invoke, functions, lines }) => {
        const results = [invoke(), invoke()];
        while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        await functions.close();
        expect(await Promise.all([...results, invoke()])).to.deep.equal([closing, closing, closing]);
      },
      { options: { maxInstances: 1 } },
    );
  });

  it("refuse an ARN that no function has", async () => {
    await withFunction("export const handler = async () => 1", async ({ functions }) => {
      const error = await functions.invoke("arn:aws:lambda:x", {}).catch((reason: unknown) => reason);
      expect(error).to.be.an("error").with.property("message", 'no function has the ARN "arn:aws:lambda:x"');
    });
  });
});
