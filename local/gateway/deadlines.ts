/** A time that something must be done by. */
interface Deadline {
  /** On the clock of `performance.now`. */
  at: number;
  expire(): void;
}

/** Deadlines that are all equally far away when they are set: they expire in their order, so one timer does for all. */
export class Deadlines {
  private readonly pending = new Set<Deadline>();
  private timer: NodeJS.Timeout | undefined;

  /** @param timeoutMs How far away, in milliseconds. */
  constructor(private readonly timeoutMs: number) {}

  /**
   * Calls `expire` once the time is over.
   *
   * @returns Lifts the deadline.
   */
  set(expire: () => void): Deadline {
    const deadline = { at: performance.now() + this.timeoutMs, expire };
    this.pending.add(deadline);
    this.timer ??= setTimeout(this.check, this.timeoutMs).unref();
    return deadline;
  }

  /** What was to be done is done. */
  lift(deadline: Deadline): void {
    this.pending.delete(deadline);
  }

  private readonly check = (): void => {
    this.timer = undefined;
    const now = performance.now();
    for (const deadline of this.pending) {
      if (deadline.at > now) {
        this.timer = setTimeout(this.check, Math.ceil(deadline.at - now)).unref();
        return;
      }
      this.pending.delete(deadline);
      deadline.expire();
    }
  };
}
