import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import type { Note } from "./note";

/** Part of an owner's notes. */
export interface NotePage {
  /** Newest first. */
  notes: Note[];

  /** There are notes after the last one. */
  more: boolean;
}

/** Everybody's notes, each reached through its owner alone: partition key `owner` (the caller's `sub`), sort key `id`. */
export interface NoteStore {
  /** Keeps a new note. Rejects if the owner has one of this id: nothing is ever overwritten. */
  put(owner: string, note: Note): Promise<void>;

  /** Undefined if the owner has no such note. */
  get(owner: string, id: string): Promise<Note | undefined>;

  /** False if the owner had no such note. */
  delete(owner: string, id: string): Promise<boolean>;

  /**
   * Reads on, from the newest note or from behind the note `after`.
   *
   * @param limit At most so many notes; fewer if DynamoDB's megabyte for one answer is full.
   */
  list(owner: string, limit: number, after?: string): Promise<NotePage>;
}

/** Notes in a DynamoDB table. Reads are consistent: what was acknowledged is seen by the next request. */
export function createNoteStore(tableName: string, client = new DynamoDBClient()): NoteStore {
  const table = { TableName: tableName };
  return {
    async put(owner, note) {
      const onlyNew = { ConditionExpression: "attribute_not_exists(id)" };
      await client.send(new PutItemCommand({ ...table, Item: toItem({ owner, ...note }), ...onlyNew }));
    },
    async get(owner, id) {
      const request = { ...table, Key: toItem({ owner, id }), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(request));
      return Item && toNote(Item);
    },
    async delete(owner, id) {
      const onlyThere = { ConditionExpression: "attribute_exists(id)" };
      try {
        await client.send(new DeleteItemCommand({ ...table, Key: toItem({ owner, id }), ...onlyThere }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async list(owner, limit, after) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...table,
          KeyConditionExpression: "#owner = :owner",
          ExpressionAttributeNames: { "#owner": "owner" },
          ExpressionAttributeValues: { ":owner": { S: owner } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: toItem({ owner, id: after }) }),
        }),
      );
      return { notes: Items.map(toNote), more: LastEvaluatedKey !== undefined };
    },
  };
}

type Item = Record<string, AttributeValue>;

/** Every attribute of a note is a string. */
function toItem(texts: Record<string, string>): Item {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }]));
}

function toNote(item: Item): Note {
  const read = (name: string) => item[name]?.S ?? "";
  return { id: read("id"), title: read("title"), body: read("body"), createdAt: read("createdAt") };
}
