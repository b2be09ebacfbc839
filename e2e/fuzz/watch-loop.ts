export interface LoopWatch {
  /** The longest that the thread computed without letting go, milliseconds. */
  stop(): number;
}

const TICK_MS = 20;

/**
 * Watches how long this thread stands still. A machine that is busy with others stops it too: so what counts is the
 * processor's time that it spent meanwhile, at most the time that passed.
 */
export function watchLoop(): LoopWatch {
  let longest = 0;
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(cpu);
    longest = Math.max(longest, Math.min(performance.now() - at - TICK_MS, (user + system) / 1000));
    at = performance.now();
    cpu = process.threadCpuUsage();
  }, TICK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}
