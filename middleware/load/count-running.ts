export interface RunningCount {
  /** Counts a piece of work from here to its end. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Pieces of work that are under way. */
  running(): number;
}

/** Counts what is under way at a moment. */
export function createRunningCount(): RunningCount {
  let running = 0;
  return {
    during: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
    running: () => running,
  };
}
