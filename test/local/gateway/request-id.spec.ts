import { expect } from "chai";
import { createRequestId, createTraceId } from "../../../local/gateway/request-id";
import { now } from "./tokens";

describe("request id", () => {
  it("is of API Gateway's form and never the same", () => {
    const ids = Array.from({ length: 5000 }, createRequestId);
    expect([new Set(ids).size, ids.filter((id) => !/^[A-Za-z0-9_-]{15}=$/.test(id))]).to.deep.equal([5000, []]);
  });
});

describe("trace id", () => {
  it("is of X-Ray's form, with the time, and never the same", () => {
    const ids = Array.from({ length: 5000 }, () => createTraceId(now));
    const wrong = ids.filter((id) => !/^Root=1-69a42a40-[0-9a-f]{24}$/.test(id));
    expect([new Set(ids).size, wrong]).to.deep.equal([5000, []]);
  });
});
