import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import net from "node:net";
import { expect } from "chai";
import { constraintOf } from "../../../../local/cognito/input/constraints";
import type { Operation } from "../../../../local/cognito/operation";
import { operations } from "../../../../local/cognito/operations";
import { clientId, password, poolId } from "../start-cognito";
import { broken, wrong } from "./broken-bodies";
import { createBrowser, toUrl } from "./browser";
import { type House, startHouse } from "./house";
import { addPerson, closeHouses, withPassword } from "./moves";

const megabyte = 1024 * 1024;
const service = "AWSCognitoIdentityProviderService.";
const signature =
  "AWS4-HMAC-SHA256 Credential=test/20261121/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0";
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Names of all members that an operation takes, one level deep. */
function membersOf({ input }: Operation): string[] {
  const constraint = constraintOf(input);
  return constraint.type === "structure" ? Object.keys(constraint.members) : [];
}

describe("an attack with what is sent", function () {
  this.timeout(60_000);
  let house: House;
  before(async () => {
    house = await startHouse();
    await addPerson(house, "alice");
  });
  after(closeHouses);

  for (const [what, body] of Object.entries(broken)) {
    it(`is refused: ${what} as the body of each of ${operations.size} operations`, async () => {
      for (const operation of operations.keys()) {
        const { status, refusal } = await house.call(operation, body, { authorization: signature });
        expect([operation, status, refusal?.[0] === "InternalErrorException"]).to.deep.equal([operation, 400, false]);
      }
      await house.requireControl();
    });
  }

  it("is refused: a value of another type for every member of every operation", async () => {
    let requests = 0;
    for (const [operation, one] of operations) {
      for (const member of membersOf(one)) {
        for (const value of wrong) {
          const request = { ClientId: clientId, UserPoolId: poolId, Username: "nobody", [member]: value };
          const { status } = await house.call(operation, request, { authorization: signature });
          expect([operation, member, value, status]).to.deep.equal([
            operation,
            member,
            value,
            status === 200 ? 200 : 400,
          ]);
          requests += 1;
        }
      }
    }
    expect(requests).to.be.greaterThan(1500);
    await house.requireControl();
  });

  it("is refused: a body of a mebibyte at the services, the endpoints and every page", async () => {
    const big = "x".repeat(megabyte);
    const sizes = [
      await house.call("InitiateAuth", JSON.stringify({ ...withPassword("alice"), Session: big })),
      await house.send("/oauth2/token", { method: "POST", headers: form, body: `grant_type=${big}` }),
      await house.send("/oauth2/revoke", { method: "POST", headers: form, body: `token=${big}` }),
      ...(await Promise.all(
        ["/login", "/signup", "/confirm", "/forgotPassword", "/confirmForgotPassword", "/mfa", "/mfa/setup"].map(
          (path) => house.send(toUrl(path), { method: "POST", headers: form, body: `username=${big}` }),
        ),
      )),
    ];
    expect(sizes.map(({ status }) => status)).to.deep.equal([413, 400, 400, ...Array(7).fill(413)]);
    await house.requireControl();
  });

  it("is refused: the same in pieces, without a length", async () => {
    const piece = `${(16_384).toString(16)}\r\n${"x".repeat(16_384)}\r\n`;
    const statuses = [];
    for (const path of [toUrl("/login"), "/oauth2/token", "/"]) {
      const target = path === "/" ? `x-amz-target: ${service}InitiateAuth\r\n` : "";
      const head = `POST ${path} HTTP/1.1\r\nhost: ${new URL(house.url).host}\r\n${target}content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`;
      statuses.push((await raw(house, `${head}${piece.repeat(64)}0\r\n\r\n`)).match(/^HTTP\/1.1 (\d+)/)?.[1]);
    }
    expect(statuses).to.deep.equal(["413", "400", "413"]);
    await house.requireControl();
  });

  it("is refused: a flood of headers, a line without end, two lengths, a length and pieces, a name with a blank", async () => {
    const { host } = new URL(house.url);
    const start = `POST / HTTP/1.1\r\nhost: ${host}\r\n`;
    const floods = [
      `${start}${Array.from({ length: 3000 }, (_, index) => `x-${index}: y\r\n`).join("")}\r\n`,
      `${start}x-long: ${"y".repeat(100_000)}\r\n\r\n`,
      `GET /${"y".repeat(100_000)} HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
      `${start}content-length: 1\r\ncontent-length: 2\r\n\r\nxy`,
      `${start}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${start}x y: z\r\n\r\n`,
      `POST / HTTP/1.1\r\nconnection: close\r\n\r\n`,
    ];
    const statuses = await Promise.all(
      floods.map(async (text) => (await raw(house, text)).match(/^HTTP\/1.1 (4\d\d)/)?.[1]),
    );
    expect(statuses).to.deep.equal(["431", "431", "431", "400", "400", "400", "400"]);
    await house.requireControl();
  });

  it("is refused: a body that comes too slowly: headers have half a minute, a request has one", async () => {
    const servers = new Set<Server>();
    const notice = (message: unknown) => void servers.add((message as { server: Server }).server);
    subscribe("http.server.request.start", notice);
    await house.send("/error");
    unsubscribe("http.server.request.start", notice);
    const limits = [...servers].map(({ headersTimeout, requestTimeout }) => ({ headersTimeout, requestTimeout }));
    expect(limits).to.deep.equal([{ headersTimeout: 30_000, requestTimeout: 60_000 }]);
  });

  it("is refused: a form with a field twice, with half an escape, with bytes that are no UTF-8, of ten thousand fields", async () => {
    const browser = createBrowser(house);
    const token = (await browser.open("/login")).text.match(/name="formToken" value="([^"]+)"/)?.[1] ?? "";
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const own = `formToken=${token}&username=alice&password=wrong`;
    const bodies = [
      `${own}&username=carol`,
      `${own}&x=%`,
      `${own}&username%00=%ff%fe`,
      `${own}&${Array.from({ length: 10_000 }, (_, index) => index).join("=&")}`,
      `${own}&__proto__=x&constructor=y`,
    ];
    const headers = { ...form, cookie, origin: house.url };
    const replies = await Promise.all(
      bodies.map((body) => house.send(toUrl("/login"), { method: "POST", headers, body })),
    );
    const outcomes = replies.map(({ status, cookies }) => [status < 500, cookies.some((one) => /^cognito=/.test(one))]);
    expect(outcomes).to.deep.equal(Array(bodies.length).fill([true, false]));
    expect(replies[0]?.status).to.equal(400);
    await house.requireControl();
  });

  it("is refused: a member given twice takes the last, as everywhere: what was checked is what is used", async () => {
    const body = `{"ClientId":"${clientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"alice","PASSWORD":"${password}","USERNAME":"carol","PASSWORD":"wrong"}}`;
    expect((await house.call("InitiateAuth", body)).refusal?.[1]).to.equal("Incorrect username or password.");
  });
});

/** Sends bytes as they are, and reads to the end of the connection. */
function raw({ url }: House, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = net.connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text, "latin1"));
    socket.setEncoding("latin1").on("data", (more: string) => {
      answer += more;
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on("error", () => resolve(answer)).on("close", () => resolve(answer));
  });
}
