import type { Instance } from "./instance";
import type { Call, InvokeResult } from "./settings";

/** What decides how many instances of a function there are. */
export interface PoolOptions {
  /** Makes one. */
  create(): Instance;

  /** At most so many at the same time. */
  maxInstances: number;

  /** How long a request waits for a busy instance before another is started, milliseconds. */
  patienceMs: number;
}

interface Waiting {
  call: Call;
  settle(result: InvokeResult): void;
}

const closed: InvokeResult = {
  ok: false,
  reason: "exit",
  errorType: "Runtime.ExitError",
  errorMessage: "the local run is closing",
};

/**
 * The instances of one function. A request takes an idle one. If all are busy it waits a little, since most requests
 * are over sooner than another instance starts; then one more is started, one at a time.
 */
export class InstancePool {
  private readonly all = new Set<Instance>();
  private readonly idle: Instance[] = [];
  private readonly waiting: Waiting[] = [];
  private starting = false;
  private patience: NodeJS.Timeout | undefined;
  private open = true;

  constructor(private readonly options: PoolOptions) {}

  /** Waits for an instance and calls it. */
  invoke(call: Call): Promise<InvokeResult> {
    if (!this.open) return Promise.resolve(closed);
    return new Promise((settle) => {
      this.waiting.push({ call, settle });
      this.dispatch();
    });
  }

  /** Starts the first instance, if there is none, so that the first request finds it loaded. */
  warm(): void {
    if (this.open && this.all.size === 0) void this.start();
  }

  /** Ends all instances; what is running or waiting is answered as ended. */
  async close(): Promise<void> {
    this.open = false;
    clearTimeout(this.patience);
    for (const { settle } of this.waiting.splice(0)) settle(closed);
    await Promise.all([...this.all].map((instance) => instance.end()));
  }

  private dispatch(): void {
    for (let instance = this.idle.at(-1); instance && this.waiting.length > 0; instance = this.idle.at(-1)) {
      const next = this.waiting.shift();
      this.idle.pop();
      if (next) void this.run(instance, next);
    }
    if (this.waiting.length > 0) this.scaleOut();
  }

  private async run(instance: Instance, { call, settle }: Waiting): Promise<void> {
    settle(await instance.invoke(call));
    if (this.all.has(instance)) this.idle.push(instance);
    this.dispatch();
  }

  private scaleOut(): void {
    if (!this.open || this.starting || this.all.size >= this.options.maxInstances) return;
    if (this.all.size === 0) return void this.start();
    this.patience ??= setTimeout(() => {
      this.patience = undefined;
      if (this.waiting.length > 0 && !this.starting) void this.start();
    }, this.options.patienceMs);
  }

  private async start(): Promise<void> {
    this.starting = true;
    const ending = await this.startInstance();
    this.starting = false;
    if (ending) this.waiting.shift()?.settle(ending);
    this.dispatch();
  }

  /** @returns How it ended, if it did not come up; that is the answer to the request it was started for. */
  private async startInstance(): Promise<InvokeResult | undefined> {
    let instance: Instance;
    try {
      instance = this.options.create();
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      return { ok: false, reason: "error", errorType: "Runtime.InvalidEntrypoint", errorMessage };
    }
    this.all.add(instance);
    void instance.ended.then(() => this.remove(instance));
    const ending = await instance.started;
    if (!ending) this.idle.push(instance);
    return ending;
  }

  private remove(instance: Instance): void {
    this.all.delete(instance);
    const index = this.idle.indexOf(instance);
    if (index >= 0) this.idle.splice(index, 1);
  }
}
