"use strict";
// Saves a handler again and again while 50 connections ask for it, and says what they were answered.
const fs = require("node:fs");
const http = require("node:http");

const { url, token, file, text, edits, everyMs, connections } = JSON.parse(process.argv[2]);
const headers = { authorization: `Bearer ${token}` };
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const answers = [];
const savedAt = [performance.now()];
let saving = true;

function ask() {
  const begunAt = performance.now();
  return new Promise((resolve) => {
    const note = (status, body) => {
      answers.push({ begunAt, milliseconds: performance.now() - begunAt, status, version: Number(body) });
      resolve();
    };
    const sent = http.get(url, { agent, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (more) => {
        body += more;
      });
      response.on("end", () => note(response.statusCode, body));
    });
    sent.on("error", () => note(0, ""));
  });
}

async function askOn() {
  while (saving) await ask();
}

async function save() {
  for (let version = 1; version <= edits; version++) {
    fs.writeFileSync(file, text.replace("VERSION", version));
    savedAt.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  saving = false;
}

/** The version that was saved last, one second before a request began. */
function dueAt(begunAt) {
  return savedAt.findLastIndex((at, version) => version === 0 || at + 1000 <= begunAt);
}

Promise.all([save(), ...Array.from({ length: connections }, askOn)]).then(() => {
  agent.destroy();
  const good = answers.filter(({ status }) => status === 200);
  const sorted = Float64Array.from(good.map(({ milliseconds }) => milliseconds)).sort();
  const percentile = (share) => sorted[Math.ceil(sorted.length * share) - 1];
  const stale = good.filter(({ begunAt, version }) => version < dueAt(begunAt)).length;
  const served = new Set(good.map(({ version }) => version)).size;
  const [p50, p99, max] = [0.5, 0.99, 1].map(percentile);
  console.log(
    JSON.stringify({ requests: answers.length, failed: answers.length - good.length, stale, served, p50, p99, max }),
  );
});
