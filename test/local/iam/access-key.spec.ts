import { expect } from "chai";
import { readAccessKey } from "../../../local/iam/access-key";

const scope = "20260507/eu-west-1/dynamodb/aws4_request";
const rest = "SignedHeaders=host;x-amz-date, Signature=00ff";

const missing = {
  problem: {
    type: "MissingAuthenticationTokenException",
    message: "Request is missing Authentication Token",
  },
};

const incomplete = (message: string) => ({ problem: { type: "IncompleteSignatureException", message } });
const wrongForm = incomplete("Credential must have the form key/date/region/service/aws4_request");
const wrongParts = incomplete("the Authorization header must hold Credential, SignedHeaders and Signature, each once");

describe("the access key of a request", () => {
  it("is read out of the Authorization header", () => {
    const header = `AWS4-HMAC-SHA256 Credential=LOCALHELLO/${scope}, ${rest}`;
    expect(readAccessKey(header, "dynamodb")).to.deep.equal({ accessKeyId: "LOCALHELLO" });
  });

  it("is read whatever the order and without spaces", () => {
    const header = `AWS4-HMAC-SHA256 Signature=00ff,SignedHeaders=host,Credential=LOCALHELLO/${scope}`;
    expect(readAccessKey(header, "dynamodb")).to.deep.equal({ accessKeyId: "LOCALHELLO" });
  });

  it("keeps its case", () => {
    const header = `AWS4-HMAC-SHA256 Credential=LocalHello/${scope}, ${rest}`;
    expect(readAccessKey(header, "dynamodb")).to.deep.equal({ accessKeyId: "LocalHello" });
  });

  for (const header of [undefined, "", "Bearer abc", "Basic YTpi", `Credential=A/${scope}`]) {
    it(`is missing in "${header}"`, () => {
      expect(readAccessKey(header, "dynamodb")).to.deep.equal(missing);
    });
  }

  const refused: [title: string, header: string, problem: object][] = [
    [
      "another algorithm",
      `AWS4-ECDSA-P256-SHA256 Credential=A/${scope}, ${rest}`,
      incomplete("the algorithm must be AWS4-HMAC-SHA256"),
    ],
    ["two credentials", `AWS4-HMAC-SHA256 Credential=A/${scope}, Credential=B/${scope}, ${rest}`, wrongParts],
    ["no signature", `AWS4-HMAC-SHA256 Credential=A/${scope}, SignedHeaders=host`, wrongParts],
    ["no credential", `AWS4-HMAC-SHA256 ${rest}`, wrongParts],
    ["something more", `AWS4-HMAC-SHA256 Credential=A/${scope}, ${rest}, Other=1`, wrongParts],
    ["another case", `AWS4-HMAC-SHA256 credential=A/${scope}, ${rest}`, wrongParts],
    ["an empty access key", `AWS4-HMAC-SHA256 Credential=/${scope}, ${rest}`, wrongForm],
    ["a space in the access key", `AWS4-HMAC-SHA256 Credential= A/${scope}, ${rest}`, wrongForm],
    ["a slash in the access key", `AWS4-HMAC-SHA256 Credential=A/B/${scope}, ${rest}`, wrongForm],
    ["a part too many", `AWS4-HMAC-SHA256 Credential=A/${scope}/B, ${rest}`, wrongForm],
    ["a date that is none", `AWS4-HMAC-SHA256 Credential=A/2026/eu-west-1/dynamodb/aws4_request, ${rest}`, wrongForm],
    ["no region", `AWS4-HMAC-SHA256 Credential=A/20260507//dynamodb/aws4_request, ${rest}`, wrongForm],
    ["another end", `AWS4-HMAC-SHA256 Credential=A/20260507/eu-west-1/dynamodb/aws5_request, ${rest}`, wrongForm],
    [
      "another service",
      `AWS4-HMAC-SHA256 Credential=A/20260507/eu-west-1/cognito-idp/aws4_request, ${rest}`,
      incomplete("Credential should be scoped to correct service: 'dynamodb'"),
    ],
  ];
  for (const [title, header, problem] of refused) {
    it(`is not taken from a header with ${title}`, () => {
      expect(readAccessKey(header, "dynamodb")).to.deep.equal(problem);
    });
  }
});
