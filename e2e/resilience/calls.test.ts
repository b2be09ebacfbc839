import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { createCallStage, type CallStage } from './call-stage.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const AGENT = { email: 'agent@northlake.example', name: 'Agent' };
const QUICK = { VIDEO_REPORTING_PER_SECOND: '100' };

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
let person: Person;
let calls: CallStage;
beforeEach(async () => {
  middleware = await stage.startHere({ ...stage.newStorage(), ...QUICK }, stage.sandbox.clock);
  person = await actAs(stage, 'agent@northlake.example');
  calls = createCallStage(stage, () => middleware.reconcile());
  await eventually('it is ready', async () => (await fetch(`${middleware.url}/readyz`)).ok);
});
afterEach(() => middleware.end());

const isStatus = (status: string) => (session: Readonly<Record<string, unknown>>) => session['Status__c'] === status;

describe('a call', () => {
  it('of forty minutes is Active all along, has one room, and comes back with times and ratings', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.advance(20_000);
    calls.connect(room);
    const active = await calls.until('it is Active', asked.sessionId, isStatus('Active'));
    expect(active['Video_Call_Id__c']).toBe(String(room.call?.id));
    for (let minute = 0; minute < 40; minute += 10) {
      calls.advance(10 * MINUTE_MS);
      await middleware.reconcile();
      expect((await stage.org.row('Video_Session__c', asked.sessionId))['Status__c']).toBe('Active');
    }
    const again = { ...asked, ...(await person.createProof()) };
    const refused = await openRoom({ middlewareUrl: middleware.url }, again);
    expect([refused.status, refused.body['code']]).toEqual([409, 'SESSION_CLOSED']);
    expect(stage.sandbox.video.store.rooms()).toHaveLength(1);

    calls.hangUp(room);
    if (room.call !== undefined) Object.assign(room.call.ratings, { agent: 4, guest: 5 });
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Video_Call_Status__c: 'E', Failure_Code__c: null, Guest_Link__c: null });
    expect(Number(done['Duration_Seconds__c'])).toBeGreaterThan(40 * 60 - 1);
    expect(Date.parse(String(done['Started_At__c']))).toBe(Math.floor((room.call?.createdAt ?? 0) / 1000) * 1000);
    expect(Date.parse(String(done['Ended_At__c']))).toBe(Math.floor((room.call?.finishedAt ?? 0) / 1000) * 1000);
    const rated = await calls.until('ratings are there', asked.sessionId, (row) => row['Guest_Rating__c'] != null);
    expect(rated).toMatchObject({ Agent_Rating__c: 4, Guest_Rating__c: 5, Status__c: 'Completed' });
    expect(rated).toMatchObject({ Outcome_Pending__c: false, Number_Differs__c: false });
    expect(Date.parse(String(rated['Outcome_Read_At__c']))).toBeGreaterThanOrEqual(room.call?.finishedAt ?? 0);
  });

  it('is rated within the hour, or said to be without ratings', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(2 * MINUTE_MS);
    calls.hangUp(room);
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Outcome_Pending__c: true, Guest_Rating__c: null });
    calls.advance(8 * MINUTE_MS);
    if (room.call !== undefined) Object.assign(room.call.ratings, { guest: 3 });
    const rated = await calls.until('one is there', asked.sessionId, (row) => row['Guest_Rating__c'] != null);
    expect(rated).toMatchObject({ Guest_Rating__c: 3, Agent_Rating__c: null, Outcome_Pending__c: true });
    const isSettled = (row: Readonly<Record<string, unknown>>) => row['Outcome_Pending__c'] === false;
    expect(await calls.until('it is settled', asked.sessionId, isSettled, MINUTE_MS)).toMatchObject({
      Guest_Rating__c: 3,
      Agent_Rating__c: null,
    });
  });

  it('whose customer was invited twice comes back once, with what the second invitation came to', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    stage.sandbox.video.store.logIn(room, AGENT);
    calls.advance(MINUTE_MS);
    await middleware.reconcile();
    const invited = await stage.video.post(`/rooms/${room.code}/invite-again`, { phoneNumber: '+6591110000' });
    expect(invited).toMatchObject({ callId: String(room.call?.id) });
    calls.connect(room);
    calls.advance(3 * MINUTE_MS);
    calls.hangUp(room);
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({
      Video_Call_Id__c: String(room.call?.id),
      Number_Differs__c: true,
      Failure_Code__c: null,
    });
    expect(Number(done['Duration_Seconds__c'])).toBeGreaterThanOrEqual(180);
    expect(Number(done['Duration_Seconds__c'])).toBeLessThan(240);
  });

  it('that nobody answered is Expired with the reason', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    stage.sandbox.video.store.logIn(room, { email: 'agent@northlake.example', name: 'Agent' });
    const over = await calls.until('it is known', asked.sessionId, (row) => row['Failure_Code__c'] != null, MINUTE_MS);
    expect(over).toMatchObject({ Status__c: 'Expired', Failure_Code__c: 'NO_ANSWER' });
  });

  it('that is in no log is Expired, and says so after half an hour', async () => {
    const { asked } = await calls.start(person, middleware.url, wish);
    calls.advance(16 * MINUTE_MS);
    await middleware.reconcile();
    const over = await calls.until('it is known', asked.sessionId, (row) => row['Failure_Code__c'] != null, MINUTE_MS);
    expect(over).toMatchObject({ Status__c: 'Expired', Failure_Code__c: 'NOT_LOGGED' });
  });

  it('that is logged late becomes Completed out of Expired', async () => {
    await stage.video.post('/reporting', { loggedAtEnd: true, loggedAfterMs: 10 * MINUTE_MS });
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(14 * MINUTE_MS);
    calls.hangUp(room);
    calls.advance(2 * MINUTE_MS);
    await middleware.reconcile();
    await calls.until('its room expires', asked.sessionId, isStatus('Expired'), 0);
    expect(await calls.until('it is found', asked.sessionId, isStatus('Completed'))).toMatchObject({
      Failure_Code__c: null,
      Duration_Seconds__c: 14 * 60,
    });
  });

  it.each([
    ['pages of one, the oldest first', { pageSize: 1, order: 'oldest' }],
    ['a cursor that loops', { pageSize: 1, loopingCursor: true }],
    ['days of Singapore without the last one', { dayZoneMinutes: 480, exclusiveTo: true }],
    ['days of Hawaii', { dayZoneMinutes: -600 }],
    ['the time of the room', { createdAt: 'room', number: 'zeros' }],
    ['the time of the guest', { createdAt: 'guest', number: 'plus' }],
    ['no number and quotes', { number: 'sloppy', reference: 'quoted' }],
    ['other letters', { letters: { open: 'ongoing', finished: 'C' } }],
    ['tokens of a moment', { tokenLifetimeMs: 5000 }],
  ])('is found in a log with %s', async (_, ways) => {
    await stage.video.post('/reporting', ways);
    // Some minutes before midnight, UTC.
    const now = stage.sandbox.clock.now();
    calls.advance(24 * HOUR_MS - (now % (24 * HOUR_MS)) - 3 * MINUTE_MS);
    // Nobody stays logged in for hours without doing anything.
    person = await actAs(stage, 'agent@northlake.example');
    const other = await calls.start(person, middleware.url, { contactId: contacts.mobile });
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(other.room);
    calls.advance(MINUTE_MS);
    calls.connect(room);
    calls.advance(5 * MINUTE_MS);
    calls.hangUp(room);
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Video_Call_Id__c: String(room.call?.id), Duration_Seconds__c: 300 });
  });

  it('is found behind more calls of others than one round reads', async () => {
    await stage.video.post('/reporting', { pageSize: 1 });
    const { store } = stage.sandbox.video;
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(2 * MINUTE_MS);
    calls.hangUp(room);
    for (let other = 0; other < 70; other += 1) {
      const foreign = store.createToken({ create_room: true, call_reference: `other-${other}` }).room;
      if (foreign !== undefined) store.logIn(foreign, { email: 'agent2@northlake.example', name: 'Agent' });
    }
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Video_Call_Id__c: String(room.call?.id) });
  });

  it('waits while 8x8 does not report, and rooms are made all the while', async () => {
    await stage.video.fault({ path: '/api/v1/call', status: 503, body: '<html>' });
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(3 * MINUTE_MS);
    calls.hangUp(room);
    for (let round = 0; round < 5; round += 1) {
      calls.advance(30_000);
      await calls.start(person, middleware.url, { contactId: contacts.mobile });
    }
    expect((await stage.org.row('Video_Session__c', asked.sessionId))['Status__c']).toBe('Ready');
    await stage.video.clearFaults();
    await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
  });

  it('that took place is found after 8x8 has reported nothing for hours, whatever time its error pages said', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(3 * MINUTE_MS);
    calls.hangUp(room);
    const headers = { date: new Date(stage.sandbox.clock.now() - HOUR_MS).toUTCString() };
    await stage.video.fault({ path: '/api/v1/call', status: 503, headers, body: '<html>' });
    for (let minute = 0; minute < 120; minute += 5) {
      calls.advance(5 * MINUTE_MS);
      await middleware.reconcile();
    }
    await stage.video.clearFaults();
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'), MINUTE_MS);
    expect(done).toMatchObject({ Failure_Code__c: null, Video_Call_Id__c: String(room.call?.id) });
    expect(stage.sandbox.clock.now()).toBeLessThan((room.call?.finishedAt ?? 0) + 4 * HOUR_MS);
  });

  it('is Completed also where a flow of the org fails over it, and the rest waits for whoever mends the flow', async () => {
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.advance(20_000);
    calls.connect(room);
    await calls.until('it is Active', asked.sessionId, isStatus('Active'));
    await stage.org.post('/save-troubles', {
      object: 'Video_Session__c',
      errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message: 'The flow failed to create a record: FIELD_CUSTOM_VALIDATION_EXCEPTION',
      times: 1,
    });
    calls.hangUp(room);
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Duration_Seconds__c: null, Ended_At__c: expect.any(String) });
    await eventually('it is parked', async () => (await middleware.deliveries.list(9)).length === 1);
    await middleware.deliveries.retry('all');
    await calls.until('all is written', asked.sessionId, (row) => row['Duration_Seconds__c'] != null);
  });

  it('brings nothing but its status where the settings say so', async () => {
    const [settings] = await stage.org.rows('Video_Settings__c');
    await stage.org.change('Video_Settings__c', String(settings?.['Id']), {
      Sync_Call_Details__c: false,
      Sync_Ratings__c: false,
    });
    const { asked, room } = await calls.start(person, middleware.url, wish);
    calls.connect(room);
    calls.advance(MINUTE_MS);
    calls.hangUp(room);
    const done = await calls.until('it is Completed', asked.sessionId, isStatus('Completed'));
    expect(done).toMatchObject({ Video_Call_Id__c: null, Started_At__c: null, Duration_Seconds__c: null });
  });
});
