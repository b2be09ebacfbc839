import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serve, type Served } from '../../core/serve.ts';
import { createOrgServer } from '../../salesforce/server.ts';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import { createLightningRouter } from './lightning-router.ts';

const { cases, contacts, users } = seedIds;
const cell = z.object({ text: z.string(), url: z.string().nullable() });
const model = z.object({
  route: z.object({
    kind: z.string(),
    title: z.string(),
    listView: z.object({ name: z.string() }).optional(),
    tables: z
      .array(
        z.object({
          title: z.string(),
          url: z.string().nullable(),
          note: z.string(),
          columns: z.array(cell),
          rows: z.array(z.object({ cells: z.array(cell) })),
        }),
      )
      .optional(),
  }),
  app: z.object({ tabs: z.array(z.object({ label: z.string() })) }),
});

const org = createTestOrg();
const orgServer = createOrgServer(org, { clients: [] });
let served: Served;

beforeAll(async () => {
  const pages = createLightningRouter({
    ...{ org, tokens: orgServer.tokens, pages: new Map(), appName: 'Start_Video', videoOrigin: '', phoneUrl: null },
    defaultUsername: org.user(users.agent).username,
    framesSandboxed: () => false,
  });
  served = await serve(express().use(orgServer.app, pages));
  const call = (values: Record<string, unknown>) =>
    org.records.plant('Video_Session__c', { Agent__c: users.agent, Contact__c: contacts.mobile, ...values });
  const started = (second: number) => ({ Started_At__c: new Date(Date.UTC(2026, 10, 23, 8, 0, second)).toISOString() });
  const early = { CreatedDate: '2026-11-23T08:00:00.000Z' };
  const completed = { Status__c: 'Completed', ...early };
  call({ ...completed, ...started(30), Duration_Seconds__c: 100, Guest_Rating__c: 5, Case__c: cases.open });
  call({ ...completed, ...started(90), Duration_Seconds__c: 400, Guest_Rating__c: null, Case__c: cases.vip });
  call({ ...completed, ...started(10), Duration_Seconds__c: 50, Guest_Rating__c: 2, Agent__c: users.agent2 });
  call({ ...completed, ...started(10), Duration_Seconds__c: 9, CreatedDate: '2026-09-01T08:00:00.000Z' });
  call({ ...early, Status__c: 'Expired', Failure_Code__c: 'NO_ANSWER', Origin__c: 'Automation' });
  call({ ...early, Status__c: 'Failed', Failure_Code__c: 'PHONE_INVALID' });
  call({ Status__c: 'Ready' });
  call({ Status__c: 'Active' });
});
afterAll(() => served.close());

async function open(path: string, user: string = users.supervisor) {
  const cookie = `sid=${orgServer.tokens.issue(user)}`;
  const page = await (await fetch(`${served.url}/lightning${path}`, { headers: { cookie } })).text();
  return model.parse(JSON.parse(/id="page-model">(?<data>.*?)<\/script>/su.exec(page)?.groups?.['data'] ?? ''));
}

/** Name → address, of what a person finds among the reports or dashboards. */
async function listed(object: 'Report' | 'Dashboard', user?: string) {
  const { route } = await open(`/o/${object}/home`, user);
  return new Map(
    route.tables?.[0]?.rows.map(({ cells: [name] }) => [name?.text ?? '', (name?.url ?? '').replace('/lightning', '')]),
  );
}

async function tablesOf(report: string, user?: string) {
  const { route } = await open((await listed('Report')).get(report) ?? '', user);
  const texts = route.tables?.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
  return { totals: texts?.[0], rows: texts?.[1], columns: route.tables?.[0]?.columns.map(({ text }) => text) };
}

describe('list views', () => {
  it.each([
    ['Waiting_Now', 'Ready'],
    ['In_Call_Now', 'Active'],
  ])('%s opens and shows the one call that is %s', async (view, status) => {
    const { route } = await open(`/o/Video_Session__c/list?filterName=${view}`, users.agent);
    expect(route).toMatchObject({ kind: 'list', listView: { name: view } });
    const headers = { authorization: `Bearer ${orgServer.tokens.issue(users.agent)}` };
    const list = `/services/data/v66.0/ui-api/list-records/Video_Session__c/${view}?fields=Status__c`;
    const answer = await fetch(`${served.url}${list}`, { headers });
    expect(await answer.json()).toMatchObject({ count: 1, records: [{ fields: { Status__c: { value: status } } }] });
  });
});

