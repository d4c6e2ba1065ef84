"use strict";
// The public documents of a user pool, asked for where a token's issuer says they are, come from this machine: what
// verifies tokens in a handler runs as it does on AWS, and does not leave the machine for the keys.
const http = require("node:http");
const https = require("node:https");
const { syncBuiltinESMExports } = require("node:module");

const host = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/;
const document = /^\/[^/]+\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** @param endpointUrl of the local AWS services */
exports.keepIssuersHere = function keepIssuersHere(endpointUrl) {
  const toLocal = (url) => {
    const isOurs = url?.protocol === "https:" && host.test(url.hostname) && document.test(url.pathname);
    return isOurs ? new URL(url.pathname, endpointUrl) : undefined;
  };
  const { request } = https;
  https.request = (...given) => {
    const local = toLocal(readUrl(given));
    const callback = given.find((argument) => typeof argument === "function");
    return local === undefined ? request(...given) : http.request(local, callback);
  };
  https.get = (...given) => https.request(...given).end();
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const local = toLocal(toUrl(input?.url ?? input));
    return local === undefined ? fetch(input, init) : fetch(local, { signal: init?.signal });
  };
  syncBuiltinESMExports();
};

/** The address of a request as Node.js puts it together: what the options say counts more. */
function readUrl([first, second]) {
  const isAddress = typeof first === "string" || first instanceof URL;
  const options = (isAddress ? second : first) ?? {};
  const url = toUrl(isAddress ? first : "https://localhost");
  if (url === undefined || typeof options === "function") return url;
  const { protocol = url.protocol, hostname = options.host ?? url.hostname, path = url.pathname } = options;
  return toUrl(`${protocol}//${hostname}${path}`);
}

/** Undefined: it is none, and Node.js says so itself. */
function toUrl(address) {
  return URL.canParse(address) ? new URL(address) : undefined;
}
