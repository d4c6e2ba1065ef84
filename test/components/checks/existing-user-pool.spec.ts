import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  clientIdPath,
  parseExistingUserPool,
  requireClientId,
  requireUserPoolId,
} from "../../../components/checks/existing-user-pool";
import { refusalOf } from "./refusal-of";

const where = "existingUserPool";
const [userPoolId, clientId] = ["eu-west-1_Ab12Cd34E", "1h57kf5cpq17m0eml12EXAMPLE"];
const parse = (value: unknown, made = {}) => parseExistingUserPool({ where, value }, made);
const refused = (given: object) => refusalOf(() => parse({ userPoolId, clientId, ...given }));

describe("checks/existing-user-pool", () => {
  it("is none unless told otherwise, whatever else is written", () => {
    expect(parse(undefined, { users: { where: "users", value: {} } })).to.equal(undefined);
  });

  it("takes a pool and its clients, the first one first", () => {
    const clientIds = { web: "2h57kf5cpq17m0eml12EXAMPLE", "cli-2": "a_b+c" };
    expect(parse({ userPoolId, clientId, clientIds })).to.deep.equal({
      kind: "existing",
      userPoolId,
      clientIds: [
        { key: "client", id: clientId },
        { key: "web", id: clientIds.web },
        { key: "cli-2", id: clientIds["cli-2"] },
      ],
    });
  });

  it("takes ids that are known only later", () => {
    const ids = { pool: pulumi.output(userPoolId), first: Promise.resolve(clientId), web: pulumi.output(clientId) };
    expect(parse({ userPoolId: ids.pool, clientId: ids.first, clientIds: { web: ids.web } })).to.deep.equal({
      kind: "existing",
      userPoolId: ids.pool,
      clientIds: [
        { key: "client", id: ids.first },
        { key: "web", id: ids.web },
      ],
    });
  });

  for (const id of ["us-gov-west-1_a1B2c3D4e", "ap-southeast-5_x", "us-iso-east-1_Ab12Cd34E"]) {
    it(`takes the pool ${id}`, () => {
      expect(requireUserPoolId(id, where)).to.equal(id);
    });
  }

  for (const id of [
    "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab12Cd34E",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
    "eu-west-1",
    "Ab12Cd34E",
    "eu-west-1_",
    "eu-west_Ab12Cd34E",
    "eu-west-1_Ab12/../evil",
    "EU-WEST-1_Ab12Cd34E",
    " eu-west-1_Ab12Cd34E",
    "eu-west-1_Ab12Cd34E\n",
  ]) {
    it(`refuses the pool ${JSON.stringify(id)}`, () => {
      expect(refused({ userPoolId: id })).to.equal(
        `existingUserPool.userPoolId must be the id of a user pool, got ${JSON.stringify(id)}: write one such as "eu-west-1_Ab12Cd34E"`,
      );
    });
  }

  for (const id of ["my client", "https://app.org", "a-b", "a".repeat(129), `${"a".repeat(26)}\n`]) {
    const shown = JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id);
    const instead = "write the 26 letters and digits that Cognito shows";

    it(`refuses the client ${shown}`, () => {
      expect(refused({ clientId: id })).to.equal(
        `existingUserPool.clientId must be the id of an app client, got ${shown}: ${instead}`,
      );
    });

    it(`refuses the further client ${shown}`, () => {
      expect(refused({ clientIds: { web: id } })).to.equal(
        `existingUserPool.clientIds["web"] must be the id of an app client, got ${shown}: ${instead}`,
      );
    });
  }

  for (const option of ["userPoolId", "clientId"]) {
    it(`refuses to be without ${option}`, () => {
      expect(refused({ [option]: undefined })).to.equal(
        `existingUserPool.${option} must be a text, got nothing: write it in quotes`,
      );
    });
  }

  it("refuses a pool that is a resource, whose id was meant", () => {
    expect(refused({ userPoolId: { id: userPoolId } })).to.equal(
      "existingUserPool.userPoolId must be a text, got an object: write it in quotes",
    );
  });

  it("refuses an option that it has not", () => {
    expect(refused({ domain: "notes" })).to.equal(
      "existingUserPool.domain is not an option: write one of userPoolId, clientId, clientIds",
    );
  });

  it("refuses the name of the first client for another", () => {
    expect(refused({ clientIds: { client: "b".repeat(26) } })).to.equal(
      'existingUserPool.clientIds["client"] has the name of the first client: write another name',
    );
  });

  it("refuses a name that no output can have", () => {
    expect(refused({ clientIds: { "my web": "b".repeat(26) } })).to.equal(
      'the name of existingUserPool.clientIds["my web"] must be letters, digits, _ and -, a letter first, got "my web": write one such as "notes"',
    );
  });

  it("refuses a client that stands twice", () => {
    expect(refused({ clientIds: { web: clientId } })).to.equal(
      `existingUserPool.clientIds holds a value twice, got "${clientId}": write it once`,
    );
  });

  it("takes as many clients as an authorizer takes audiences, refuses more", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`web${index}`, `${index}`]));
    expect([refused({ clientIds: many(49) }), refused({ clientIds: many(50) })]).to.deep.equal([
      undefined,
      "existingUserPool.clientIds must be 49 at most, got 50: make a second API",
    ]);
  });

  it("refuses what only a pool that is made here can have, by its path, even if it is empty", () => {
    const made = { users: { where: "users", value: undefined }, life: { where: "tokens.idMinutes", value: {} } };
    expect(refusalOf(() => parse({ userPoolId, clientId }, made))).to.equal(
      "tokens.idMinutes belongs to a pool that is made here: set it at the existing pool, or leave existingUserPool out",
    );
  });

  it("refuses a computed id of no pool, without quoting it", () => {
    expect(refusalOf(() => requireUserPoolId("s3cret", `${where}.userPoolId`))).to.equal(
      'existingUserPool.userPoolId must be the id of a user pool, got a string: write one such as "eu-west-1_Ab12Cd34E"',
    );
  });

  it("refuses a computed id of no client, without quoting it", () => {
    expect(refusalOf(() => requireClientId("s-3-cret", clientIdPath("client")))).to.equal(
      "existingUserPool.clientId must be the id of an app client, got a string: write the 26 letters and digits that Cognito shows",
    );
  });

  it("names clients as they are written", () => {
    expect([clientIdPath("client"), clientIdPath("web")]).to.deep.equal([
      "existingUserPool.clientId",
      'existingUserPool.clientIds["web"]',
    ]);
  });
});
