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
  useKeysUrl,
} from "./key-set-server";
import { rejectionOf } from "./rejection-of";

const poolId = "eu-west-1_Ab12Cd34E";

/** Reads the key set of a pool with this issuer, without a pause, as an input of a resource. */
async function read(issuer = "https://issuer.invalid"): Promise<unknown> {
  const recording = await record(() => {
    const pool = { id: pulumi.output(poolId), issuer: pulumi.output(issuer) };
    new aws.ssm.Parameter("read", { type: "String", value: readKeySet(pool, 1) });
  });
  return find(recording, "aws:ssm/parameter:Parameter").inputs["value"].secret;
}

describe("key set of a pool", () => {
  const setKeysUrl = useKeysUrl();
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

  it("is read from this machine for the local run, by the id of the pool", async () => {
    const server = await serve(answerKeys("a"));
    setKeysUrl(server.url);
    expect([await read(), server.asked]).to.deep.equal([
      JSON.stringify({ keys: [toShownKey("a")] }),
      [`/${poolId}/.well-known/jwks.json`],
    ]);
  });

  for (const elsewhere of ["http://keys.invalid", "http://127.0.0.1:1@keys.invalid", "https://127.0.0.1:1", ""]) {
    it(`is read from nowhere else than the issuer and this machine: ${JSON.stringify(elsewhere)}`, async () => {
      setKeysUrl(elsewhere);
      expect(await rejectionOf(read())).to.equal(
        "SECURED_API_KEYS_URL must be http://127.0.0.1:<port>: it is for the local run alone",
      );
    });
  }

  it("is read from the issuer whatever AWS's own variables name", async () => {
    const [server, other] = [await serve(answerKeys("a")), await serve(answerKeys("b"))];
    const before = process.env["AWS_ENDPOINT_URL"];
    process.env["AWS_ENDPOINT_URL"] = other.url;
    try {
      expect(await read(server.url)).to.equal(JSON.stringify({ keys: [toShownKey("a")] }));
    } finally {
      if (before === undefined) delete process.env["AWS_ENDPOINT_URL"];
      else process.env["AWS_ENDPOINT_URL"] = before;
    }
    expect(other.asked).to.deep.equal([]);
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
});
