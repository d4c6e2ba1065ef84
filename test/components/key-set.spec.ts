import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readKeySet } from "../../components/key-set";
import { find, record } from "../record";
import {
  type Answer,
  answerKeys,
  type KeySetServer,
  startKeySetServer,
  toShownKey,
  useEndpoints,
} from "./key-set-server";
import { rejectionOf } from "./rejection-of";

const poolId = "eu-west-1_Ab12Cd34E";
const specific = "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER";

/** Reads the key set of a pool with this issuer, without a pause, as an input of a resource. */
async function read(issuer = "https://issuer.invalid"): Promise<unknown> {
  const recording = await record(() => {
    const pool = { id: pulumi.output(poolId), issuer: pulumi.output(issuer) };
    new aws.ssm.Parameter("read", { type: "String", value: readKeySet(pool, 1) });
  });
  return find(recording, "aws:ssm/parameter:Parameter").inputs["value"].secret;
}

describe("key set of a pool", () => {
  const setEndpoints = useEndpoints();
  const servers: KeySetServer[] = [];

  async function serve(...answers: Answer[]): Promise<KeySetServer> {
    const server = await startKeySetServer(answers);
    servers.push(server);
    return server;
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it("is read from the issuer", async () => {
    const server = await serve(answerKeys("a"));
    expect([await read(`${server.url}/${poolId}`), server.asked]).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a")] }),
      [`/${poolId}/.well-known/jwks.json`],
    ]);
  });

  it("is read from the endpoint that AWS's variable for Cognito names, before the one for all services", async () => {
    const [server, other] = [await serve(answerKeys("a")), await serve(answerKeys("b"))];
    setEndpoints({ [specific]: server.url, AWS_ENDPOINT_URL: other.url });
    expect([await read(), server.asked, other.asked]).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a")] }),
      [`/${poolId}/.well-known/jwks.json`],
      [],
    ]);
  });

  it("is read from the endpoint for all services, written with a slash at the end", async () => {
    const server = await serve(answerKeys("a"));
    setEndpoints({ AWS_ENDPOINT_URL: `${server.url}/` });
    expect([await read(), server.asked]).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a")] }),
      [`/${poolId}/.well-known/jwks.json`],
    ]);
  });

  it("is the same text in whatever order the keys come, and holds only what a verifier needs", async () => {
    const [one, other] = [await serve(answerKeys("a", "b")), await serve(answerKeys("b", "a"))];
    const texts = [await read(one.url), await read(other.url)];
    expect(texts).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a"), toShownKey("b")] }),
      JSON.stringify({ keys: [toShownKey("a"), toShownKey("b")] }),
    ]);
  });

  it("is asked for again while a new pool has none yet", async () => {
    const server = await serve({ status: 404 }, { status: 200, body: '{"keys":[]}' }, answerKeys("a"));
    expect([await read(server.url), server.asked.length]).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a")] }),
      3,
    ]);
  });

  const refused: { what: string; answer: Answer; reason: string }[] = [
    { what: "is not there", answer: { status: 404 }, reason: "status 404" },
    { what: "holds no keys", answer: { status: 200, body: '{"keys":[]}' }, reason: "it holds no keys" },
    { what: "is another document", answer: { status: 200, body: "null" }, reason: "it holds no keys" },
    {
      what: "lies elsewhere",
      answer: { status: 302, location: "https://issuer.invalid/jwks.json" },
      reason: "unexpected redirect",
    },
  ];
  for (const { what, answer, reason } of refused) {
    it(`stops the update after five times if it ${what}`, async () => {
      const server = await serve(answer);
      const message = await rejectionOf(read(server.url));
      expect([message, server.asked.length]).to.deep.equal([
        `the keys of the user pool cannot be read from ${server.url}/.well-known/jwks.json (${reason}): deploy where it can be reached, or leave tokenVerification out`,
        5,
      ]);
    });
  }

  it("stops the update where nobody answers, and says why", async () => {
    const { url, close } = await startKeySetServer([]);
    await close();
    expect(await rejectionOf(read(url))).to.equal(
      `the keys of the user pool cannot be read from ${url}/.well-known/jwks.json (connect ECONNREFUSED ${url.slice(7)}): deploy where it can be reached, or leave tokenVerification out`,
    );
  });

  it("never shows the password of an address", async () => {
    setEndpoints({ AWS_ENDPOINT_URL: "http://deployer:hunter2@127.0.0.1:1" });
    const message = await rejectionOf(read());
    expect(message).to.match(/^the keys of the user pool cannot be read from http:\/\/\.\.\.@127\.0\.0\.1:1\//);
    expect(message).not.to.contain("hunter2");
  });
});
