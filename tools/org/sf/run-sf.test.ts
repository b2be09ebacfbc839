import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunSf } from './run-sf.ts';
import { spawnSf } from './spawn-sf.ts';

describe('the command line as a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sf-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A command line that answers by this script. */
  const install = (script: string) => {
    writeFileSync(path.join(folder, 'sf'), `#!${process.execPath}\n${script}`);
    chmodSync(path.join(folder, 'sf'), 0o755);
    return createRunSf(spawnSf({ PATH: folder, MIDDLEWARE_URL: 'https://v.example' }, folder));
  };

  it('gets arguments as they are, and the environment of the replacements', async () => {
    const run = install(
      'console.log(JSON.stringify({status: 0, result: [process.argv.slice(2), process.env.MIDDLEWARE_URL]}))',
    );
    const soql = `SELECT Id FROM User WHERE Username = '$(touch x) "y" ; \\'`;
    expect(await run(['data', 'query'], ['--query', soql])).toEqual([
      ['data', 'query', '--query', soql, '--json'],
      'https://v.example',
    ]);
  });

  it('refuses in the words of the org, part by part', async () => {
    const failure = {
      componentType: 'Flow',
      fullName: 'Video_Room_Ready',
      problem: 'no FlexiPage',
      problemType: 'Error',
    };
    const runTestResult = { flowCoverageWarnings: { flowName: 'A', message: 'Coverage of A is 0%' } };
    const details = { componentFailures: failure, runTestResult };
    const answer = { status: 1, result: { details, errorMessage: 'Too busy' }, accessToken: 'secret' };
    const run = install(`console.log(${JSON.stringify(JSON.stringify(answer))}); process.exitCode = 1`);
    await expect(run(['project', 'deploy', 'start'], [])).rejects.toMatchObject({
      message: 'sf project deploy start was refused.',
      details: ['Flow Video_Room_Ready: no FlexiPage', 'Coverage of A is 0%', 'Too busy'],
    });
  });

  it('that says nothing, or is not installed, is told in words', async () => {
    await expect(install('process.exitCode = 3')(['org', 'display'], [])).rejects.toThrow('ended with 3 and no answer');
    const none = createRunSf(spawnSf({ PATH: path.join(folder, 'none') }, folder));
    await expect(none(['org', 'display'], [])).rejects.toThrow('npm install --global @salesforce/cli');
  });
});
