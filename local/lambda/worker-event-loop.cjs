"use strict";
const { parentPort } = require("node:worker_threads");

/** How long a handler may take before the loop is watched, milliseconds: watching costs more than a quick handler. */
const graceMs = 50;

let timer;
let watched = false;
let listener;

process.on("beforeExit", () => listener?.());

/**
 * Calls `onEmpty` once nothing but the connection to the server would keep the thread alive: then nothing is left that
 * could settle the invocation.
 */
exports.startWatching = function startWatching(onEmpty) {
  listener = onEmpty;
  timer = setTimeout(exports.watchNow, graceMs);
};

/** Ends the grace period; with a function, that is called instead from now on. */
exports.watchNow = function watchNow(onEmpty = listener) {
  listener = onEmpty;
  clearTimeout(timer);
  watched = true;
  parentPort.unref();
};

exports.stopWatching = function stopWatching() {
  listener = undefined;
  clearTimeout(timer);
  if (watched) parentPort.ref();
  watched = false;
};
