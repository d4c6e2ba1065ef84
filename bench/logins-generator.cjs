"use strict";
// Signs in again and again over kept connections and says how many times a second, in a process of its own.
const crypto = require("node:crypto");
const http = require("node:http");

const { url, poolId, clientId, username, password, flow, connections, seconds } = JSON.parse(process.argv[2]);
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const poolName = poolId.slice(poolId.indexOf("_") + 1);
const group = crypto.createDiffieHellman(crypto.getDiffieHellman("modp15").getPrime(), 2);
const prime = toNumber(group.getPrime("hex"));
// A client's half that does not change from sign-in to sign-in is made once, so that the server is what is measured.
const secret = toNumber(crypto.randomBytes(32).toString("hex"));
const publicValue = power(2n, secret);
const multiplier = toNumber(sha256(toBytes(prime), toBytes(2n)).toString("hex"));
const ofSalt = new Map();

function call(operation, body) {
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
  };
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (more) => {
        text += more;
      });
      response.on("end", () => resolve(JSON.parse(text)));
    });
    sent.on("error", reject).end(JSON.stringify({ ClientId: clientId, ...body }));
  });
}

function signInWithPassword() {
  return call("InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: username, PASSWORD: password },
  });
}

async function signInWithSrp() {
  const { ChallengeParameters, Session } = await call("InitiateAuth", {
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: username, SRP_A: publicValue.toString(16) },
  });
  const ChallengeResponses = answer(ChallengeParameters);
  return call("RespondToAuthChallenge", { ChallengeName: "PASSWORD_VERIFIER", Session, ChallengeResponses });
}

function answer({ SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP }) {
  const serverValue = toNumber(SRP_B);
  const scrambler = toNumber(sha256(toBytes(publicValue), toBytes(serverValue)).toString("hex"));
  const { x, verifier } = ofSalt.get(SALT) ?? derive(SALT, USER_ID_FOR_SRP);
  const base = (serverValue + prime - ((multiplier * verifier) % prime)) % prime;
  const shared = power(base, secret + scrambler * x);
  const key = crypto.hkdfSync("sha256", toBytes(shared), toBytes(scrambler), "Caldera Derived Key", 16);
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) (\S+)/.exec(new Date().toUTCString());
  const TIMESTAMP = `${new Date().toUTCString().slice(0, 3)} ${month} ${Number(day)} ${time} UTC ${year}`;
  const PASSWORD_CLAIM_SIGNATURE = crypto
    .createHmac("sha256", Buffer.from(key))
    .update(poolName + USER_ID_FOR_SRP)
    .update(Buffer.from(SECRET_BLOCK, "base64"))
    .update(TIMESTAMP)
    .digest("base64");
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE,
    TIMESTAMP,
  };
}

function derive(salt, userId) {
  const identity = sha256(Buffer.from(`${poolName}${userId}:${password}`));
  const x = toNumber(sha256(toBytes(toNumber(salt)), identity).toString("hex"));
  const derived = { x, verifier: power(2n, x) };
  ofSalt.set(salt, derived);
  return derived;
}

function power(base, exponent) {
  group.setPrivateKey(toHex(exponent), "hex");
  return toNumber(group.computeSecret(toHex(base), "hex", "hex"));
}

function toNumber(hex) {
  return BigInt(`0x${hex}`);
}

function toHex(number) {
  const hex = number.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

function toBytes(number) {
  const hex = toHex(number);
  return Buffer.from(Number.parseInt(hex.slice(0, 2), 16) > 127 ? `00${hex}` : hex, "hex");
}

function sha256(...parts) {
  const hash = crypto.createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const signIn = { password: signInWithPassword, srp: signInWithSrp }[flow];
let signedIn = 0;
let failed = 0;
const begunAt = performance.now();

async function signInOn() {
  while (performance.now() - begunAt < seconds * 1000) {
    const { AuthenticationResult } = await signIn().catch(() => ({}));
    if (AuthenticationResult?.AccessToken) signedIn++;
    else failed++;
  }
}

Promise.all(Array.from({ length: connections }, signInOn)).then(() => {
  const took = (performance.now() - begunAt) / 1000;
  agent.destroy();
  console.log(JSON.stringify({ signInsPerSecond: signedIn / took, failed }));
});
