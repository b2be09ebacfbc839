import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { freePort } from '../support/free-port.ts';
import { actAs, openRoom } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const MINUTE_MS = 60_000;

let system: System;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}/metrics`;
  system = await startSystem({ environment: { METRICS_PORT: String(port), HOST: 'localhost' } });
});
afterAll(() => system.close());

async function scrape(): Promise<string> {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
  return answer.text();
}

/** The value of a figure with its labels; undefined if it is not told. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await scrape()).split('\n').find((one) => one.startsWith(`start_video_${name} `));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
}

describe('metrics', () => {
  it('count what people were given and refused, and what Salesforce and 8x8 took', async () => {
    const agent = await actAs(system, 'agent@northlake.example');
    const route = 'route="/v1/video-sessions/:sessionId/room"';
    await openRoom(system, await agent.ask({ contactId: contacts.mobile, caseId: cases.open }));
    await openRoom(system, await agent.ask({ contactId: contacts.noPhone }));
    await fetch(`${system.middlewareUrl}/nothing?secret=1`);
    const text = await scrape();
    expect(text).toContain(`start_video_answers_total{${route},outcome="room.created"} 1`);
    expect(text).toContain(`start_video_answers_total{${route},outcome="PHONE_MISSING"} 1`);
    expect(text).toContain('start_video_answers_total{route="none",outcome="NOT_FOUND"} 1');
    expect(text).toContain('start_video_upstream_seconds_count{upstream="video",status="2xx"} 1');
    expect(text).toMatch(/start_video_upstream_seconds_count\{upstream="salesforce",status="2xx"\} [1-9]/u);
    expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/mu);
  });

  it('tell for how long what Salesforce does not take has waited, and that deliveries pause', async () => {
    await eventually('all is written', async () => (await figure('unwritten_sessions')) === 0);
    expect(await figure('oldest_unwritten_seconds')).toBe(0);
    await system.org.fault({ path: 'composite/graph$', status: 503 });
    const agent = await actAs(system, 'agent@northlake.example');
    await openRoom(system, await agent.ask({ contactId: contacts.singapore }));
    await eventually('they pause', async () => (await figure('paused{work="deliveries"}')) === 1);
    await system.org.advance(5 * MINUTE_MS);
    expect(await figure('unwritten_sessions')).toBe(1);
    expect(await figure('oldest_unwritten_seconds')).toBeGreaterThanOrEqual(300);
    expect(await figure('upstream_seconds_count{upstream="salesforce",status="5xx"}')).toBeGreaterThan(0);
    await system.org.clearFaults();
  });

  it('tell that 8x8 is not asked for a while', async () => {
    expect(await figure('paused{work="rooms"}')).toBe(0);
    await system.video.fault({ path: '/api/v1/tokens$', status: 503, headers: { 'retry-after': '60' } });
    const agent = await actAs(system, 'agent@northlake.example');
    await openRoom(system, await agent.ask({ contactId: contacts.mobile }));
    expect(await figure('paused{work="rooms"}')).toBe(1);
    await system.video.clearFaults();
  });

  it('name no person, number, key or address of a record', async () => {
    expect(await scrape()).not.toMatch(/\+\d{6,}|(?<![\d.])(?:003|500|005|a0)[A-Za-z0-9]{12}|northlake|Bearer|secret/u);
  });

  it('stand at their own port alone, and nothing else does', async () => {
    expect((await fetch(`${system.middlewareUrl}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/readyz', url))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  it('are those that the alert rules and the dashboard ask for', async () => {
    const told = new Set(
      [...(await scrape()).matchAll(/^# TYPE (?<name>\S+)/gmu)].map(({ groups }) => groups?.['name']),
    );
    const asked = [
      ...rules().map(({ expr }) => expr),
      readFileSync(new URL('../../deploy/grafana-dashboard.json', import.meta.url), 'utf8'),
    ].flatMap((text) => text.match(/\b(?:start_video|process|nodejs)_\w+/gu) ?? []);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.map((name) => name.replace(/_(?:bucket|count|sum)$/u, '')).filter((name) => !told.has(name))).toEqual(
      [],
    );
    expect(rules().filter(({ annotations }) => !/^.{20,}\.$/u.test(annotations.description))).toEqual([]);
  });
});

const ruleFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ description: z.string() }) }),
      ),
    }),
  ),
});

function rules() {
  const text = readFileSync(new URL('../../deploy/alert-rules.yml', import.meta.url), 'utf8');
  return ruleFile.parse(parse(text)).groups.flatMap((group) => group.rules);
}
