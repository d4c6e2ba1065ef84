import { chmod, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { ClassicLevel } from "classic-level";
import { bringForward, layoutKey } from "./store-layout";

/** One stored value with its key. */
export interface StoreEntry<T> {
  key: string;
  value: T;
}

/** One step of a batch. */
export type StoreWrite = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

/** Where a listing starts and ends. */
export interface StoreRange {
  /** Only keys after this one. @default the first key of the prefix */
  after?: string | undefined;

  /** At most so many entries. @default all */
  limit?: number | undefined;
}

/**
 * Keys to JSON values, on disk. A promise that has resolved means that a killed process loses nothing of it; power loss
 * is another matter (writes are not forced to the disk one by one).
 */
export interface Store {
  /** The value of a key; `undefined` if there is none. */
  get<T>(key: string): Promise<T | undefined>;

  put(key: string, value: unknown): Promise<void>;

  /** All of it or, if the process dies, none of it. */
  batch(writes: StoreWrite[]): Promise<void>;

  /** Entries whose key starts with the prefix, in the order of their keys. */
  list<T>(prefix: string, range?: StoreRange): Promise<StoreEntry<T>[]>;

  close(): Promise<void>;
}

/**
 * Opens the store in a folder, which is made if missing. It is closed to other users of the machine: the folder (0700), and
 * by the process's file mode creation mask whatever the process makes from now on (0600), since the store makes files
 * whenever it needs one. What an older program stored is brought forward.
 *
 * @throws Error if another process has it open, or a newer program made it.
 */
export async function openStore(folder: string): Promise<Store> {
  if (isMainThread) process.umask(0o077);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o600);
  const level = new ClassicLevel<string, unknown>(folder, { valueEncoding: "json" });
  await level.open().catch((error: unknown) => {
    throw new Error(`the store in ${folder} cannot be opened; end the process that uses it`, { cause: error });
  });
  const store = createStore(level);
  try {
    await level.batch(await bringForward(await level.get(layoutKey), (prefix) => store.list(prefix), folder));
  } catch (error) {
    await level.close();
    throw error;
  }
  return store;
}

function createStore(level: ClassicLevel<string, unknown>): Store {
  return {
    // In this thread: one value is read in the time that handing it to another thread takes ten times over.
    get: async <T>(key: string) => level.getSync(key) as T | undefined,
    put: (key, value) => level.put(key, value),
    batch: (writes) => level.batch(writes),
    list: async <T>(prefix: string, range: StoreRange = {}) => {
      const from = range.after === undefined ? { gte: prefix } : { gt: range.after };
      const entries = await level.iterator({ ...from, lt: `${prefix}\uffff`, limit: range.limit ?? -1 }).all();
      return entries.map(([key, value]) => ({ key, value: value as T }));
    },
    close: () => level.close(),
  };
}
