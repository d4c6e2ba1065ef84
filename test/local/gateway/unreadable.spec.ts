import { Duplex } from "node:stream";
import { expect } from "chai";
import { answerUnreadable } from "../../../local/gateway/unreadable";

/** A connection that keeps what is written to it. */
function connection(): { socket: Duplex; written(): string } {
  const chunks: Buffer[] = [];
  const socket = new Duplex({
    read: () => {},
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { socket, written: () => Buffer.concat(chunks).toString() };
}

function errorOf(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error("Parse Error: secret"), { code });
}

describe("what is no request", () => {
  it("is answered as the gateway answers, and the connection ends", () => {
    const { socket, written } = connection();
    answerUnreadable(errorOf("HPE_INVALID_HEADER_TOKEN"), socket);
    const text = written()
      .replace(/^(Apigw-Requestid: )[A-Za-z0-9_-]{15}=/m, "$1<id>")
      .replace(/^(Date: ).* GMT/m, "$1<date>");
    expect([text.split("\r\n"), socket.writableEnded]).to.deep.equal([
      [
        "HTTP/1.1 400 Bad Request",
        "Content-Type: application/json",
        "Apigw-Requestid: <id>",
        "Content-Length: 25",
        "Date: <date>",
        "Connection: close",
        "",
        '{"message":"Bad Request"}',
      ],
      true,
    ]);
  });

  const statuses: [code: string, status: string][] = [
    ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
    ["HPE_CHUNK_EXTENSIONS_OVERFLOW", "413 Payload Too Large"],
    ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
    ["HPE_INVALID_CHUNK_SIZE", "400 Bad Request"],
  ];
  for (const [code, status] of statuses) {
    it(`is answered with ${status} for ${code}`, () => {
      const { socket, written } = connection();
      answerUnreadable(errorOf(code), socket);
      expect(written().split("\r\n")[0]).to.equal(`HTTP/1.1 ${status}`);
    });
  }

  it("is answered once", async () => {
    const { socket, written } = connection();
    const errors: string[] = [];
    socket.on("error", ({ message }) => errors.push(message));
    answerUnreadable(errorOf("HPE_INVALID_METHOD"), socket);
    answerUnreadable(errorOf("HPE_INVALID_METHOD"), socket);
    await new Promise((resolve) => setImmediate(resolve));
    expect([written().match(/HTTP\/1\.1/g), errors]).to.deep.equal([["HTTP/1.1"], []]);
  });

  it("is not answered when the caller has gone", () => {
    const { socket, written } = connection();
    answerUnreadable(errorOf("ECONNRESET"), socket);
    expect([written(), socket.destroyed]).to.deep.equal(["", true]);
  });
});
