import type { Instance } from "./instance";
import type { Call, InvokeResult } from "./settings";
import { closing, type Ending, toUnstartable, unstartable } from "./transport";

/** What decides how many instances of a function there are. */
export interface PoolOptions {
  /** Makes one; rejects if the code cannot be started. */
  create(): Promise<Instance>;

  /** Is told why a request is answered with an error, where no code ran that could have said so. */
  refused(reason: string): void;

  /** At most so many at the same time. */
  maxInstances: number;

  /** How long a request waits for a busy instance before another is started, milliseconds. */
  patienceMs: number;
}

interface Waiting {
  call: Call;
  settle(result: InvokeResult): void;
}

/**
 * The instances of one version of a function's code. A request takes an idle one. If all are busy it waits a little,
 * since most requests are over sooner than another instance starts. Then one more is started, one at a time, unless those
 * that are there will be through with what waits as soon: on one machine more of them take the processor from each other.
 */
export class InstancePool {
  /** Resolves when the last instance of a retired or closed pool is gone. */
  readonly gone: Promise<void>;

  /** True while no instance has come up, and one has failed to. */
  isBroken = false;

  private readonly all = new Set<Instance>();
  private readonly idle: Instance[] = [];
  private readonly waiting: Waiting[] = [];
  private starting: Promise<Ending | undefined> | undefined;
  private patience: NodeJS.Timeout | undefined;
  private state: "open" | "retired" | "closed" = "open";
  private markGone: () => void = () => {};
  private hasLoaded = false;
  private answered = 0;
  /** What handlers take of late, milliseconds. */
  private callMs = 0;

  constructor(private readonly options: PoolOptions) {
    this.gone = new Promise((resolve) => {
      this.markGone = resolve;
    });
  }

  /** Waits for an instance and calls it. */
  invoke(call: Call): Promise<InvokeResult> {
    return new Promise((settle) => this.take({ call, settle }));
  }

  /**
   * Starts the first instance, if there is none, so that the first request finds it loaded.
   *
   * @returns How it ended, if it did not come up.
   */
  async warm(): Promise<Ending | undefined> {
    if (this.state === "closed") return closing;
    if (!this.starting && this.all.size === 0) this.start();
    return this.starting;
  }

  /** Takes no new requests: what runs is finished, what waits goes to the successor if there is one, then all instances are ended. */
  retire(successor?: InstancePool): void {
    if (this.state === "open") this.state = "retired";
    if (successor) for (const next of this.waiting.splice(0)) successor.take(next);
    this.dispatch();
  }

  /** Ends all instances; what is running or waiting is answered as ended. */
  async close(): Promise<void> {
    this.state = "closed";
    clearTimeout(this.patience);
    for (const { settle } of this.waiting.splice(0)) settle(closing);
    await Promise.all([...this.all].map((instance) => instance.end()));
    await this.starting;
    this.dispatch();
  }

  private take(next: Waiting): void {
    if (this.state === "closed") return void next.settle(closing);
    this.waiting.push(next);
    this.dispatch();
  }

  private dispatch(): void {
    for (let instance = this.idle.at(-1); instance && this.waiting.length > 0; instance = this.idle.at(-1)) {
      const next = this.waiting.shift();
      this.idle.pop();
      if (next) this.run(instance, next);
    }
    if (this.waiting.length > 0) this.scaleOut();
    else if (this.state !== "open") this.dissolve();
  }

  private run(instance: Instance, { call, settle }: Waiting): void {
    void instance.invoke(call).then((result) => {
      this.answered += 1;
      this.callMs += (instance.tookMs - this.callMs) / 8;
      settle(result);
      if (this.all.has(instance)) this.idle.push(instance);
      this.dispatch();
    });
  }

  private scaleOut(): void {
    if (this.state === "closed" || this.starting || this.all.size >= this.options.maxInstances) return;
    if (this.all.size === 0) return void this.start();
    const { answered } = this;
    this.patience ??= setTimeout(() => {
      this.patience = undefined;
      if (this.waiting.length === 0 || this.starting) return;
      if (answered === this.answered || this.isBehind()) this.start();
      else this.scaleOut();
    }, this.options.patienceMs);
  }

  /** Whether the last one that waits has to do so for longer than is patient. */
  private isBehind(): boolean {
    return (this.waiting.length / this.all.size) * this.callMs > this.options.patienceMs;
  }

  private start(): void {
    this.starting = this.startInstance();
    void this.starting.then((ending) => {
      this.starting = undefined;
      if (ending) this.refuse(ending);
      this.dispatch();
    });
  }

  /** Answers the request that the instance was started for. */
  private refuse(ending: Ending): void {
    const next = this.waiting.shift();
    if (next && ending.errorType === unstartable) this.options.refused(ending.errorMessage);
    next?.settle(ending);
  }

  /** @returns How it ended, if it did not come up; that is the answer to the request it was started for. */
  private async startInstance(): Promise<Ending | undefined> {
    let instance: Instance;
    try {
      instance = await this.options.create();
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      return toUnstartable(errorMessage);
    }
    this.all.add(instance);
    void instance.ended.then(() => this.remove(instance));
    if (this.state === "closed") await instance.end();
    const ending = await instance.started;
    if (!ending) this.hasLoaded = true;
    this.isBroken = !this.hasLoaded;
    if (!ending && this.all.has(instance)) this.idle.push(instance);
    return ending;
  }

  private remove(instance: Instance): void {
    this.all.delete(instance);
    const index = this.idle.indexOf(instance);
    if (index >= 0) this.idle.splice(index, 1);
    this.dispatch();
  }

  /** Nothing waits any more: what is idle is ended. */
  private dissolve(): void {
    for (const instance of this.idle.splice(0)) void instance.end();
    if (this.all.size === 0 && !this.starting) this.markGone();
  }
}
