/**
 * Fails the run on any unhandled rejection: mocha emits them again and drops them, so that a mock or an `apply` that
 * throws would leave its test green.
 */
const seen = new Set<unknown>();

process.on("unhandledRejection", (reason) => {
  if (seen.has(reason)) return;
  seen.add(reason);
  throw reason;
});
