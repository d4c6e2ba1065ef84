"use strict";
// An instance of a function, in a worker thread: loads the handler once, then calls it for one event at a time.
const { parentPort, workerData } = require("node:worker_threads");
const { callHandler } = require("./worker-call.cjs");
const { captureOutput } = require("./worker-console.cjs");
const { toReport, UnhandledPromiseRejection } = require("./worker-errors.cjs");
const { keepIssuersHere } = require("./worker-issuer.cjs");
const { loadHandler } = require("./worker-load.cjs");

let requestId = "";

const log = (level, text) => parentPort.postMessage({ type: "log", requestId, level, text });

/** Something outside the handler's own promise threw: Lambda reports it and ends the instance. */
function fail(label, error, exitCode) {
  log("ERROR", `${label}\t${error?.stack ?? String(error)}`);
  parentPort.postMessage({ type: "fatal", ...toReport(error) });
  process.exit(exitCode);
}

captureOutput(log);
keepIssuersHere(process.env.AWS_ENDPOINT_URL);
process.on("uncaughtException", (error) => fail("Uncaught Exception", error, 129));
process.on("unhandledRejection", (reason) =>
  fail("Unhandled Promise Rejection", new UnhandledPromiseRejection(reason), 128),
);

async function answer(handler, message) {
  requestId = message.requestId;
  const begunAt = performance.now();
  const outcome = await callHandler(handler, message, workerData);
  const tookMs = performance.now() - begunAt;
  if (outcome.type === "failed") log("ERROR", `Invoke Error\t${outcome.detail}`);
  delete outcome.detail;
  parentPort.postMessage({ ...outcome, requestId: message.requestId, tookMs });
}

loadHandler(workerData).then(
  (handler) => {
    parentPort.on("message", (message) => answer(handler, message));
    parentPort.postMessage({ type: "ready" });
  },
  (error) => fail("Uncaught Exception", error, 129),
);
