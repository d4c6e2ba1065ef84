import { expect } from "chai";
import { Secret } from "otpauth";
import { makeTotpSecret, stepOf } from "../../../../local/cognito/mfa/totp";

/** The secret of RFC 6238's test vectors, and the last six digits of some of its SHA-1 codes. */
const secret = Secret.fromUTF8("12345678901234567890").base32;
const vectors = [
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [20000000000, "353130"],
] as const;

describe("TOTP", () => {
  it("takes the codes of RFC 6238", () => {
    const steps = vectors.map(([time, code]) => stepOf(secret, code, time * 1000));
    expect(steps).to.deep.equal([1, 37037036, 41152263, 666666666]);
  });

  it("takes a code one step early and one step late, and tells which step it is of", () => {
    const steps = [-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, "005924", (1234567890 + seconds) * 1000));
    expect(steps).to.deep.equal([undefined, 41152263, 41152263, 41152263, undefined]);
  });

  it("takes six digits and nothing else", () => {
    for (const code of ["5924", "0005924", "00592a", " 05924", "", "００５９２４"]) {
      expect(stepOf(secret, code, 1234567890_000)).to.equal(undefined);
    }
  });

  it("makes another secret each time, of 32 bytes", () => {
    const secrets = Array.from({ length: 10 }, makeTotpSecret);
    expect(new Set(secrets).size).to.equal(10);
    expect(secrets.map((one) => Secret.fromBase32(one).bytes.length)).to.deep.equal(Array(10).fill(32));
  });
});
