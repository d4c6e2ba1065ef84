import http from "node:http";
import type { AddressInfo } from "node:net";
import { issuerOf } from "../../local/cognito/tokens/issuer";
import { createGateway } from "../../local/gateway/gateway";
import type { RouteSettings } from "../../local/gateway/settings";
import { routeKeys } from "../route-keys";

/**
 * Our gateway alone, with so many closed routes, before a function that answers at once. Says its port.
 *
 * Arguments: number of routes, user pool id, client id, the pool's key set as JSON.
 */
const [count = "", userPoolId = "", clientId = "", keys = ""] = process.argv.slice(2);
const issuer = issuerOf(userPoolId);
const authorizer = {
  id: "a1b2c3",
  name: "users",
  issuer,
  audience: [clientId],
  identitySource: "$request.header.Authorization",
};
const routes = routeKeys(Number(count)).map(
  (routeKey): RouteSettings => ({ routeKey, authorizer, scopes: [], functionArn: "hello", timeoutMs: 30_000 }),
);
const payload = { statusCode: 200, body: JSON.stringify({ message: "hello" }) };
const gateway = createGateway(
  {
    id: "k3x9q2m7ad",
    name: "bench",
    accountId: "000000000000",
    region: "eu-west-1",
    stage: "$default",
    cors: undefined,
    throttle: undefined,
    routes,
  },
  {
    invoke: async () => ({ ok: true, payload }),
    jwks: () => JSON.parse(keys),
    clock: Date.now,
    log: () => undefined,
  },
);
const server = http.createServer(gateway);
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
