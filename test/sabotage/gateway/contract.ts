// biome-ignore-all lint/suspicious/noTemplateCurlyInString: patches quote code
import type { Sabotage } from "../sabotage";
import { patch } from "./patch";

const spec = "test/contract/contract.spec.ts";

/** What the contract's rows show at a server that listens. */
export const contract: Sabotage[] = [
  {
    rule: "what is no request is answered as the gateway answers",
    file: "local/aws-port/http-server.ts",
    find: 'server.on("clientError", onUnreadable)',
    replace: "server",
    spec,
    red: "contract A2-20/two-lengths (U) at the local server",
  },
  {
    rule: "a tunnel is not opened",
    file: "local/aws-port/http-server.ts",
    find: 'onUnreadable(new Error("CONNECT asks for a tunnel"), socket)',
    replace: 'void socket.end("HTTP/1.1 200 OK\\r\\n\\r\\n")',
    spec,
    red: "contract A2-20/connect (U) at the local server",
  },
  {
    rule: "a request without a host is refused by the gateway",
    file: "local/gateway/host.ts",
    find: "const given = host?.toLowerCase();",
    replace: "const given = host?.toLowerCase() ?? `localhost:${port}`;",
    spec,
    red: "contract A2-20/no-host (U) at the local server",
  },
  {
    rule: "a request of HTTP/0.9 is refused",
    file: "local/gateway/request.ts",
    find: "if (message.httpVersionMajor !== 1)",
    replace: "if (message.httpVersionMajor < 0)",
    spec,
    red: "contract A2-20/no-version (U) at the local server",
  },
  {
    rule: "a token says when it was issued",
    file: "local/gateway/claim-checks.ts",
    find: 'if (payload.iat === undefined) throw refuse("the token does not say when it was issued (iat)");',
    replace: "if (payload.iat === undefined) return;",
    spec,
    red: "contract A1-08/no-iat (U) at the local server",
  },
  {
    rule: "a method of CORS has a length that AWS takes",
    file: "local/gateway/unsupported.ts",
    find: "method.length < 1 || method.length > 64",
    replace: "method.length < 0",
    spec,
    red: "contract A4-09/method (D): a method that is empty",
  },
  {
    rule: "what is wrong with a further stage stops the start",
    file: "local/resources/api-settings.ts",
    find: "context.findings[kind].push(...findings[kind].filter(",
    replace: "context.findings[kind].push(...findings[kind].slice(findings[kind].length).filter(",
    spec: "test/local/resources/stages.spec.ts",
    red: "a further stage of an API stops the start by what AWS refuses of it",
  },
  {
    rule: "a further stage that is not deployed is not served",
    file: "local/resources/api-settings.ts",
    find: "if (isDeployed(each)) return true;",
    replace: "if (isDeployed(each) || each.id) return true;",
    spec: "test/local/resources/stages.spec.ts",
    red: "a further stage of an API is not served while it is not deployed",
  },
  patch(
    "the stage is chosen before the route",
    "stages.ts",
    'const gateway = named.get(firstSegment(request.url ?? "") ?? "") ?? first;',
    "const gateway = first;",
    "stages",
    "stages are chosen by the first part of the path, before any route",
  ),
  patch(
    "what is no request is not repeated",
    "unreadable.ts",
    'const { status, headers, body } = toAnswer(new Refusal(toStatus(error.code), "the request cannot be read"));',
    'const { status, headers } = toAnswer(new Refusal(toStatus(error.code), ""));\n  const body = error.message;',
    "unreadable",
    "what is no request is answered as the gateway answers, and the connection ends",
  ),
  patch(
    "what is no request is answered once",
    "unreadable.ts",
    "if (!socket.writable) return;",
    "",
    "unreadable",
    "what is no request is answered once",
  ),
];
