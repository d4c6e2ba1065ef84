/** What one DynamoDB table is told to be, made from a declared resource. */
export interface TableSettings {
  name: string;
  arn: string;
  attributes: { name: string; type: "S" | "N" | "B" }[];
  hashKey: string;
  rangeKey: string | undefined;
  globalSecondaryIndexes: {
    name: string;
    hashKey: string;
    rangeKey: string | undefined;
    projectionType: string;
    nonKeyAttributes: string[];
  }[];
}
