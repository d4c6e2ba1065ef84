import fs from "node:fs";
import type { WireObject } from "../../../local/engine/wire";

/** One resource in the stand-in's account; values are as on the wire, so that secrets are still marked. */
export interface Stored {
  type: string;
  id: string;
  inputs: WireObject;
  /** Inputs, and what AWS computed. */
  outputs: WireObject;
}

/** An AWS account: a JSON file, which the tests read and write too. */
export interface Account {
  all(): Stored[];

  find(type: string, id: string, parentId?: string): Stored | undefined;

  /** Adds or replaces. */
  put(stored: Stored): void;

  remove(stored: Stored): void;

  /** How many resources of that type and name it ever had, with the one to come: makes every new one another. */
  nextSerial(type: string, name: string): number;
}

/** Text of the file. */
interface AccountFile {
  created: Record<string, number>;
  resources: Record<string, Stored>;
}

/** Opens the account that the file holds; one that does not exist is empty. */
export function openAccount(file: string): Account {
  const read = (): AccountFile =>
    fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { created: {}, resources: {} };
  // In one step, because the engine may be killed at any time.
  const change = (edit: (content: AccountFile) => void) => {
    const content = read();
    edit(content);
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 1)}\n`);
    fs.renameSync(`${file}.new`, file);
    return content;
  };
  return {
    all: () => Object.values(read().resources),
    find: (type, id, parentId = "") => read().resources[toKey(type, id, parentId)],
    put: (stored) => {
      change(({ resources }) => {
        resources[keyOf(stored)] = stored;
      });
    },
    remove: (stored) => {
      change(({ resources }) => {
        delete resources[keyOf(stored)];
      });
    },
    nextSerial: (type, name) => {
      const key = `${type} ${name}`;
      const { created } = change((content) => {
        content.created[key] = (content.created[key] ?? 0) + 1;
      });
      return created[key] ?? 0;
    },
  };
}

/** A stage's id is its name, which the stages of other APIs may have as well. */
export function parentOf(type: string, properties: WireObject): string {
  return type === "aws:apigatewayv2/stage:Stage" ? String(properties["apiId"]) : "";
}

function keyOf({ type, id, inputs }: Stored): string {
  return toKey(type, id, parentOf(type, inputs));
}

function toKey(type: string, id: string, parentId: string): string {
  return [type, parentId, id].filter(Boolean).join(" ");
}
