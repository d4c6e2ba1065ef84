import { expect } from "chai";
import { deriveDomainPrefix, requireDomainPrefix } from "../../../components/checks/domain-prefix";
import { show } from "../../../components/checks/refusal";
import { refusalOf } from "./refusal-of";

const refused = (value: unknown) => refusalOf(() => requireDomainPrefix(value, "signInPage.domainPrefix", show));
const source = { name: "notes", stack: "dev", project: "notes-api", accountId: "111122223333" };

describe("checks/domain-prefix", () => {
  it("takes lower-case letters, digits and single hyphens inside, 1 to 63", () => {
    const prefixes = ["a", "notes-dev-1", "7", "a".repeat(63)];
    expect(prefixes.map((prefix) => requireDomainPrefix(prefix))).to.deep.equal(prefixes);
  });

  it("refuses more than 63 characters", () => {
    expect(refused("a".repeat(64))).to.match(
      /^signInPage\.domainPrefix must have 63 characters at most, got "a+": write a shorter one$/,
    );
  });

  for (const prefix of ["Notes", "notes.dev", "notes_dev", "https://notes"]) {
    it(`refuses ${prefix}`, () => {
      expect(refused(prefix)).to.equal(
        `signInPage.domainPrefix must be lower-case letters, digits and hyphens, got "${prefix}": write the prefix alone, such as "notes-dev"`,
      );
    });
  }

  for (const prefix of ["-notes", "notes-", "notes--dev"]) {
    it(`refuses ${prefix}`, () => {
      expect(refused(prefix)).to.equal(
        `signInPage.domainPrefix has a hyphen at an end, or two in a row, got "${prefix}": write single hyphens inside`,
      );
    });
  }

  for (const [prefix, word] of [
    ["my-aws", "aws"],
    ["lawson", "aws"],
    ["amazon-notes", "amazon"],
    ["incognito", "cognito"],
    ["cognito2", "cognito"],
  ] as const) {
    it(`refuses ${prefix}, which holds a word of AWS's own`, () => {
      expect(refused(prefix)).to.equal(
        `signInPage.domainPrefix holds "${word}", which AWS keeps for itself, got "${prefix}": write it without that word`,
      );
    });
  }

  it("refuses a computed one without quoting it", () => {
    expect(refusalOf(() => requireDomainPrefix("Notes"))).to.equal(
      'signInPage.domainPrefix must be lower-case letters, digits and hyphens, got a string: write the prefix alone, such as "notes-dev"',
    );
  });

  it("refuses an empty one", () => {
    expect(refused("")).to.equal("signInPage.domainPrefix must not be empty: write a text, or leave it out");
  });

  it("derives name, stack and eight digits", () => {
    expect(deriveDomainPrefix(source)).to.match(/^notes-dev-[0-9a-f]{8}$/);
  });

  it("derives the same one every time", () => {
    expect(deriveDomainPrefix(source)).to.equal(deriveDomainPrefix({ ...source }));
  });

  it("derives another one for another account, project or stack", () => {
    const prefixes = [{}, { accountId: "444455556666" }, { project: "other" }, { stack: "prod" }].map((other) =>
      deriveDomainPrefix({ ...source, ...other }),
    );
    expect(new Set(prefixes).size).to.equal(4);
  });

  it("derives one that Cognito takes, whatever the names", () => {
    const names = ["Notes", "aws-notes", "awsaws", "aamazonws", "cognito", "a_b", "n".repeat(24), "notes-", "a--b"];
    const stacks = ["dev", "PROD", "feature/x", "amazon", "s".repeat(100), "aws", "-", "ö.ä"];
    const derived = names.flatMap((name) => stacks.map((stack) => deriveDomainPrefix({ ...source, name, stack })));
    expect(derived.map(refused)).to.deep.equal(derived.map(() => undefined));
  });

  it("keeps the name and the digits where the stack's name is long", () => {
    expect(deriveDomainPrefix({ ...source, stack: "s".repeat(100) })).to.match(/^notes-s{48}-[0-9a-f]{8}$/);
  });

  it("derives the digits alone where nothing of the names may stay", () => {
    expect(deriveDomainPrefix({ ...source, name: "aws", stack: "cognito" })).to.match(/^[0-9a-f]{8}$/);
  });
});
