import { describe, expect, it } from 'vitest';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import type { OrgSession, Report } from '../types.ts';
import { runReport } from './run-report.ts';
import { summarize } from './summarize.ts';

const { users } = seedIds;
const org = createTestOrg();
const report = org.metadata.analytics.reports.get('Video_Calls/Ratings_By_Agent');
if (report === undefined) throw new Error('The package has no such report');
const { Id: callId } = org.records.plant('Video_Session__c', { Status__c: 'Completed', Agent__c: users.agent });

/** The supervisor, but for some fields. */
const without = (...hidden: string[]): OrgSession => {
  const session = org.asUser(users.supervisor);
  return {
    ...session,
    canReadField: (object, field) => !hidden.includes(field) && session.canReadField(object, field),
  };
};
const run = (session: OrgSession, changes: Partial<Report> = {}) => runReport(org, session, { ...report, ...changes });

describe('runReport', () => {
  it('leaves out a column that its reader may not see', () => {
    const names = run(without('Guest_Rating__c')).columns.map(({ name }) => name);
    expect(names).not.toContain('Video_Session__c$Guest_Rating__c');
    expect(names).toContain('Video_Session__c$Agent_Rating__c');
  });

  it.each(['Status__c', 'Agent__c'])('refuses a filter or grouping by %s where that is hidden', (field) => {
    expect(() => run(without(field))).toThrow(field);
  });

  it('refuses whoever may not run reports, or sees neither folder nor records', () => {
    const supervisor = org.asUser(users.supervisor);
    expect(() => run(org.asUser(users.agent))).toThrow('do not have access');
    expect(() => run({ ...supervisor, canRead: () => false })).toThrow('do not have access');
    expect(() => run(supervisor, { folder: 'Private' })).toThrow('do not have access');
  });

  it.each([
    ['INTERVAL_TODAY', 1],
    ['INTERVAL_YESTERDAY', 0],
    ['INTERVAL_CUSTOM', 1],
  ] as const)('takes the rows of %s', (interval, count) => {
    const timeFrame = { field: 'Video_Session__c$CreatedDate', interval };
    expect(run(org.asUser(users.supervisor), { timeFrame }).rows).toHaveLength(count);
  });

  it.each([
    ['Day', '11/23/2026'],
    ['Week', '11/22/2026 - 11/28/2026'],
    ['Month', 'November 2026'],
    ['Year', '2026'],
  ] as const)('groups times by %s', (granularity, text) => {
    const groupingsDown = [{ field: 'Video_Session__c$CreatedDate', granularity, sortOrder: 'Asc' as const }];
    const { groupings, rows } = run(org.asUser(users.supervisor), { groupingsDown });
    expect(rows.map(({ Id }) => Id)).toEqual([callId]);
    expect(rows.map((row) => groupings[0]?.read(row).text)).toEqual([text]);
  });
});

describe('summarize', () => {
  it.each([
    ['Sum', 10],
    ['Average', 2.5],
    ['Maximum', 4],
    ['Minimum', 1],
    ['Median', 2.5],
    ['Unique', 4],
  ] as const)('gives %s', (summary, expected) => {
    expect(summarize(summary, [4, 1, 3, 2])).toBe(expected);
  });

  it('gives no average of nothing', () => {
    expect(summarize('Average', [])).toBeNull();
  });
});
