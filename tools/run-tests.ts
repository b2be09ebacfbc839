import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `npm test`: two runs of Jest side by side. Heavy files (processes that are killed, calls with pictures) go one at a
 * time, for each of them wants a core of its own; all others share two workers. With arguments it is Jest itself.
 */
const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');
const OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

function jest(parameters: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [JEST, ...parameters], {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: [process.env['NODE_OPTIONS'], OPTIONS].filter(Boolean).join(' ') },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

async function runAll(): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-tests-'));
  const run = async (name: string, ...parameters: string[]): Promise<{ code: number; counts: Counts }> => {
    const outputFile = path.join(directory, `${name}.json`);
    const code = await jest([...parameters, '--json', `--outputFile=${outputFile}`]);
    return { code, counts: JSON.parse(readFileSync(outputFile, 'utf8')) as Counts };
  };
  try {
    const runs = await Promise.all([
      run('heavy', '--selectProjects', 'heavy', '--maxWorkers=1'),
      run('light', '--ignoreProjects', 'heavy', '--maxWorkers=2'),
    ]);
    const total = (name: keyof Counts): number => runs.reduce((sum, { counts }) => sum + counts[name], 0);
    const skipped = total('numPendingTests');
    process.stdout.write(
      `\n${total('numPassedTests')} passed, ${total('numFailedTests')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
    return Math.max(...runs.map(({ code }) => code));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const parameters = process.argv.slice(2);
process.exitCode = parameters.length > 0 ? await jest(parameters) : await runAll();