describe('reports', () => {
  it('total by agent and day what happened in their time', async () => {
    const { columns, totals, rows } = await tablesOf('Calls and talk by agent and day');
    expect(columns).toEqual([
      ...['Agent', 'Created Date', 'Record Count', 'Sum of Duration (Seconds)', 'Average Duration (Seconds)'],
    ]);
    expect(totals).toEqual([
      ['Maya Lindqvist', '11/23/2026', '2', '500', '250'],
      ['Maya Lindqvist', 'Subtotal', '2', '500', '250'],
      ['Tomas Oyelaran', '11/23/2026', '1', '50', '50'],
      ['Tomas Oyelaran', 'Subtotal', '1', '50', '50'],
      ['Total', '', '3', '550', '183.3'],
    ]);
    expect(rows).toHaveLength(3);
  });

  it('leave out of an average what nobody rated, and sort by the slowest', async () => {
    const ratings = await tablesOf('Ratings by agent');
    expect(ratings.totals?.[0]).toEqual(['Maya Lindqvist', '2', '250', '5', '5', '', '']);
    const times = await tablesOf('Time to join by agent');
    expect(times.totals).toEqual([
      ['Maya Lindqvist', '2', '60', '60', '90'],
      ['Tomas Oyelaran', '1', '10', '10', '10'],
      ['Total', '3', '43.3', '30', '90'],
    ]);
    expect(times.rows?.map((row) => row.at(-1))).toEqual(['90', '30', '10']);
  });

  it('count by hour, reason, origin and status', async () => {
    const hours = await tablesOf('Unanswered by hour (UTC)');
    expect(hours.totals).toEqual([
      ['8', '1'],
      ['Total', '1'],
    ]);
    const reasons = await tablesOf('Failed and unanswered by reason');
    expect(reasons.totals?.filter(([, code]) => code !== 'Subtotal')).toEqual([
      ['Expired', 'NO_ANSWER', '1'],
      ['Failed', 'PHONE_INVALID', '1'],
      ['Total', '', '2'],
    ]);
    const origins = await tablesOf('Calls by origin and status');
    expect(origins.totals?.map((line) => line.slice(0, 3))).toContainEqual(['Automation', 'Expired', '1']);
    expect(origins.rows).toBeUndefined();
  });

  it('are for supervisors and those who see all folders, and are not there for anybody else', async () => {
    expect((await listed('Report')).size).toBe(6);
    expect((await listed('Report', users.admin)).size).toBe(6);
    expect((await listed('Report', users.agent)).size).toBe(0);
    const [path = ''] = (await listed('Report')).values();
    expect((await open(path, users.agent)).route.kind).toBe('missing');
    expect((await open('/page/home', users.agent)).app.tabs.map(({ label }) => label)).not.toContain('Reports');
    expect((await open('/page/home')).app.tabs.map(({ label }) => label)).toContain('Reports');
  });

  it('name no record that their reader may not see', async () => {
    const at = (DeveloperName: string, object: string, by: string) =>
      org.records.list(object).find((row) => row[by] === DeveloperName)?.Id;
    org.records.plant('PermissionSetAssignment', {
      PermissionSetId: at('Video_Supervisor', 'PermissionSet', 'Name'),
      AssigneeId: users.restricted,
    });
    org.records.plant('GroupMember', {
      GroupId: at('Video_Supervisors', 'Group', 'DeveloperName'),
      UserOrGroupId: users.restricted,
    });
    const numbersFor = async (user: string) =>
      (await tablesOf('Calls and talk by agent and day', user)).rows?.map((row) => row[3]).toSorted();
    expect(await numbersFor(users.supervisor)).toEqual(['-', expect.any(String), expect.any(String)]);
    expect(await numbersFor(users.restricted)).toEqual(['-', '-', '-']);
  });
});

describe('the dashboard', () => {
  it('shows the numbers of all six reports, and leads to each', async () => {
    const { route } = await open((await listed('Dashboard')).get('Video Calls') ?? '');
    expect(route.tables?.map(({ title, rows }) => [title, rows.length > 1])).toEqual(
      [
        ...['Talk by agent', 'Calls by origin and status', 'Unanswered by hour', 'Time to join'],
        ...['Ratings by customers', 'Failed and unanswered by reason'],
      ].map((title) => [title, true]),
    );
    // It draws agents; the report has days, too.
    expect(route.tables?.[0]?.columns[1]?.text).toBe('Record Count');
    const [path] = [route.tables?.[0]?.url?.replace('/lightning', '') ?? ''];
    expect((await open(path)).route.title).toBe('Calls and talk by agent and day');
    expect((await listed('Dashboard', users.agent)).size).toBe(0);
  });
});
