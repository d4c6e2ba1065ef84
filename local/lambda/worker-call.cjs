"use strict";
const { startWatching, stopWatching, watchNow } = require("./worker-event-loop.cjs");
const { RuntimeError, toDetail, toReport } = require("./worker-errors.cjs");

/** Largest answer Lambda takes, bytes of JSON. */
const maxPayloadBytes = 6291556;

/** Calls the handler for one event; answers with what the server is told. Never throws. */
exports.callHandler = async function callHandler(handler, message, start) {
  try {
    const result = await (start.runtimeMajor >= 24 ? callAsync : callEither)(handler, message, start);
    return toDone(result);
  } catch (error) {
    return { type: "failed", ...toReport(error), detail: toDetail(error) };
  } finally {
    stopWatching();
  }
};

function toDone(result) {
  let payload;
  try {
    payload = JSON.stringify(result) ?? "null";
  } catch {
    throw new Error("Unable to stringify response body");
  }
  const bytes = Buffer.byteLength(payload);
  if (bytes > maxPayloadBytes) {
    const error = new Error(`the answer has ${bytes} bytes as JSON, Lambda takes at most ${maxPayloadBytes}`);
    error.name = "Function.ResponseSizeTooLarge";
    throw error;
  }
  return { type: "done", payload };
}

/** From nodejs24.x on: what the handler returns, or resolves to, is the answer. */
function callAsync(handler, message, start) {
  return new Promise((resolve, reject) => {
    startWatching(() => reject(nodeJsExit()));
    Promise.resolve(handler(JSON.parse(message.event), toContext(message, start))).then(resolve, reject);
  });
}

/** Before nodejs24.x: a promise, else a callback, else nothing once the event loop is empty. */
function callEither(handler, message, start) {
  return new Promise((resolve, reject) => {
    let isAsync = handler.constructor.name === "AsyncFunction";
    startWatching(() => (isAsync ? reject(nodeJsExit()) : resolve(null)));
    const settle = (error, result) => (error === undefined || error === null ? resolve(result) : reject(error));
    const context = {
      ...toContext(message, start),
      callbackWaitsForEmptyEventLoop: true,
      done: settle,
      succeed: resolve,
      fail: (error) => reject(error ?? "handled"),
    };
    const callback = (error, result) => {
      if (error || !context.callbackWaitsForEmptyEventLoop) settle(error, result);
      else watchNow(() => resolve(result));
    };
    const returned = handler(JSON.parse(message.event), context, callback);
    isAsync ||= typeof returned?.then === "function";
    if (isAsync) returned.then(resolve, reject);
    else watchNow();
  });
}

function nodeJsExit() {
  return new RuntimeError("NodeJsExit", "the handler's promise is pending and nothing is left that could settle it");
}

function toContext({ requestId, functionArn, remainingMs }, start) {
  const deadline = performance.now() + remainingMs;
  return {
    ...start.context,
    awsRequestId: requestId,
    invokedFunctionArn: functionArn,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}
