import { randomBytes } from 'node:crypto';
import { shareAmongTests } from '../support/share.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSystem, type System } from '../support/system.ts';

const DOCTOR = path.resolve(import.meta.dirname, '../../middleware/doctor.ts');
const ENCRYPTION_KEY = randomBytes(32).toString('base64');

let system: System;
shareAmongTests(
  () => startSystem({ environment: { ENCRYPTION_KEY } }),
  (started) => (system = started),
);

/** The same surroundings as the middleware's, and its storage while it runs. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  PUBLIC_URL: system.middlewareUrl,
  SALESFORCE_LOGIN_URL: system.sandbox.orgUrl,
  SALESFORCE_CLIENT_ID: 'sandbox-client',
  SALESFORCE_CLIENT_SECRET: 'sandbox-secret',
  VIDEO_BASE_URL: system.sandbox.videoUrl,
  VIDEO_API_KEY: 'sandbox-video-key',
  DATA_DIR: system.dataDir,
  ENCRYPTION_KEY,
});

async function examine(changes: NodeJS.ProcessEnv = {}): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, [DOCTOR], { env: { ...environment(), ...changes } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output };
}

describe('npm run doctor', () => {
  it('finds nothing to mend beside a running middleware, and shows no secret', async () => {
    const { code, output } = await examine();
    expect(output).toMatch(/\n\d+ ok, 0 with a warning, 0 with an error, \d+ not checked\n$/u);
    expect(code).toBe(0);
    expect(output).toContain('Nothing is parked');
    for (const secret of ['sandbox-video-key', 'sandbox-secret', 'sandbox-gate-key', ENCRYPTION_KEY])
      expect(output).not.toContain(secret);
  });

  it('says what to do, and ends with 1, where 8x8 or Salesforce refuses', async () => {
    const { code, output } = await examine({ VIDEO_API_KEY: 'a-wrong-key-of-8x8', SALESFORCE_CLIENT_SECRET: 'wrong' });
    expect(code).toBe(1);
    expect(output).toContain('External Client App Manager');
    expect(output).toContain('8x8 refused the API key');
    expect(output).toContain('2 with an error');
  });

  it('goes on without the storage', async () => {
    const { code, output } = await examine({ ENCRYPTION_KEY: randomBytes(32).toString('base64') });
    expect(code).toBe(1);
    expect(output).toMatch(/ERROR\s+The check failed: .+ \[parked-deliveries\]/u);
    expect(output).toMatch(/ok\s+.+ \[salesforce-login\]/u);
  });

  it('lists everything that is missing in the environment', async () => {
    const { code, output } = await examine({ PUBLIC_URL: '', ENCRYPTION_KEY: '' });
    expect(code).toBe(1);
    expect(output).toMatch(/PUBLIC_URL is missing[^]*ENCRYPTION_KEY is missing/u);
  });
});
