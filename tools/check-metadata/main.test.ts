import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const TABS = 'force-app/main/default/tabs';

describe('npm run check:metadata', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'check-metadata-'));
    for (const path of ['force-app', 'org-setup', 'middleware', 'sfdx-project.json'])
      cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  });

  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  const run = () => spawnSync(process.execPath, [MAIN, copy], { encoding: 'utf8' });

  it('ends well for an intact project', () => {
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('no problems') });
  });

  it('ends with 1, and names file, problem and remedy, for a damaged one', () => {
    rmSync(join(copy, TABS, 'Video_Session__c.tab-meta.xml'));
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain(
      'force-app/main/default/applications/Start_Video.app-meta.xml: In field: tabs - no CustomTab named Video_Session__c found → add it or correct the name [references]',
    );
  });
});
