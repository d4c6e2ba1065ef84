import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { KeyType, Table, type TableArgs } from "../../components";
import { find, record } from "../record";
import { rejectionOf } from "./rejection-of";

const type = "aws:dynamodb/table:Table";

function recordTable(args: TableArgs, name = "notes") {
  return record(() => new Table(name, args));
}

describe("table", () => {
  it("is paid by request, backed up, encrypted and protected unless told otherwise", async () => {
    expect(find(await recordTable({ partitionKey: { name: "owner" } }), type)).to.deep.equal({
      type,
      name: "notes",
      inputs: {
        billingMode: "PAY_PER_REQUEST",
        attributes: [{ name: "owner", type: "S" }],
        hashKey: "owner",
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true },
        deletionProtectionEnabled: true,
        tags: {},
      },
      options: { parent: "notes", protect: true },
    });
  });

  it("lists exactly its keys as attributes, and takes what was asked for", async () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/table";
    const recording = await recordTable({
      partitionKey: { name: "owner" },
      sortKey: { name: "at", type: KeyType.Number },
      expiryAttribute: "expiresAt",
      deletionProtection: false,
      kmsKeyArn,
      tags: { team: "notes" },
    });
    expect(find(recording, type)).to.deep.equal({
      type,
      name: "notes",
      inputs: {
        billingMode: "PAY_PER_REQUEST",
        attributes: [
          { name: "owner", type: "S" },
          { name: "at", type: "N" },
        ],
        hashKey: "owner",
        rangeKey: "at",
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true, kmsKeyArn },
        deletionProtectionEnabled: false,
        ttl: { attributeName: "expiresAt", enabled: true },
        tags: { team: "notes" },
      },
      options: { parent: "notes" },
    });
  });

  it("has the type token, and the outputs, that programs and old states know", async () => {
    const { resources } = await recordTable({ partitionKey: { name: "owner" } });
    expect(resources[0]).to.deep.equal({
      type: "secured-api:index:Table",
      name: "notes",
      inputs: {},
      options: {},
      outputs: { name: "notes-1a2b3c4", arn: "arn:aws:dynamodb:eu-west-1:123456789012:notes" },
    });
  });

  it("refuses one attribute as both keys", async () => {
    const refused = recordTable({ partitionKey: { name: "owner" }, sortKey: { name: "owner" } });
    expect(await rejectionOf(refused)).to.equal(
      'sortKey.name is the partition key\'s too, got "owner": write another attribute',
    );
  });

  it("refuses a key without a name", async () => {
    expect(await rejectionOf(recordTable({ partitionKey: { name: "" } }))).to.equal(
      "partitionKey.name must not be empty: write a text, or leave it out",
    );
  });

  it("refuses a key's name of more than 255 bytes", async () => {
    expect(await rejectionOf(recordTable({ partitionKey: { name: "ä".repeat(128) } }))).to.equal(
      "partitionKey.name must have 255 bytes at most: write a shorter one",
    );
  });

  it("refuses a misspelled option, which would look like one left out", async () => {
    const args = { partitionKey: { name: "owner" }, deletionProtecton: true };
    expect(await rejectionOf(recordTable(args))).to.equal(
      "deletionProtecton is not an option: did you mean deletionProtection",
    );
  });

  it("refuses a name that DynamoDB does not take", async () => {
    expect(await rejectionOf(recordTable({ partitionKey: { name: "owner" } }, "my notes"))).to.equal(
      'the name of the table must be letters, digits, _, . and -, got "my notes": write one such as "notes"',
    );
  });

  it("refuses a name that is too long with the characters Pulumi adds", async () => {
    expect(await rejectionOf(recordTable({ partitionKey: { name: "owner" } }, "n".repeat(248)))).to.equal(
      "the name of the table must have 247 characters at most, got 248 characters: write less",
    );
  });

  it("refuses a computed key that is no ARN, once it is known", async () => {
    const kmsKeyArn = pulumi.output(Promise.resolve("alias/table"));
    expect(await rejectionOf(recordTable({ partitionKey: { name: "owner" }, kmsKeyArn }))).to.equal(
      "kmsKeyArn must be the ARN of a key, got a string: write arn:aws:kms:<region>:<account>:key/<id>",
    );
  });

  it("refuses a computed tag that AWS does not take, once it is known", async () => {
    const tags = { team: pulumi.output(Promise.resolve("notes!")) };
    expect(await rejectionOf(recordTable({ partitionKey: { name: "owner" }, tags }))).to.equal(
      'tags["team"] has a character AWS refuses, got a string: write letters, digits and _.:/=+-@',
    );
  });
});
