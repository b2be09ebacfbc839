interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (result: O) => void;
  readonly reject: (error: unknown) => void;
}

// Bounds what one statement carries, and what waits for one that fails.
const MOST = 50;

/** How items are gathered, beyond what `gather` says. */
export interface GatherOptions<I> {
  /** What two items of one step must not share: the later one waits for the next step. */
  readonly keysOf?: (item: I) => readonly string[];
  /** Waited for before each step, where a step does not let go of the thread while it is under way. */
  readonly turn?: () => Promise<unknown>;
}

/**
 * Carries out together what comes at the same time: whatever is asked while one statement is under way goes into the
 * next. A lone one goes at once. For PostgreSQL, where each statement is a way there and back, and each commit waits for
 * the disk; and for SQLite, where to make a statement costs as much as to carry it out.
 *
 * @param carryOut does all of it in one step; the results come in the order of the items
 */
export function gather<I, O>(
  carryOut: (items: readonly I[]) => Promise<readonly O[]>,
  { keysOf = () => [], turn }: GatherOptions<I> = {},
): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = [];
  let isRunning = false;

  function takeTogether(): Waiting<I, O>[] {
    const together: Waiting<I, O>[] = [];
    const left: Waiting<I, O>[] = [];
    const taken = new Set<string>();
    for (const one of waiting) {
      const keys = keysOf(one.item);
      const fits = together.length < MOST && keys.every((key) => !taken.has(key));
      // What waits keeps its place before later ones of the same key.
      for (const key of keys) taken.add(key);
      (fits ? together : left).push(one);
    }
    waiting = left;
    return together;
  }

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      if (turn !== undefined) await turn();
      const together = takeTogether();
      try {
        const results = await carryOut(together.map(({ item }) => item));
        together.forEach(({ resolve, reject }, index) => {
          const result = results[index];
          if (result === undefined) reject(new TypeError('A step gave fewer results than it was asked for'));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void runAll();
    });
}
