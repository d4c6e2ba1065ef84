import type { TableSettings } from "../dynamodb/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { flag, object, objects, text, texts } from "./properties";

export const table: ResourceDescription = {
  type: "aws:dynamodb/table:Table",
  label: "table",
  served: ["name", "attributes", "hashKey", "rangeKey", "globalSecondaryIndexes", "ttl", "pointInTimeRecovery"],
  irrelevant: [
    "billingMode",
    "readCapacity",
    "writeCapacity",
    "tags",
    "deletionProtectionEnabled",
    "serverSideEncryption",
    "tableClass",
    "onDemandThroughput",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    return {
      id: physical,
      computed: { name: physical, arn: `arn:aws:dynamodb:${region}:${ACCOUNT_ID}:table/${physical}`, region },
    };
  },
};

/** What a table declares that the local DynamoDB has not; in words. */
export function findTableGaps({ inputs }: DeclaredResource): string[] {
  const isOn = (name: string) => flag(object(inputs, name) ?? {}, "enabled") === true;
  return [
    ...(isOn("ttl") ? ["ttl is not emulated: items stay when their time is over"] : []),
    ...(isOn("pointInTimeRecovery")
      ? ["pointInTimeRecovery is not emulated: what is overwritten or deleted here is gone"]
      : []),
  ];
}

/** The table that the local DynamoDB keeps. */
export function toTableSettings({ inputs, outputs }: DeclaredResource): TableSettings {
  return {
    name: text(outputs, "name") ?? "",
    arn: text(outputs, "arn") ?? "",
    attributes: objects(inputs, "attributes").map(toAttribute),
    hashKey: text(inputs, "hashKey") ?? "",
    rangeKey: text(inputs, "rangeKey"),
    globalSecondaryIndexes: objects(inputs, "globalSecondaryIndexes").map((index) => ({
      name: text(index, "name") ?? "",
      hashKey: text(index, "hashKey") ?? "",
      rangeKey: text(index, "rangeKey"),
      projectionType: text(index, "projectionType") ?? "ALL",
      nonKeyAttributes: texts(index, "nonKeyAttributes"),
    })),
  };
}

function toAttribute(attribute: Properties): TableSettings["attributes"][number] {
  const type = text(attribute, "type");
  return { name: text(attribute, "name") ?? "", type: type === "N" || type === "B" ? type : "S" };
}
