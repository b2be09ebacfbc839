import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `npm test`: Vitest, and Jest for the components. Heavy files (processes that are killed, calls with pictures) mostly
 * wait: they and then the components go beside all others, each in two workers.
 * With arguments it is one runner: Jest if a path lies in `force-app`, else Vitest.
 */
const require = createRequire(import.meta.url);
const VITEST = path.join(path.dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const JEST = require.resolve('jest/bin/jest');

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

function run(script: string, ...parameters: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [script, ...parameters], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

async function runAll(): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-tests-'));
  const outputFile = (name: string): string => `--outputFile=${path.join(directory, `${name}.json`)}`;
  const vitest = (project: string): Promise<number> =>
    run(VITEST, 'run', '--project', project, '--reporter=default', '--reporter=json', outputFile(project));
  const runHeavy = async (): Promise<number[]> => [
    await vitest('heavy'),
    await run(JEST, '--maxWorkers=2', '--json', outputFile('components')),
  ];
  try {
    const codes = (await Promise.all([vitest('light'), runHeavy()])).flat();
    const counts = ['heavy', 'light', 'components'].map(
      (name) => JSON.parse(readFileSync(path.join(directory, `${name}.json`), 'utf8')) as Counts,
    );
    const total = (name: keyof Counts): number => counts.reduce((sum, count) => sum + count[name], 0);
    const skipped = total('numPendingTests');
    process.stdout.write(
      `\n${total('numPassedTests')} passed, ${total('numFailedTests')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
    return Math.max(...codes);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const parameters = process.argv.slice(2);
const isOfComponents = parameters.some((parameter) => /(^|[/\\])force-app\b/.test(parameter));
if (parameters.length === 0) process.exitCode = await runAll();
else process.exitCode = isOfComponents ? await run(JEST, ...parameters) : await run(VITEST, 'run', ...parameters);
