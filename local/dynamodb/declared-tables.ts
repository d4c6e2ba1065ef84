import { DynamoDbError, validationError } from "./dynamodb-error";
import type { Engine, Json, StoredTable } from "./engine";
import type { TableSettings } from "./settings";

/**
 * Brings the tables on disk to what the program declares: missing ones are made, and what a killed process left half
 * made or half deleted is brought to its end.
 *
 * @throws Error naming the table, if one is on disk with other keys or indexes.
 */
export async function ensureDeclaredTables(engine: Engine, declared: TableSettings[]): Promise<void> {
  for (const table of await engine.listTables()) await finishInterrupted(engine, table);
  const onDisk = new Map((await engine.listTables()).map((table) => [table.TableName, table]));
  for (const settings of declared) {
    const found = onDisk.get(settings.name);
    if (!found) await createTable(engine, settings);
    else if (describe(toCreateTable(settings)) !== describe(found)) throw new Error(toRefusal(settings, found));
  }
}

/** @throws DynamoDbError for a request that would change or delete a table the program declares. */
export function refuseChangeOfDeclared(operation: string, table: string): void {
  if (operation === "CreateTable") {
    throw new DynamoDbError("ResourceInUseException", `Table already exists: ${table}`);
  }
  if (operation === "DeleteTable" || operation === "UpdateTable") {
    throw validationError(`table "${table}" is declared by the program: change the program, not the table`);
  }
}

async function finishInterrupted(engine: Engine, table: StoredTable): Promise<void> {
  if (table.TableStatus === "DELETING") await engine.removeTable(table.TableName);
  if (table.TableStatus === "CREATING" || table.TableStatus === "UPDATING") await engine.putTable(toActive(table));
}

async function createTable(engine: Engine, settings: TableSettings): Promise<void> {
  const input = engine.check("CreateTable", toCreateTable(settings));
  const { TableDescription } = (await engine.run("CreateTable", input)) as { TableDescription: StoredTable };
  await engine.putTable(toActive(TableDescription));
}

function toActive(table: StoredTable): StoredTable {
  const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: "ACTIVE" }));
  return { ...table, TableStatus: "ACTIVE", ...(indexes && { GlobalSecondaryIndexes: indexes }) };
}

function toCreateTable(settings: TableSettings) {
  const indexes = settings.globalSecondaryIndexes.map((index) => ({
    IndexName: index.name,
    KeySchema: toKeySchema(index),
    Projection: {
      ProjectionType: index.projectionType,
      ...(index.nonKeyAttributes.length > 0 && { NonKeyAttributes: index.nonKeyAttributes }),
    },
  }));
  return {
    TableName: settings.name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: settings.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: toKeySchema(settings),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
}

function toKeySchema({ hashKey, rangeKey }: { hashKey: string; rangeKey: string | undefined }) {
  const hash = { AttributeName: hashKey, KeyType: "HASH" };
  return rangeKey === undefined ? [hash] : [hash, { AttributeName: rangeKey, KeyType: "RANGE" }];
}

type Shape = Pick<StoredTable, "KeySchema" | "AttributeDefinitions"> & {
  GlobalSecondaryIndexes?: { IndexName: string; KeySchema: StoredTable["KeySchema"]; Projection: Json }[];
};

/** What may not differ, in words that can be compared and read. */
function describe(table: Shape): string {
  const types = new Map(table.AttributeDefinitions.map((each) => [each.AttributeName, each.AttributeType]));
  const keys = (schema: StoredTable["KeySchema"]) =>
    schema.map(({ AttributeName }) => `${AttributeName} (${types.get(AttributeName)})`).join(" and ");
  const indexes = (table.GlobalSecondaryIndexes ?? [])
    .map(
      ({ IndexName, KeySchema, Projection }) => `index ${IndexName} on ${keys(KeySchema)} with ${toText(Projection)}`,
    )
    .sort();
  return [`key ${keys(table.KeySchema)}`, ...indexes].join(", ");
}

function toText({ ProjectionType, NonKeyAttributes }: Json): string {
  const names = Array.isArray(NonKeyAttributes) ? [...NonKeyAttributes].sort().join(" ") : "";
  return `${String(ProjectionType)} ${names}`.trimEnd();
}

function toRefusal(settings: TableSettings, found: StoredTable): string {
  return (
    `table "${settings.name}" is on disk with ${describe(found)}, and declared with ` +
    `${describe(toCreateTable(settings))}: run "secured-api-dev reset" to forget the local data, or declare it as it was`
  );
}
