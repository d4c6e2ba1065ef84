import { type Stats, statSync } from "node:fs";
import path from "node:path";
import type { ChokidarOptions } from "chokidar";

/** What to watch. */
export interface WatchOptions {
  /** The project; everything in it but what tools keep for themselves. */
  folder: string;

  /** Files and folders that are watched wherever they are: outside of the project, or in what tools keep for themselves. */
  also: string[];

  /** What was saved after this is a change, even if it was before watching began, milliseconds since 1970. */
  since: number;

  /** Told of what was saved, added or removed: absolute paths, those of one moment together. */
  changed(files: ReadonlySet<string>): void;

  /** Told that watching does not work, for example because the system allows no more of it. */
  failed(error: Error): void;
}

/** Watches a project. */
export interface Watch {
  /** Watches these too, wherever they are. */
  add(also: string[]): void;

  close(): Promise<void>;
}

/** One save makes several events, and a checkout many files: what comes within this belongs together, milliseconds. */
const QUIET_MS = 25;

/** Folders and files that no program is read from: tools write there, many of them all the time. */
const IGNORED = /(?:^|[\\/])(?:\.[^\\/]+|node_modules|__pycache__|[^\\/]+~|[^\\/]+\.(?:log|pyc|swp|tsbuildinfo))$/;

/** The watcher drops what happens to a file this soon after another change of it, milliseconds: it is looked at again. */
const DROPPED_MS = 60;

/** Watches until it is closed. Nothing is read; what is told may be unchanged in content. */
export async function watchFiles(options: WatchOptions): Promise<Watch> {
  const { watch } = await import("chokidar");
  const also = new Set(options.also);
  const isAsked = (file: string) => [...also].some((each) => file === each || file.startsWith(each + path.sep));
  const settings: ChokidarOptions = {
    ignored: (file) => IGNORED.test(path.relative(options.folder, file)) && !isAsked(file),
    alwaysStat: true,
    // Waits for no second event: what is half written fails and is read again at the next event.
    atomic: false,
  };
  const watcher = watch([options.folder, ...also], settings);
  const teller = createTeller(options.changed);
  let ready = false;
  watcher.on("ready", () => {
    ready = true;
  });
  watcher.on("add", (file, stats) => {
    if (ready || (stats?.mtimeMs ?? 0) > options.since) teller.tell(file, stats);
  });
  watcher.on("change", (file, stats) => teller.tell(file, stats));
  watcher.on("unlink", (file) => teller.tell(file));
  watcher.on("error", (error) => options.failed(error instanceof Error ? error : new Error(String(error))));
  return {
    add: (more) => {
      const fresh = more.filter((file) => !also.has(file));
      for (const file of fresh) also.add(file);
      watcher.add(fresh);
    },
    close: async () => {
      await watcher.close();
      teller.close();
    },
  };
}

/** Tells of files once it is quiet, and again of one that was saved unnoticed. */
function createTeller(changed: WatchOptions["changed"]) {
  const waiting = new Set<string>();
  const again = new Map<string, NodeJS.Timeout>();
  let quiet: NodeJS.Timeout | undefined;
  const tell = (file: string, stats?: Stats) => {
    waiting.add(path.resolve(file));
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const files = new Set(waiting);
      waiting.clear();
      changed(files);
    }, QUIET_MS);
    clearTimeout(again.get(file));
    again.set(
      file,
      setTimeout(() => {
        again.delete(file);
        const now = statOf(file);
        if (now?.mtimeMs !== stats?.mtimeMs || now?.size !== stats?.size) tell(file, now);
      }, DROPPED_MS),
    );
  };
  return {
    tell,
    close: () => {
      clearTimeout(quiet);
      for (const timer of again.values()) clearTimeout(timer);
    },
  };
}

/** Undefined for what is not there, or leads nowhere. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
