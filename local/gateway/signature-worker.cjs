"use strict";
// Checks signatures on a thread of its own, many at a time: what is asked, and how it is asked, comes from signature-thread.ts.
const { createPublicKey } = require("node:crypto");
const { parentPort } = require("node:worker_threads");
const { verifyJwtSync } = require("aws-jwt-verify/jwt-verifier");

const signers = [];

parentPort.on("message", ({ newSigners, tokens, signerIds }) => {
  for (const { jwk, rules } of newSigners) {
    signers.push({ jwk, rules, publicKey: createPublicKey({ key: jwk, format: "jwk" }) });
  }
  const answers = tokens.map((token, index) => check(token, signers[signerIds[index]]));
  try {
    parentPort.postMessage(answers);
  } catch {
    // Claims that cannot be handed over are none that anybody may come in with.
    parentPort.postMessage(answers.map(() => "Error"));
  }
});

/** The claims, or the name of the error. */
function check(token, { jwk, rules, publicKey }) {
  try {
    return verifyJwtSync(token, jwk, rules, () => publicKey);
  } catch (error) {
    return error instanceof Error ? error.constructor.name : "Error";
  }
}

parentPort.postMessage("ready");
