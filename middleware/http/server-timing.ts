/** How long the peers of one request took. */
export interface Timings {
  /** The same part, whose promises are timed under a name. What runs at the same time is counted twice. */
  timed<P extends object>(name: string, part: P): P;
  /** The header `Server-Timing`, in milliseconds (W3C, "Server Timing"); names that took no time are left out. */
  header(): string;
}

/** For one request: its parts are wrapped, so that what works with them knows nothing of time. */
export function createTimings(now: () => number = () => performance.now()): Timings {
  const totals = new Map<string, number>();

  async function measure(name: string, result: Promise<unknown>): Promise<unknown> {
    const startedAt = now();
    try {
      return await result;
    } finally {
      totals.set(name, (totals.get(name) ?? 0) + now() - startedAt);
    }
  }

  return {
    timed: (name, part) =>
      new Proxy(part, {
        get: (target, key) => {
          const member: unknown = Reflect.get(target, key);
          if (!isFunction(member)) return member;
          return (...args: unknown[]) => {
            const result = member(...args);
            return result instanceof Promise ? measure(name, result) : result;
          };
        },
      }),
    header: () => [...totals].map(([name, totalMs]) => `${name};dur=${totalMs.toFixed(1)}`).join(', '),
  };
}

function isFunction(member: unknown): member is (...args: unknown[]) => unknown {
  return typeof member === 'function';
}
