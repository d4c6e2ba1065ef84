"use strict";
// The load generator: autocannon, with latencies to the microsecond, which its own histogram rounds to milliseconds.
const { createRequire } = require("node:module");
const autocannon = createRequire(require.resolve("./peers/package.json"))("autocannon");

const { url, token, connections, until } = JSON.parse(process.argv[2]);
const headers = { authorization: `Bearer ${token}` };
const times = [];
let failed = 0;

const run = autocannon({
  url,
  connections,
  headers,
  ...("seconds" in until ? { duration: until.seconds } : { amount: until.requests }),
});
run.on("response", (_client, status, _bytes, milliseconds) => {
  times.push(milliseconds);
  if (status !== 200) failed++;
});
run.then(({ errors, duration }) => {
  const sorted = Float64Array.from(times).sort();
  const percentile = (share) => sorted[Math.ceil(sorted.length * share) - 1];
  const figures = { requestsPerSecond: sorted.length / duration, p50: percentile(0.5), p99: percentile(0.99) };
  console.log(JSON.stringify({ ...figures, failed: failed + errors }));
});
