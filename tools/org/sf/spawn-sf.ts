import { spawn } from 'node:child_process';
import type { StartSf } from './run-sf.ts';
import { SfFailure } from './sf-failure.ts';

const NOT_INSTALLED = 'The Salesforce command line is not there. Install it: npm install --global @salesforce/cli';

/**
 * The `sf` of whoever runs this, without a shell: arguments reach it as they are.
 *
 * @param env its environment; the replacements of `sfdx-project.json` are taken from it
 * @param cwd the project
 */
export function spawnSf(env: Readonly<Record<string, string | undefined>>, cwd: string): StartSf {
  return (parameters) =>
    new Promise((resolve, reject) => {
      const child = spawn('sf', parameters, { env, cwd, stdio: ['ignore', 'pipe', 'ignore'] });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(new SfFailure('sf', error.code === 'ENOENT' ? NOT_INSTALLED : error.message));
      });
      child.once('close', (code) => {
        resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
      });
    });
}
