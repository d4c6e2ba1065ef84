import http from "node:http";
import type { AddressInfo } from "node:net";
import { CognitoJwtVerifier } from "aws-jwt-verify";

/**
 * The least that checks a token: verifies the access token of each request, keys at hand, and answers a small JSON. Says
 * its port.
 *
 * Arguments: user pool id, client id, the pool's key set as JSON.
 */
const [userPoolId = "", clientId = "", keys = ""] = process.argv.slice(2);
const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: "access" });
verifier.cacheJwks(JSON.parse(keys));
const server = http.createServer((request, response) => {
  verifier.verify((request.headers.authorization ?? "").slice("Bearer ".length)).then(
    ({ sub }) => {
      const body = JSON.stringify({ message: `hello ${sub}` });
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      response.writeHead(200, headers).end(body);
    },
    () => response.writeHead(401).end(),
  );
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
