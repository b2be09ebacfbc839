/** Work that waits for the end of the transaction that caused it, one after the other, in order. */
export class AfterCommitQueue {
  #waiting: (() => Promise<void>)[] = [];
  #isRunning = false;
  #idle: (() => void)[] = [];

  /** Runs the work soon, never within the caller. The work must not throw. */
  add(work: () => Promise<void>): void {
    this.#waiting.push(work);
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => void this.#run());
  }

  /** Resolves when nothing waits or runs any more. */
  settled(): Promise<void> {
    if (!this.#isRunning) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  clear(): void {
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    for (let work = this.#waiting.shift(); work !== undefined; work = this.#waiting.shift()) await work();
    this.#isRunning = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
