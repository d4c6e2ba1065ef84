import { isDeepStrictEqual } from "node:util";
import { InstancePool } from "./instance-pool";
import type { FunctionSettings } from "./settings";

/** What became of one function when the functions were replaced. */
export interface FunctionChange {
  functionName: string;

  /**
   * `kept`: nothing changed, its instances go on. `replaced`: requests go to its new code. `failed`: its new code does
   * not load; requests go to the code before it, or fail where there was none.
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

  /** Brings the functions to these settings, after every replacement that was asked for before. */
  replace(all: FunctionSettings[]): Promise<FunctionChange[]> {
    const done = this.replacing.then(() => this.replaceNow(all));
    this.replacing = done;
    return done;
  }

  /** Ends every instance. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.pools.keys()].map((pool) => pool.close()));
  }

  private async replaceNow(all: FunctionSettings[]): Promise<FunctionChange[]> {
    if (this.closed) return [];
    const wanted = new Set(all.map(({ arn }) => arn));
    const gone = [...this.members.values()].filter(({ settings }) => !wanted.has(settings.arn));
    const removed = gone.map(({ settings }) => this.remove(settings));
    return [...(await Promise.all(all.map((settings) => this.change(settings)))), ...removed];
  }

  private async change(settings: FunctionSettings): Promise<FunctionChange> {
    const { name: functionName } = settings;
    const current = this.members.get(settings.arn);
    if (current && isDeepStrictEqual(current.settings, settings)) return { functionName, kind: "kept" };
    const pool = current ? this.open(settings) : this.add(settings);
    const ending = await pool.warm();
    if (ending) {
      if (current) pool.retire();
      return { functionName, kind: "failed", reason: `${ending.errorType}: ${ending.errorMessage}` };
    }
    if (!current) return { functionName, kind: "added" };
    this.serve(settings, pool);
    current.pool.retire(pool);
    return { functionName, kind: "replaced" };
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
