import { isDeepStrictEqual } from "node:util";
import { InstancePool } from "./instance-pool";
import type { FunctionSettings } from "./settings";

/** What became of one function when the functions were replaced. */
export interface FunctionChange {
  functionName: string;

  /**
   * `kept`: nothing changed, its instances go on. `replaced`: requests go to its new code. `failed`: its new code does
   * not load; then no function changed, each goes on as it was.
   */
  kind: "replaced" | "kept" | "added" | "removed" | "failed";

  /** Why it failed. */
  reason?: string;
}

interface Member {
  settings: FunctionSettings;
  pool: InstancePool;
}

/** The functions there are, each with the pool that serves it. */
export class FunctionSet {
  private members = new Map<string, Member>();
  private byArn = new Map<string, InstancePool>();
  /** With the folder of their code; those of code that was replaced, too, until their last request is answered. */
  private readonly pools = new Map<InstancePool, string>();
  private replacing: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly createPool: (settings: FunctionSettings) => InstancePool) {}

  /** @param arn of a function, or of a version or alias of it */
  find(arn: string): InstancePool | undefined {
    return this.byArn.get(arn);
  }

  /** The pool of every function. */
  list(): InstancePool[] {
    return [...this.members.values()].map(({ pool }) => pool);
  }

  /** Folders that code may still be read from. */
  codeFolders(): string[] {
    return [...new Set(this.pools.values())];
  }

  /** Makes a function known; nothing is started. */
  add(settings: FunctionSettings): InstancePool {
    const pool = this.open(settings);
    this.serve(settings, pool);
    return pool;
  }

  /**
   * Brings the functions to these settings, after every replacement that was asked for before.
   *
   * @param alongside done once all new code is loaded, and before a request goes to it
   */
  replace(all: FunctionSettings[], alongside: () => Promise<void>): Promise<FunctionChange[]> {
    const done = this.replacing.then(() => this.replaceNow(all, alongside));
    this.replacing = done.catch(() => undefined);
    return done;
  }

  /** Ends every instance. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.pools.keys()].map((pool) => pool.close()));
  }

  private async replaceNow(all: FunctionSettings[], alongside: () => Promise<void>): Promise<FunctionChange[]> {
    if (this.closed) return [];
    const loaded = await Promise.all(all.map((settings) => this.load(settings)));
    const dropLoaded = () => {
      for (const { pool } of loaded) pool?.retire();
    };
    if (loaded.some(({ change }) => change.kind === "failed")) {
      dropLoaded();
      return loaded.map(({ change }) => (change.kind === "failed" ? change : { ...change, kind: "kept" }));
    }
    try {
      await alongside();
    } catch (error) {
      dropLoaded();
      throw error;
    }
    const wanted = new Set(all.map(({ arn }) => arn));
    const gone = [...this.members.values()].filter(({ settings }) => !wanted.has(settings.arn));
    for (const { settings, pool } of loaded) if (pool) this.swap(settings, pool);
    return [...loaded.map(({ change }) => change), ...gone.map(({ settings }) => this.remove(settings))];
  }

  /** Loads the code of a function that is new or another one. Code that does not run yet is replaced by any. */
  private async load(settings: FunctionSettings): Promise<{
    settings: FunctionSettings;
    change: FunctionChange;
    pool?: InstancePool;
  }> {
    const { name: functionName } = settings;
    const current = this.members.get(settings.arn);
    if (current && isDeepStrictEqual(current.settings, settings)) {
      return { settings, change: { functionName, kind: "kept" } };
    }
    const pool = this.open(settings);
    const ending = await pool.warm();
    if (ending && !current?.pool.isBroken) {
      const reason = `${ending.errorType}: ${ending.errorMessage}`;
      return { settings, change: { functionName, kind: "failed", reason }, pool };
    }
    return { settings, change: { functionName, kind: current ? "replaced" : "added" }, pool };
  }

  private swap(settings: FunctionSettings, pool: InstancePool): void {
    const old = this.members.get(settings.arn);
    this.serve(settings, pool);
    old?.pool.retire(pool);
  }

  private remove({ arn, name: functionName }: FunctionSettings): FunctionChange {
    const member = this.members.get(arn);
    this.members.delete(arn);
    this.index();
    member?.pool.retire();
    return { functionName, kind: "removed" };
  }

  private open(settings: FunctionSettings): InstancePool {
    const pool = this.createPool(settings);
    this.pools.set(pool, settings.codeFolder);
    void pool.gone.then(() => this.pools.delete(pool));
    return pool;
  }

  private serve(settings: FunctionSettings, pool: InstancePool): void {
    this.members.set(settings.arn, { settings, pool });
    this.index();
  }

  private index(): void {
    const entries = [...this.members.values()].flatMap(({ settings, pool }) =>
      toArns(settings).map((arn) => [arn, pool] as const),
    );
    this.byArn = new Map(entries);
  }
}

function toArns({ arn, qualifiers = [] }: FunctionSettings): string[] {
  return [arn, ...qualifiers.map((qualifier) => `${arn}:${qualifier}`)];
}
