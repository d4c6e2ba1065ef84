import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Cognito } from "../../../local/cognito/cognito";

const service = "AWSCognitoIdentityProviderService.";

/** Puts a Cognito behind HTTP as AWS clients speak it, on a free port of the loopback. */
export async function serveCognito(cognito: Cognito): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(cognito, request).then(({ status, body, errorType }) => {
      const type = errorType === undefined ? {} : { "x-amzn-errortype": errorType };
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1", ...type });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) };
}

async function answer(cognito: Cognito, request: IncomingMessage) {
  const target = String(request.headers["x-amz-target"]);
  const signed = request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") === true;
  return cognito.call(target.slice(service.length), await text(request), { signed });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
