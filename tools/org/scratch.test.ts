import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createTestOrg } from '../../sandbox/test-support/test-org.ts';
import { createRunSf } from './sf/run-sf.ts';
import { createScratchOrg } from './sf/scratch-org.ts';
import { parseSf } from './test-support/sf-flags.ts';

const planSchema = z.array(z.object({ sobject: z.string(), files: z.array(z.string()) }));
const fileSchema = z.object({
  records: z.array(
    z.object({ attributes: z.object({ type: z.string(), referenceId: z.string() }) }).catchall(z.string()),
  ),
});
const read = (name: string): unknown => JSON.parse(readFileSync(`config/sample-data/${name}`, 'utf8'));

describe('npm run org:scratch', () => {
  it('asks for an org as the command line takes it, and answers its id', async () => {
    const run = createRunSf((parameters) => {
      const { command, one } = parseSf([
        ...parameters,
        ...(parameters.includes('--target-dev-hub') ? [] : ['--target-dev-hub', 'default']),
      ]);
      const result = {
        orgId: `${command} ${one('definition-file') ?? ''} ${one('target-dev-hub') ?? ''} ${one('duration-days') ?? ''}`,
      };
      return Promise.resolve({ code: 0, output: JSON.stringify({ status: 0, result }) });
    });
    const made = (devHub?: string) => createScratchOrg(run, { alias: 'trial', days: '3', devHub });
    expect(await made()).toBe('org create scratch config/project-scratch-def.json default 3');
    expect(await made('hub')).toContain(' hub 3');
  });

  it('has sample contacts and cases that an org takes', () => {
    const org = createTestOrg();
    const admin = org.asUser(seedIds.users.admin);
    const ids = new Map<string, string>();
    for (const { sobject, files } of planSchema.parse(read('plan.json')))
      for (const { records } of files.map((file) => fileSchema.parse(read(file))))
        for (const { attributes, ...values } of records) {
          expect(attributes.type).toBe(sobject);
          const filled = Object.entries(values).map(([field, value]): [string, string] => [
            field,
            value.startsWith('@') ? (ids.get(value.slice(1)) ?? '') : value,
          ]);
          ids.set(attributes.referenceId, admin.insert(sobject, Object.fromEntries(filled)));
        }
    expect(org.records.get('Case', ids.get('mobileCase') ?? '')).toMatchObject({ ContactId: ids.get('mobile') });
  });
});
