import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { factsWith, known, orgWith, settingsOrg } from '../test-support/check-facts.ts';
import type { OrgInspection } from '../domain/org-inspection.ts';
import { ALL_CHECKS } from './all-checks.ts';
import type { CheckDefinition } from './check.ts';
import { formatReport } from './format-report.ts';
import { createChecks, runAll } from './run-checks.ts';

const fine: CheckDefinition = { id: 'fine', group: 'calls', run: () => ({ state: 'ok', finding: 'Fine.' }) };

describe('runAll', () => {
  it('makes an error of a check that throws, and shows the others', async () => {
    const broken: CheckDefinition = {
      id: 'broken',
      group: 'video',
      run: () => {
        throw new TypeError('out of order');
      },
    };
    expect(await runAll([broken, fine], factsWith())).toEqual([
      expect.objectContaining({ id: 'broken', state: 'error', finding: 'The check failed: out of order' }),
      { id: 'fine', group: 'calls', state: 'ok', finding: 'Fine.', remedy: null, items: [], setupPath: null },
    ]);
  });

  it('ends a check that does not end by itself', async () => {
    const hanging: CheckDefinition = { id: 'hanging', group: 'video', run: () => new Promise(() => undefined) };
    expect(await runAll([hanging, fine], factsWith(), 5)).toMatchObject([{ state: 'error' }, { state: 'ok' }]);
  });

  it('finds nothing in an org in which all is well', async () => {
    const checks = await runAll(ALL_CHECKS, factsWith());
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('has no other error than the login where Salesforce cannot be reached', async () => {
    const offline = { kind: 'offline' } as const;
    const objects = Object.fromEntries(Object.keys(orgWith().objects).map((name) => [name, offline]));
    const org: OrgInspection = {
      ...orgWith(),
      login: { kind: 'failed', reason: 'ECONNREFUSED' },
      ...{ user: offline, organization: offline, settings: offline, objects, recentCases: offline },
      ...{ people: offline, flows: offline, pages: offline, proofRules: offline, apiUsage: null },
      needs: [{ object: 'Case', read: [], create: [], update: [], mustDelete: false }],
    };
    const errors = (await runAll(ALL_CHECKS, factsWith(org))).filter(({ state }) => state === 'error');
    expect(errors.map(({ id }) => id)).toEqual(['salesforce-login']);
  });
});

describe('createChecks', () => {
  it('asks the org once for a burst of callers, and anew afterwards', async () => {
    let looks = 0;
    const inspect = (): Promise<OrgInspection> => {
      looks += 1;
      return Promise.resolve(orgWith({ settings: known(null) }));
    };
    const { org, ...parts } = factsWith();
    const checks = createChecks({ ...parts, inspector: { inspect }, clock: createMovableClock(7) });
    const [first, second] = await Promise.all([checks.run(), checks.run()]);
    expect(second).toBe(first);
    expect(first).toMatchObject({ checkedAt: 7, apiUsage: org.apiUsage });
    await checks.run();
    expect(looks).toBe(2);
  });
});

describe('judging settings before they are saved', () => {
  function checksOver(org: OrgInspection) {
    const seen: unknown[] = [];
    const inspect = (changes: unknown): Promise<OrgInspection> => {
      seen.push(changes);
      return Promise.resolve(org);
    };
    // Some calls are old enough by any setting.
    const removal = { ...factsWith().removal, countOld: () => Promise.resolve(1) };
    const parts = { ...factsWith(), removal, inspector: { inspect }, clock: createMovableClock(7) };
    return { checks: createChecks(parts), seen };
  }

  it('runs the checks that depend on them over the org as it would be', async () => {
    const { checks, seen } = checksOver(settingsOrg({ callReferencePattern: 'x', defaultRegion: null }));
    const problems = await checks.judge({ Call_Reference_Pattern__c: 'x' });
    expect(problems).toMatchObject([{ id: 'call-reference', state: 'warning' }]);
    expect(seen).toEqual([{ Call_Reference_Pattern__c: 'x' }]);
  });

  it.each([
    ['Respect_Do_Not_Call__c', false, { respectDoNotCall: false }, 'do-not-call'],
    ['Do_Not_Call_Field__c', 'Gone__c', { doNotCallField: 'Gone__c' }, 'do-not-call'],
    ['Phone_Fields__c', 'Gone__c', { phoneFields: ['Gone__c'] }, 'phone-fields'],
    ['Max_Starts_Per_Hour__c', 0, { maxStartsPerHour: 0 }, 'starts-per-hour'],
    ['Retention_Days__c', 5, { retentionDays: 5 }, 'personal-data'],
  ])('judges %s by its check alone', async (field, value, settings, id) => {
    const { checks } = checksOver(settingsOrg(settings));
    expect((await checks.judge({ [field]: value })).map((check) => check.id)).toEqual([id]);
  });

  it('asks nothing where no check depends on them', async () => {
    const { checks, seen } = checksOver(orgWith());
    expect(await checks.judge({ Console_Mode__c: 'Window' })).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('does not take an org that cannot be looked at for one in which all is well', async () => {
    const { checks } = checksOver(orgWith({ login: { kind: 'failed', reason: 'ECONNREFUSED' } }));
    await expect(checks.judge({ Default_Region__c: 'US' })).rejects.toMatchObject({ code: 'SALESFORCE_UNAVAILABLE' });
  });
});

describe('formatReport', () => {
  it('prints groups in order, with marks, items and remedies, and a sum', () => {
    const base = { remedy: null, items: [], setupPath: null };
    const report = formatReport([
      { ...base, id: 'video-key', group: 'video', state: 'ok', finding: 'There.' },
      {
        ...base,
        id: 'permissions',
        group: 'salesforce',
        state: 'error',
        finding: 'Lacks two.',
        items: ['Case: Edit', 'Contact: Read'],
        remedy: 'Grant them.',
      },
    ]);
    expect(report).toBe(
      [
        'Salesforce',
        '  ERROR    Lacks two. [permissions]',
        '           • Case: Edit',
        '           • Contact: Read',
        '           → Grant them.',
        '',
        '8x8',
        '  ok       There. [video-key]',
        '',
        '1 ok, 0 with a warning, 1 with an error, 0 not checked',
        '',
      ].join('\n'),
    );
  });
});
