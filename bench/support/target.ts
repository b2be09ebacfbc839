import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpuMsOf } from './cpu.ts';

/** A process that takes starts. */
export interface Target {
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly readyMs: number;
  /** Resident memory, megabytes. */
  memoryMb(): number;
  /** CPU that the process has used, milliseconds. */
  cpuMs(): number;
  /** SIGKILL, unless told otherwise; resolves when it has ended. What it kept stays. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** @param startedAt as `performance.now()` tells */
export function toTarget(child: ChildProcess, url: string, startedAt: number): Target {
  const readyMs = performance.now() - startedAt;
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    readyMs,
    memoryMb: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    cpuMs: () => cpuMsOf(pid),
    end: (signal = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}
