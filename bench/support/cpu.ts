import { readdirSync, readFileSync } from 'node:fs';

// Linux counts in hundredths of a second, whatever the hardware (proc(5), `sysconf(_SC_CLK_TCK)`).
const TICK_MS = 10;

interface ProcessStat {
  readonly parent: number;
  /** CPU of the process itself, milliseconds. */
  readonly ownMs: number;
  /** CPU of its children that have ended. */
  readonly endedChildrenMs: number;
}

/**
 * What the kernel has booked on a process (proc(5), `/proc/pid/stat`): unlike a clock it does not count the time in which
 * others had the core. Null for a process that has ended.
 */
function readStat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold anything: state is the third field of all.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (...places: readonly number[]): number =>
      places.reduce((sum, place) => sum + Number(fields[place - 3]), 0) * TICK_MS;
    return { parent: Number(fields[1]), ownMs: ticks(14, 15), endedChildrenMs: ticks(16, 17) };
  } catch {
    return null;
  }
}

/** CPU that a process has used since its start, milliseconds. */
export function cpuMsOf(pid: number): number {
  return readStat(pid)?.ownMs ?? Number.NaN;
}

/** The same for a process with all its children, as PostgreSQL has one for each connection. */
export function cpuMsOfFamily(pid: number): number {
  const parent = readStat(pid);
  if (parent === null) return Number.NaN;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat?.parent === pid);
  return children.reduce((sum, stat) => sum + (stat?.ownMs ?? 0), parent.ownMs + parent.endedChildrenMs);
}
