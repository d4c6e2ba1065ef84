import { expect } from "chai";
import { invokeOnce } from "./sample-function";

const before = { settings: { runtime: "nodejs22.x" } };

describe("handlers before nodejs24.x", () => {
  const answers: [title: string, code: string, payload: unknown][] = [
    ["a callback", "(event, context, callback) => setTimeout(() => callback(null, 'hi'), 5)", "hi"],
    ["a callback at once", "(event, context, callback) => callback(null, 'hi')", "hi"],
    ["context.succeed", "(event, context) => context.succeed('hi')", "hi"],
    ["context.done", "(event, context) => context.done(null, 'hi')", "hi"],
    ["a promise", "async () => 'hi'", "hi"],
    ["nothing at all with null, whatever they return", "() => 'lost'", null],
  ];
  for (const [title, code, payload] of answers) {
    it(`answer with ${title}`, async () => {
      expect(await invokeOnce(`export const handler = ${code}`, {}, before)).to.deep.equal({ ok: true, payload });
    });
  }

  const failures: [title: string, code: string, errorType: string, errorMessage: string][] = [
    ["a callback", "(event, context, callback) => callback(new TypeError('no'))", "TypeError", "no"],
    ["context.fail", "(event, context) => context.fail('no')", "string", "no"],
    ["throwing", "() => { throw new TypeError('no'); }", "TypeError", "no"],
    ["a rejection", "async () => { throw new TypeError('no'); }", "TypeError", "no"],
  ];
  for (const [title, code, errorType, errorMessage] of failures) {
    it(`fail by ${title}`, async () => {
      const expected = { ok: false, reason: "error", errorType, errorMessage };
      expect(await invokeOnce(`export const handler = ${code}`, {}, before)).to.deep.equal(expected);
    });
  }

  const late = (wait: boolean) => `let late = false; export const handler = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = ${wait};
    setTimeout(() => { late = true; }, 200);
    callback(null, { toJSON: () => late }); }`;

  it("wait for an empty event loop after the callback", async () => {
    expect(await invokeOnce(late(true), {}, before)).to.deep.equal({ ok: true, payload: true });
  });

  it("do not wait for it if they say so", async () => {
    expect(await invokeOnce(late(false), {}, before)).to.deep.equal({ ok: true, payload: false });
  });
});

describe("handlers from nodejs24.x on", () => {
  it("are refused if they take a callback", async () => {
    expect(await invokeOnce("export const handler = (event, context, callback) => callback(null, 'hi')")).to.deep.equal(
      {
        ok: false,
        reason: "error",
        errorType: "Runtime.CallbackHandlerDeprecated",
        errorMessage:
          "index.handler takes a callback, which Lambda calls no more from nodejs24.x on: make it async, or use nodejs22.x",
      },
    );
  });
});
