import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { endCall, enter } from '../../sandbox/video-interaction/room/room.ts';
import type { Room } from '../../sandbox/video-interaction/types.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const MINUTE_MS = 60_000;
const wish = { contactId: contacts.mobile, caseId: cases.open };

interface Doubt {
  readonly callId: string;
  readonly durationSeconds: number;
  readonly candidates: readonly {
    readonly roomId: string;
    readonly sessionId: string;
    readonly callReference: string;
  }[];
}

let system: System;
shareAmongTests(
  () => startSystem({ environment: { VIDEO_REPORTING_PER_SECOND: '100' } }),
  (started) => (system = started),
);

let token: string;
beforeEach(async () => {
  await eventually('it is ready', async () => (await fetch(`${system.middlewareUrl}/readyz`)).ok);
  token = await openAs('admin');
});

async function openAs(user: string): Promise<string> {
  return openSetup(system, await actAs(system, `${user}@northlake.example`));
}
const ask = (method: string, path: string, body?: object): Promise<Answer> =>
  callSetup(system, method, `/call-log${path}`, { token, ...(body === undefined ? {} : { body }) });
const read = (): Promise<Answer> => ask('POST', '/read', {});
const overview = async () => (await ask('GET', '')).body;
const doubts = async () => (await overview())['doubts'] as readonly Doubt[];

async function start(person: Person): Promise<{ readonly sessionId: string; readonly room: Room }> {
  const known = new Set(system.sandbox.video.store.rooms());
  const asked = await person.ask(wish);
  expect((await openRoom(system, asked)).status).toBe(201);
  const room = system.sandbox.video.store.rooms().find((one) => !known.has(one));
  if (room === undefined) throw new Error('no room');
  return { sessionId: asked.sessionId, room };
}

async function talk(room: Room): Promise<void> {
  const { clock, video } = system.sandbox;
  video.store.logIn(room, { email: 'agent@northlake.example', name: 'Agent' });
  enter(room, 'agent', clock.now());
  enter(room, 'guest', clock.now());
  await system.org.advance(3 * MINUTE_MS);
  endCall(room, clock.now());
}

describe('POST /v1/setup/call-log/read', () => {
  it('finds at once what became of a call', async () => {
    expect((await overview())['lastRead']).toBeNull();
    const { sessionId, room } = await start(await actAs(system, 'agent@northlake.example'));
    await talk(room);
    const { status, body } = await read();
    expect([status, body]).toMatchObject([200, { pages: 1, entries: 1, rooms: 1, changed: 1, foreign: 0, doubts: 0 }]);
    await eventually('it is Completed', async () => {
      await system.org.advance(5000);
      return (await system.org.row('Video_Session__c', sessionId))['Status__c'] === 'Completed';
    });
    expect(await overview()).toMatchObject({
      watched: 1,
      doubtCount: 0,
      pause: null,
      lastRead: { pages: 1, entries: 1, isComplete: true },
    });
  });

  it('reads the log although nothing is looked for, and counts calls of others', async () => {
    const { store } = system.sandbox.video;
    const foreign = store.createToken({ create_room: true, call_reference: 'another-org' }).room;
    if (foreign !== undefined) store.logIn(foreign, { email: 'agent@northlake.example', name: 'Agent' });
    expect((await read()).body).toMatchObject({ pages: 1, entries: 1, rooms: 0, foreign: 1 });
    expect(await overview()).toMatchObject({ foreignCount: 1, watched: 0 });
  });

  it.each([
    [401, 502, 'VIDEO_UNAUTHORIZED'],
    [404, 503, 'NOT_CONFIGURED'],
    [429, 503, 'VIDEO_UNAVAILABLE'],
  ])('says why 8x8 does not tell (%i), so does the page, until it does again', async (answered, status, code) => {
    await system.video.fault({ path: '/api/v1/call-logs', status: answered, body: {} });
    const refused = await read();
    expect([refused.status, refused.body['code']]).toEqual([status, code]);
    expect((await overview())['pause']).toMatchObject({ code, reason: expect.any(String), until: expect.any(String) });
    const checks = (await callSetup(system, 'GET', '/checks', { token })).body['checks'] as readonly object[];
    expect(checks).toContainEqual(expect.objectContaining({ id: 'call-log-access', state: 'warning' }));
    expect(checks).toContainEqual(expect.objectContaining({ id: 'call-outcomes', state: 'warning' }));
    await system.video.clearFaults();
    await system.org.advance(MINUTE_MS);
    expect((await read()).status).toBe(200);
    expect((await overview())['pause']).toBeNull();
    const mended = (await callSetup(system, 'GET', '/checks', { token })).body['checks'] as readonly object[];
    expect(mended).toContainEqual(expect.objectContaining({ id: 'call-log-access', state: 'ok' }));
  });

  it('is told to operations', async () => {
    await start(await actAs(system, 'agent@northlake.example'));
    // Counted anew once in ten seconds.
    await system.org.advance(11_000);
    const { calls } = (await (await fetch(`${system.middlewareUrl}/readyz`)).json()) as { calls: object };
    expect(calls).toEqual({
      roomsWatched: 1,
      outcomeLagSeconds: 0,
      callsInDoubt: 0,
      foreignCalls: 0,
      sloppyValues: expect.any(Number),
    });
  });

  it('needs a token', async () => {
    token = 'x'.repeat(43);
    for (const answer of [await read(), await ask('GET', ''), await ask('POST', '/assign', {})])
      expect(answer.status).toBe(401);
  });
});

