import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect } from "chai";
import fc from "fast-check";
import { Refusal } from "../../local/gateway/answer";
import { fromPayload } from "../../local/gateway/response";
import { send } from "../../local/gateway/send";
import { cases, timeLimit } from "./cases";
import { payload } from "./payloads";

/** True if Node takes the answer; it throws for what it cannot send. */
function isSent(answer: ReturnType<typeof fromPayload>): boolean {
  const message = new ServerResponse(new IncomingMessage(new Socket()));
  send(message, answer, "JCJp2jd_vHcEPSQ=");
  return message.writableEnded;
}

describe("properties of the response", function () {
  this.timeout(timeLimit);

  it("can be sent, or is a refusal with 500 and nothing else, whatever the function returns", () => {
    fc.assert(
      fc.property(payload, (returned) => {
        try {
          expect(isSent(fromPayload(returned))).to.equal(true);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect([error.status, error.challenge]).to.deep.equal([500, undefined]);
        }
      }),
      cases(3000),
    );
  });

  it("is the value's JSON for every JSON value that is no response", () => {
    const value = fc.jsonValue().filter((each) => !(typeof each === "object" && each !== null && "statusCode" in each));
    fc.assert(
      fc.property(value, (returned) => {
        const body = typeof returned === "string" ? returned : JSON.stringify(returned);
        expect(fromPayload(returned)).to.deep.equal({
          status: 200,
          headers: [["content-type", "application/json"]],
          body,
        });
      }),
      cases(1000),
    );
  });

  it("has one content type, names in lower case, and none that belongs to the connection", () => {
    const own = ["connection", "transfer-encoding", "content-length", "apigw-requestid", "upgrade", "trailer"];
    fc.assert(
      fc.property(payload, (returned) => {
        const answer = answerOf(returned);
        if (!answer) return;
        const names = answer.headers.map(([each]) => each);
        expect(names.filter((each) => each === "content-type").length).to.equal(1);
        expect(names.filter((each) => own.includes(each) || each !== each.toLowerCase())).to.deep.equal([]);
      }),
      cases(1000),
    );
  });
});

function answerOf(returned: unknown) {
  try {
    return fromPayload(returned);
  } catch {
    return undefined;
  }
}
