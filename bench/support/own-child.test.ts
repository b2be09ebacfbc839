import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../e2e/support/control.ts';

const SUPPORT = import.meta.dirname;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-own-child-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A process that starts the peers, says their pid, and then does what the code says. */
function startParent(then: string) {
  const file = path.join(directory, 'parent.mjs');
  writeFileSync(
    file,
    `import { forkOwn, messageOf } from ${JSON.stringify(path.join(SUPPORT, 'own-child.ts'))};
    const child = forkOwn(${JSON.stringify(path.join(SUPPORT, 'peers.ts'))});
    await messageOf(child);
    console.log(child.pid);
    ${then}`,
  );
  return spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it.each([
  ['throws', "throw new Error('expected')", null],
  ['ends', '', null],
  ['is killed', 'setInterval(() => undefined, 1000)', 'SIGKILL'],
] as const)(
  'leaves no process behind where the one that started it %s, which waits for none',
  async (_, then, signal) => {
    const parent = startParent(then);
    const exited = once(parent, 'exit');
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(pid).toBeGreaterThan(0);
    if (signal !== null) parent.kill(signal);
    await exited;
    await eventually('the peers have ended', () => Promise.resolve(!isAlive(pid)));
  },
);
