import http from "node:http";
import type { AddressInfo } from "node:net";

/** The least that Node can do: one small JSON answer. Says its port. */
const body = JSON.stringify({ message: "hello 5d0e7c1a-1111-4222-8333-944455556666" });
const server = http.createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