describe('POST /v1/setup/call-log/assign', () => {
  let sessionIds: readonly string[];
  let room: Room;
  let doubt: Doubt;
  beforeEach(async () => {
    const first = await start(await actAs(system, 'agent@northlake.example'));
    const second = await start(await actAs(system, 'agent2@northlake.example'));
    ({ room } = first);
    sessionIds = [first.sessionId, second.sessionId];
    await talk(room);
    // Either may be it until both are over.
    await system.org.advance(60 * MINUTE_MS);
    token = await openAs('admin');
    await eventually('it is in doubt', async () => {
      await read();
      return (await doubts()).length === 1;
    });
    const [only] = await doubts();
    if (only === undefined) throw new Error('no doubt');
    doubt = only;
  });
  const candidate = (sessionId: string | undefined): string =>
    doubt.candidates.find((one) => one.sessionId === sessionId)?.roomId ?? '';
  const assign = (roomId: string): Promise<Answer> => ask('POST', '/assign', { callId: doubt.callId, roomId });

  const dismiss = (callId: string): Promise<Answer> => ask('POST', '/dismiss', { callId });

  it('takes a call from the list that somebody says is of none of them, for good, and notes who said so', async () => {
    expect((await dismiss('1')).status).toBe(404);
    expect((await dismiss(doubt.callId)).status).toBe(204);
    await read();
    expect(await overview()).toMatchObject({ doubtCount: 0, doubts: [] });
    const sessions = await Promise.all(sessionIds.map((id) => system.org.row('Video_Session__c', id)));
    expect(sessions.map(({ Video_Call_Id__c: callId }) => callId)).toEqual([null, null]);
    const [entry] = (await callSetup(system, 'GET', '/audit', { token })).body['entries'] as readonly object[];
    expect(entry).toMatchObject({ action: 'call-dismissed', person: { id: users.admin } });
    expect(system.log()).toContain('setup.call-dismissed');
    expect((await dismiss(doubt.callId)).status).toBe(404);
  });

  it('lists the sessions that a call may be of, and gives it to the one that is chosen', async () => {
    expect(doubt).toMatchObject({ callId: String(room.call?.id), durationSeconds: 180 });
    expect(doubt.candidates.map(({ sessionId }) => sessionId).toSorted()).toEqual([...sessionIds].toSorted());
    const [chosen, other] = sessionIds;
    expect((await assign(candidate(chosen))).status).toBe(204);
    expect(await overview()).toMatchObject({ doubtCount: 0, doubts: [] });
    await eventually('it is Completed', async () => {
      await system.org.advance(5000);
      return (await system.org.row('Video_Session__c', chosen ?? ''))['Status__c'] === 'Completed';
    });
    expect(await system.org.row('Video_Session__c', chosen ?? '')).toMatchObject({
      Video_Call_Id__c: doubt.callId,
      Duration_Seconds__c: 180,
    });
    expect(await system.org.row('Video_Session__c', other ?? '')).toMatchObject({
      Status__c: 'Expired',
      Video_Call_Id__c: null,
    });
    const [entry] = (await callSetup(system, 'GET', '/audit', { token })).body['entries'] as readonly object[];
    expect(entry).toMatchObject({
      action: 'call-assigned',
      person: { id: users.admin },
      detail: `00001026: call ${doubt.callId} is of session ${chosen ?? ''}`,
    });
    expect(system.log()).toContain('setup.call-assigned');
    expect((await assign(candidate(other))).status).toBe(404);
  });

  it('is refused to whoever may not read all cases that it may be of', async () => {
    await system.org.plant('PermissionSetAssignment', {
      AssigneeId: users.restricted,
      PermissionSetId: await permissionSetId('Video_Admin'),
    });
    token = await openAs('restricted');
    for (const refused of [await assign(candidate(sessionIds[0])), await dismiss(doubt.callId)])
      expect([refused.status, refused.body['code']]).toEqual([403, 'ACCESS_DENIED']);
    expect(await doubts()).toHaveLength(1);
  });

  it('gives nothing to a session that is none of its candidates', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000';
    expect((await assign(stranger)).status).toBe(404);
    expect((await assign('x')).status).toBe(400);
    expect((await ask('POST', '/assign', { callId: '1', roomId: candidate(sessionIds[0]) })).status).toBe(404);
    expect(await doubts()).toHaveLength(1);
  });
});

async function permissionSetId(name: string): Promise<string> {
  const sets = await system.org.rows('PermissionSet');
  return String(sets.find((set) => set['Name'] === name)?.['Id']);
}
