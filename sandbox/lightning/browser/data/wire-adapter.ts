import type { Snapshot } from './record-store.ts';

type Emit<T> = (snapshot: Snapshot<T>) => void;

/** Begins to provide values for a configuration; returns how to end it. */
export type Source<Config, T> = (config: Config, emit: Emit<T>) => () => void;

const NOTHING = { data: undefined, error: undefined };

/**
 * Makes a wire adapter of a source. A configuration in which something needed is undefined asks for nothing yet,
 * and one that says the same as before changes nothing.
 * Source: lwc.dev, "Wire Adapters"; LWC Developer Guide, "Understand the Wire Service".
 */
export function createWireAdapter<Config extends object, T>(
  needed: readonly (keyof Config)[],
  provide: Source<Config, T>,
) {
  return class {
    readonly #callback: Emit<T>;
    #isConnected = false;
    #config: Config | undefined;
    #end: (() => void) | undefined;

    constructor(callback: Emit<T>) {
      this.#callback = callback;
      callback(NOTHING);
    }

    connect(): void {
      this.#isConnected = true;
      this.#start();
    }

    update(config: Config): void {
      if (JSON.stringify(config) === JSON.stringify(this.#config)) return;
      const hadValue = this.#end !== undefined;
      this.#stop();
      this.#config = config;
      // The values of another record must not stand under this one's name.
      if (hadValue) this.#callback(NOTHING);
      this.#start();
    }

    disconnect(): void {
      this.#isConnected = false;
      this.#stop();
    }

    #start(): void {
      const config = this.#config;
      if (!this.#isConnected || this.#end || !config) return;
      if (needed.some((name) => config[name] === undefined || config[name] === null)) return;
      let isOver = false;
      const end = provide(config, (snapshot) => {
        if (!isOver) this.#callback(snapshot);
      });
      this.#end = () => {
        isOver = true;
        end();
      };
    }

    #stop(): void {
      this.#end?.();
      this.#end = undefined;
    }
  };
}
