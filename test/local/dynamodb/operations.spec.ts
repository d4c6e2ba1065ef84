import { expect } from "chai";
import { DynamoDbError } from "../../../local/dynamodb/dynamodb-error";
import { readOperation } from "../../../local/dynamodb/operations";

function refusalOf(target: string): string {
  try {
    return `taken: ${readOperation(target)}`;
  } catch (error) {
    return error instanceof DynamoDbError ? `${error.type}: ${error.message}` : String(error);
  }
}

describe("the operation of a DynamoDB request", () => {
  it("is read out of the target", () => {
    expect(readOperation("DynamoDB_20120810.PutItem")).to.equal("PutItem");
  });

  for (const target of [
    "",
    "PutItem",
    "DynamoDB_20111205.PutItem",
    "dynamodb_20120810.PutItem",
    "DynamoDB_20120810.PutItem.x",
    "DynamoDB_20120810.../../db",
    "DynamoDB_20120810.",
  ]) {
    it(`is unknown in "${target}"`, () => {
      expect(refusalOf(target)).to.equal("UnknownOperationException: ");
    });
  }

  const named: [operation: string, reason: string][] = [
    ["putItem", ""],
    ["toString", ""],
    ["ImportTable", ""],
    ["TransactGetItems", ": the local DynamoDB has no transactions"],
    ["BatchExecuteStatement", ": the local DynamoDB has no PartiQL"],
    ["ExecuteTransaction", ": the local DynamoDB has no PartiQL"],
    ["DescribeTimeToLive", ": the local DynamoDB has no time to live"],
    ["DescribeContinuousBackups", ": the local DynamoDB has no point-in-time recovery and backups"],
    ["RestoreTableToPointInTime", ": the local DynamoDB has no point-in-time recovery and backups"],
    ["TagResource", ": the local DynamoDB has no tags"],
  ];
  for (const [operation, reason] of named) {
    it(`is named if it does not run here: ${operation}`, () => {
      const expected = `UnknownOperationException: ${operation} does not run locally${reason}`;
      expect(refusalOf(`DynamoDB_20120810.${operation}`)).to.equal(expected);
    });
  }
});
