import type { Logger } from 'pino';
import { MINUTE_MS } from '../../time/clock.ts';
import { networkOf } from './address.ts';

export type FailureKind = 'proof' | 'key';

export interface FailureWatch {
  /** Counts a proof or key that was wrong. */
  note(kind: FailureKind, address: string): void;
  /** Whether so many were wrong within the last minute that somebody tries them out. */
  areMany(kind: FailureKind): boolean;
  /** Whether one more refusal for an address is worth a line of its own in the log. */
  isWorthALine(address: string): boolean;
}

// More than the stale pages of a call centre ever bring.
const MANY = 20;
const LINES_PER_NETWORK = 60;
const LINES = 1200;
// Beyond it, others are counted together: whoever has many addresses must not fill our memory with them.
const MAX_NETWORKS = 1000;
const OTHERS = 'others';
const NAMED = 5;

interface Tally {
  total: number;
  readonly byNetwork: Map<string, number>;
}

/**
 * Counts what failed within a minute, and raises an alarm, once a minute, while it is much. Nobody is refused by these
 * counts: many people share one address, and one attacker has many.
 *
 * @param now milliseconds of any steady clock
 */
export function createFailureWatch(log: Logger, now: () => number = () => performance.now()): FailureWatch {
  const kinds: FailureKind[] = ['proof', 'key'];
  const latest = new Map<FailureKind, number[]>(kinds.map((kind) => [kind, []]));
  let tallies = new Map<FailureKind, Tally>();
  let lines: Tally = { total: 0, byNetwork: new Map() };
  let since = Number.NEGATIVE_INFINITY;
  let alarmed = new Set<FailureKind>();

  /** A minute begins with the first that fails in it; what the one before came to is told then, or when it is over. */
  function enterMinute(): void {
    if (now() - since < MINUTE_MS) return;
    report();
    since = now();
    setTimeout(report, MINUTE_MS).unref();
  }

  function report(): void {
    for (const [kind, tally] of tallies) if (alarmed.has(kind)) raise(kind, tally);
    const unlogged = lines.total - countLogged(lines);
    if (unlogged > 0)
      log.warn(
        { event: 'alarm.refusals-not-logged', count: unlogged, ...most(lines) },
        'refusals without a line of their own',
      );
    tallies = new Map();
    lines = { total: 0, byNetwork: new Map() };
    alarmed = new Set();
    since = Number.NEGATIVE_INFINITY;
  }

  function raise(kind: FailureKind, tally: Tally): void {
    const event = kind === 'proof' ? 'alarm.wrong-proofs' : 'alarm.wrong-keys';
    log.warn({ event, count: tally.total, ...most(tally) }, 'somebody tries out what they do not have');
  }

  return {
    note: (kind, address) => {
      enterMinute();
      const tally = tallies.get(kind) ?? { total: 0, byNetwork: new Map() };
      tallies.set(kind, add(tally, address));
      const times = latest.get(kind) ?? [];
      times.push(now());
      if (times.length > MANY) times.shift();
      if (tally.total !== MANY) return;
      // At once, and again when the minute is over, with what it came to.
      alarmed.add(kind);
      raise(kind, tally);
    },
    areMany: (kind) => {
      const times = latest.get(kind) ?? [];
      return times.length >= MANY && now() - (times[0] ?? 0) < MINUTE_MS;
    },
    isWorthALine: (address) => {
      enterMinute();
      add(lines, address);
      return (lines.byNetwork.get(networkOf(address)) ?? 0) <= LINES_PER_NETWORK && lines.total <= LINES;
    },
  };
}

function add(tally: Tally, address: string): Tally {
  const network = networkOf(address);
  const key = tally.byNetwork.size < MAX_NETWORKS || tally.byNetwork.has(network) ? network : OTHERS;
  tally.total += 1;
  tally.byNetwork.set(key, (tally.byNetwork.get(key) ?? 0) + 1);
  return tally;
}

/** At least so many had a line: the first of each network, up to the bound of all. */
function countLogged({ byNetwork }: Tally): number {
  let logged = 0;
  for (const count of byNetwork.values()) logged += Math.min(count, LINES_PER_NETWORK);
  return Math.min(logged, LINES);
}

function most({ byNetwork }: Tally): { networks: number; most: Record<string, number> } {
  const sorted = [...byNetwork].toSorted(([, one], [, other]) => other - one);
  return { networks: byNetwork.size, most: Object.fromEntries(sorted.slice(0, NAMED)) };
}
