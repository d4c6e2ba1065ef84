import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { withoutControls } from "../terminal-lines";
import { AwsError, sendError } from "./aws-answers";

const served =
  "served here are Cognito user pools, reading secrets and parameters, and DynamoDB if the program declares a table";

/** More lines than a person reads. */
const maxSaid = 100;

/** How an AWS client reads an error; every other reads JSON. */
type Format = "json" | "s3" | "query" | "ec2" | "cbor";

/**
 * Refuses what no service here answers, at once and for good: 400 is no status that an SDK tries again. In the format of
 * the service that was asked, so that the SDK's error has the message. What AWS clients ask for is also said to a
 * person, once for each service or operation, since a function may keep the error to itself.
 *
 * @param print takes one line
 */
export function createNotServed(
  print: (line: string) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  const said = new Set<string>();
  return (request, response) => {
    const target = String(request.headers["x-amz-target"] ?? "");
    const service = readService(request);
    if (target === "" && service === undefined) return sendError(response, toUnknownPath(request));
    const what = target !== "" ? `operation ${target}` : `service ${service}`;
    const error = new AwsError(400, "UnknownOperationException", `${what} is not served locally: ${served}`);
    if (!said.has(what) && said.size < maxSaid) {
      said.add(what);
      print(`note: ${withoutControls(error.message)}`);
    }
    send(response, error, toFormat(request, service));
  };
}

function toUnknownPath({ method, url = "/" }: IncomingMessage): AwsError {
  const what = `${method} ${url.split("?", 1)[0]}`;
  return new AwsError(404, "NotFoundException", `${what} is not served locally: ${served}`);
}

/** As the signature names it, in the header or, for a signed URL, in the query. */
function readService({ headers, url = "" }: IncomingMessage): string | undefined {
  const signed = headers.authorization ?? new URLSearchParams(url.split("?", 2)[1]).get("X-Amz-Credential") ?? "";
  return /(?:^|[ =])[^/ ]+\/\d+\/[^/]+\/([a-z0-9-]+)\/aws4_request/.exec(signed)?.[1];
}

function toFormat({ headers }: IncomingMessage, service: string | undefined): Format {
  if (headers["smithy-protocol"] === "rpc-v2-cbor") return "cbor";
  if (service === "s3") return "s3";
  if (service === "ec2") return "ec2";
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return isForm || service === "cloudfront" || service === "route53" ? "query" : "json";
}

function send(response: ServerResponse, error: AwsError, format: Format): void {
  if (format === "json") return void sendError(response, error);
  const body = format === "cbor" ? toCbor({ __type: error.type, message: error.message }) : toXml(error, format);
  const type =
    format === "cbor"
      ? { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" }
      : { "content-type": "text/xml" };
  response
    .writeHead(error.status, { ...type, "content-length": Buffer.byteLength(body), "cache-control": "no-store" })
    .end(body);
}

function toXml({ type, message }: AwsError, format: "s3" | "query" | "ec2"): string {
  const error = `<Code>${type}</Code><Message>${escapeText(message)}</Message>`;
  const requestId = randomUUID();
  switch (format) {
    case "s3":
      return `<Error>${error}<RequestId>${requestId}</RequestId></Error>`;
    case "ec2":
      return `<Response><Errors><Error>${error}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
    case "query":
      return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  }
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A map of texts. Rule: RFC 8949, 3.1. */
function toCbor(members: Record<string, string>): Buffer {
  const toText = (text: string) => {
    const bytes = Buffer.from(text);
    const head = Buffer.from([0x79, bytes.length >> 8, bytes.length & 0xff]);
    return Buffer.concat([head, bytes]);
  };
  const entries = Object.entries(members);
  return Buffer.concat([Buffer.from([0xa0 | entries.length]), ...entries.flat().map(toText)]);
}
