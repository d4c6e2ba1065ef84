import { generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import { canVerify, type Jwk, toVerificationKeys } from "../../../local/gateway/signing-keys";
import { accessKey, idKey } from "./tokens";

const { alg: _, use: __, ...bare } = accessKey.jwk;

function without(member: keyof Jwk): Jwk {
  return { ...accessKey.jwk, [member]: undefined };
}

describe("signing key", () => {
  it("is an RSA key with an id, whatever it says or does not say of its algorithm", () => {
    const keys: Jwk[] = [accessKey.jwk, bare, { ...bare, use: "sig" }, { ...bare, alg: "RS512" }];
    expect(keys.map(canVerify)).to.deep.equal([true, true, true, true]);
  });

  const refused: [rule: string, jwk: Jwk][] = [
    ["a key for encryption", { ...accessKey.jwk, use: "enc" }],
    ["a key with an empty use", { ...accessKey.jwk, use: "" }],
    ["an elliptic curve key", { ...accessKey.jwk, kty: "EC" }],
    ["a symmetric key", { ...accessKey.jwk, kty: "oct" }],
    ["a key whose type is in another case", { ...accessKey.jwk, kty: "rsa" }],
    ["a key without an id", without("kid")],
    ["a key with an empty id", { ...accessKey.jwk, kid: "" }],
    ["a key without a modulus", without("n")],
    ["a key with an empty modulus", { ...accessKey.jwk, n: "" }],
    ["a key without an exponent", without("e")],
    ["a key with an empty exponent", { ...accessKey.jwk, e: "" }],
  ];
  for (const [rule, jwk] of refused) {
    it(`is not ${rule}`, () => {
      expect(canVerify(jwk)).to.equal(false);
      expect(toVerificationKeys([jwk]).size).to.equal(0);
    });
  }

  it("is found by its id, with the public half and what was published of it", () => {
    const keys = toVerificationKeys([idKey.jwk, accessKey.jwk, { ...accessKey.jwk, kid: "enc", use: "enc" }]);
    const key = keys.get(accessKey.kid);
    expect([[...keys.keys()], key?.jwk, key?.publicKey.equals(accessKey.publicKey)]).to.deep.equal([
      [idKey.kid, accessKey.kid],
      accessKey.jwk,
      true,
    ]);
  });

  it("is made of its public half alone", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = { ...privateKey.export({ format: "jwk" }), kty: "RSA", kid: "leaked" };
    expect(toVerificationKeys([jwk]).get("leaked")?.publicKey.type).to.equal("public");
  });
});
