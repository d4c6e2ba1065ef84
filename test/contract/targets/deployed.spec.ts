import { createPublicKey, verify } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { runExchanges } from "../command/run-rows";
import { rows } from "../rows";
import { requireOutputs, signInPeople } from "../sign-in";
import { fillTokens } from "../tokens/make-token";
import { readOwnKeys, writeOwnKeys } from "../tokens/own-keys-file";
import { createDeployedTarget } from "./deployed";
import { type LocalServer, startLocalServer } from "./local-server";

/** A local server stands in for AWS: what is told of it by variables is what a deployed program would be told by. */
describe("a deployed target of the contract", () => {
  const umask = process.umask();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "contract-"));
  let server: LocalServer;
  let outputs: NodeJS.ProcessEnv;

  before(async () => {
    server = await startLocalServer();
    outputs = server.running.outputs as NodeJS.ProcessEnv;
  });
  after(async () => {
    await server.close();
    process.umask(umask);
    fs.rmSync(folder, { recursive: true });
  });

  const reasonOf = async (variables: NodeJS.ProcessEnv, id: string) => {
    const target = await createDeployedTarget(variables);
    const row = rows.find((each) => each.id === id);
    return row?.kind === "exchange" ? target.cannotRun(row) : "no such row";
  };

  it("asks what needs no token, and is answered as we say", async () => {
    const target = await createDeployedTarget(outputs);
    const outcomes = await runExchanges(
      rows.filter(({ id }) => id.startsWith("A5-")),
      target,
    );
    const run = outcomes.filter(({ notRun }) => notRun === undefined);
    expect([run.length > 25, run.flatMap(({ differences }) => differences)]).to.deep.equal([true, []]);
  });

  it("asks with the tokens that it is given", async () => {
    const tokens = await signInPeople(requireOutputs(outputs), server.running.endpointUrl);
    const target = await createDeployedTarget({ ...outputs, ...tokens });
    const outcomes = await runExchanges(
      rows.filter(({ id }) => id.startsWith("A1-11/")),
      target,
    );
    expect(outcomes.map(({ notRun, differences }) => [notRun, differences])).to.deep.equal([
      [undefined, []],
      [undefined, []],
    ]);
  });

  it("says which variable is missing", async () => {
    expect([
      await reasonOf(outputs, "A1-01/alone"),
      await reasonOf({ ...outputs, CORS_API_URL: "" }, "A4-01/preflight"),
      await reasonOf(outputs, "A1-15/no-exp"),
    ]).to.deep.equal([
      "TOKEN is not set",
      "CORS_API_URL is not set",
      "only the owner of the issuer's key can make its token: OWN_KEYS and OWN_ISSUER are not set",
    ]);
  });

  it("makes tokens of an issuer of the tests' own with the keys of a file", async () => {
    const file = path.join(folder, "own-keys.json");
    const { keys } = writeOwnKeys(file);
    expect([
      keys.map(({ kid, alg }) => [kid, alg]),
      fs.statSync(file).mode & 0o777,
      await reasonOf({ ...outputs, OWN_KEYS: file }, "A1-15/no-exp"),
      await reasonOf({ ...outputs, OWN_ISSUER: "" }, "A1-15/no-exp"),
    ]).to.deep.equal([
      [
        ["contract-first", "RS256"],
        ["contract-second", "RS256"],
      ],
      0o600,
      undefined,
      "only the owner of the issuer's key can make its token: OWN_KEYS and OWN_ISSUER are not set",
    ]);
  });

  it("signs those tokens with the keys that the issuer publishes", async () => {
    const file = path.join(folder, "signing-keys.json");
    const [first] = writeOwnKeys(file).keys;
    const own = readOwnKeys(file, "https://issuer.example.com");
    const token = fillTokens("{{own}}", { given: {}, own, published: undefined });
    const [header = "", claims = "", signature = ""] = token.split(".");
    const publicKey = createPublicKey({ key: { ...first }, format: "jwk" });
    const signed = verify(
      "RSA-SHA256",
      Buffer.from(`${header}.${claims}`),
      publicKey,
      Buffer.from(signature, "base64url"),
    );
    expect([signed, JSON.parse(Buffer.from(claims, "base64url").toString()).iss]).to.deep.equal([true, own.issuer]);
  });

  it("writes no keys over others", () => {
    const file = path.join(folder, "taken.json");
    writeOwnKeys(file);
    expect(() => writeOwnKeys(file)).to.throw("EEXIST");
  });
});
