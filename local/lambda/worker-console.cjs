"use strict";
const { format } = require("node:util");

const levels = { log: "INFO", info: "INFO", debug: "DEBUG", warn: "WARN", error: "ERROR", trace: "TRACE" };

/** Sends what the function prints to `log`, at once: a thread that is ended keeps nothing back. */
exports.captureOutput = function captureOutput(log) {
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...values) => log(level, format(...values));
  }
  captureStream(process.stdout, (text) => log("INFO", text));
  captureStream(process.stderr, (text) => log("ERROR", text));
};

function captureStream(stream, write) {
  stream.write = (chunk, encoding, callback) => {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    write(text.replace(/\n$/, ""));
    const done = typeof encoding === "function" ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
}
