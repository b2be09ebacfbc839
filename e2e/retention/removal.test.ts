import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from 'jsforce';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs, type Person } from '../support/person.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createCallStage, type CallStage } from '../resilience/call-stage.ts';
import { createFileStage, type FileStage } from '../resilience/file-stage.ts';
import { createRandom } from '../resilience/random.ts';
import { startStage, type LocalInstance, type Stage } from '../resilience/stage.ts';

const { contacts, cases, users } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const DAY_MS = 24 * 60 * 60_000;
const KILLS = Number(process.env['KILLS'] ?? 4);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
let person: Person;
let calls: CallStage;
let files: FileStage;
const start = (environment: NodeJS.ProcessEnv): Promise<LocalInstance> =>
  stage.startHere(environment, stage.sandbox.clock);

const tokenSchema = z.object({ accessToken: z.string() });
async function connect(user: string): Promise<Connection> {
  const { accessToken } = tokenSchema.parse(await stage.org.post('/tokens', { user: `${user}@northlake.example` }));
  return new Connection({ instanceUrl: stage.sandbox.orgUrl, accessToken, version: '66.0' });
}
const idSchema = z.object({ id: z.string() });
async function add(connection: Connection, object: string, values: Row): Promise<string> {
  return idSchema.parse(await connection.create(object, { ...values })).id;
}
const documentOf = async (versionId: string): Promise<string> =>
  z.string().parse((await stage.org.row('ContentVersion', versionId))['ContentDocumentId']);
const addFile = (connection: Connection, values: Row): Promise<string> =>
  add(connection, 'ContentVersion', { Title: 'A', PathOnClient: 'a.txt', VersionData: 'aGVsbG8=', ...values });
const documents = async (): Promise<string[]> => (await stage.org.rows('ContentDocument')).map(({ Id }) => String(Id));

/** Which of some deleted files can still be restored. */
async function restorable(documentIds: readonly string[]): Promise<number> {
  const connection = await connect('integration');
  const results: unknown = await connection.soap.emptyRecycleBin([...documentIds]);
  return z
    .array(z.object({ success: z.boolean() }))
    .parse(results)
    .filter(({ success }) => success).length;
}

/** The session once its chat, so many pictures and what stands on itself are there. */
const told = (sessionId: string, pictures: number, has = 'Transcript__c'): Promise<Row> =>
  calls.until(
    'its files are told',
    sessionId,
    (session) =>
      session['Snapshot_Count__c'] === pictures && session['Chat_Stored__c'] === true && session[has] !== null,
    20_000,
  );
const removedAt = async (sessionId: string): Promise<unknown> =>
  (await stage.org.row('Video_Session__c', sessionId))['Personal_Data_Removed_At__c'];

describe('what is personal of an old call', () => {
  beforeEach(async () => {
    middleware = await start({ ...stage.newStorage(), VIDEO_REPORTING_PER_SECOND: '100' });
    person = await actAs(stage, 'agent@northlake.example');
    calls = createCallStage(stage);
    files = createFileStage(
      stage,
      calls,
      () => middleware,
      () => person,
    );
    await changeSettings(stage, { Sync_Location__c: true, Retention_Days__c: 30 });
    await eventually('it is ready', async () => (await fetch(`${middleware.url}/readyz`)).ok);
  });
  afterEach(() => middleware.end());

  it('is removed for good after as many days as the settings say, and nothing else is', async () => {
    const { sessionId, room } = await files.hold(wish, ['Hello', { picture: 'one' }], { lat: 1.3521, long: 103.8198 });
    const before = await told(sessionId, 1, 'Location__Latitude__s');
    expect(before).toMatchObject({ Phone_Number__c: expect.any(String), Location__Latitude__s: 1.3521 });
    const ours = await documents();
    expect(ours).toHaveLength(2);
    // Files of others on the same case; and one of this user that is of no call.
    const agent = await connect('agent');
    const theirs = await documentOf(await addFile(agent, { FirstPublishLocationId: cases.open }));
    const unkeyed = await documentOf(
      await addFile(await connect('integration'), { FirstPublishLocationId: cases.open }),
    );

    calls.advance(29 * DAY_MS);
    await middleware.reconcile();
    expect(await stage.org.row('Video_Session__c', sessionId)).toMatchObject({ Personal_Data_Removed_At__c: null });
    calls.advance(DAY_MS + 60 * 60_000);
    await middleware.reconcile();
    const after = await stage.org.row('Video_Session__c', sessionId);
    const { Personal_Data_Removed_At__c: at, ...rest } = after;
    expect(Date.parse(String(at))).toBeGreaterThan(0);
    expect(rest).toMatchObject({
      ...{ Guest_Link__c: null, Phone_Number__c: null, Transcript__c: null },
      ...{ Location__Latitude__s: null, Location__Longitude__s: null },
      // What reports count stays.
      ...{ Duration_Seconds__c: before['Duration_Seconds__c'], Call_Reference__c: before['Call_Reference__c'] },
      ...{ Status__c: 'Completed', Contact__c: contacts.mobile, Case__c: cases.open },
    });
    expect((await documents()).toSorted()).toEqual([theirs, unkeyed].toSorted());
    expect(await restorable(ours)).toBe(0);

    // Ratings and chat that come late change nothing of it.
    if (room.call !== undefined) room.call.ratings.guest = 5;
    room.call?.conversation.push({ origin: 'guest', timestamp: stage.sandbox.clock.now(), data: 'one more thing' });
    for (let day = 0; day < 3; day += 1) {
      calls.advance(DAY_MS);
      await middleware.reconcile();
    }
    expect(await stage.org.row('Video_Session__c', sessionId)).toMatchObject({
      ...{ Personal_Data_Removed_At__c: at, Transcript__c: null, Phone_Number__c: null },
    });
    expect(await documents()).toHaveLength(2);
  });

  it('goes with its contact, and stays where somebody else uses it: linked elsewhere, changed or given away', async () => {
    const ofContact = await files.hold({ contactId: contacts.noCase }, ['Hello']);
    await told(ofContact.sessionId, 0);
    const [alone] = await documents();
    person = await actAs(stage, 'agent@northlake.example');
    const shown = ['Hello', { picture: 'one' }, { picture: 'two' }, { picture: 'three' }] as const;
    const { sessionId } = await files.hold(wish, shown);
    await told(sessionId, 3);
    const [chat, one, two, three] = (await files.files())
      .map(({ version }) => String(version['ContentDocumentId']))
      .filter((id) => id !== alone);
    const admin = await connect('admin');
    const link = { ContentDocumentId: one, LinkedEntityId: cases.openOlder, ShareType: 'V' };
    await add(admin, 'ContentDocumentLink', link);
    await addFile(admin, { ContentDocumentId: two });
    await stage.org.change('ContentDocument', three ?? '', { OwnerId: users.admin });
    await stage.org.post('/delete', { object: 'Contact', id: contacts.noCase });
    calls.advance(5 * DAY_MS);
    await middleware.reconcile();
    expect(await removedAt(ofContact.sessionId)).not.toBeNull();
    expect(await removedAt(sessionId)).toBeNull();
    expect((await documents()).toSorted()).toEqual([chat, one, two, three].toSorted());
    calls.advance(26 * DAY_MS);
    await middleware.reconcile();
    expect((await documents()).toSorted()).toEqual([one, two, three].toSorted());
    expect(await restorable([alone ?? '', chat ?? ''])).toBe(0);
    expect(await removedAt(sessionId)).not.toBeNull();
  });

  it('is not made of files that waited till then', async () => {
    await stage.org.post('/file-limits', { storageBytes: 0 });
    const { sessionId } = await files.hold(wish, ['Hello']);
    // What somebody changes counts at once, though nobody starts a call that would bring it.
    await changeSettings(stage, { Retention_Days__c: 1 });
    // Less than the time for which a call is looked for counts as four days.
    calls.advance(3 * DAY_MS);
    await middleware.reconcile();
    expect(await removedAt(sessionId)).toBeNull();
    for (let day = 0; day < 4; day += 1) {
      calls.advance(DAY_MS);
      await middleware.reconcile();
    }
    await stage.org.post('/file-limits', {});
    expect(await removedAt(sessionId)).not.toBeNull();
    calls.advance(DAY_MS);
    await middleware.reconcile();
    expect(await documents()).toEqual([]);
  });
});

it(
  `all of it goes however often the service is killed, and what is refused holds up nothing (KILLS=${KILLS} SEED=${SEED})`,
  async () => {
    const random = createRandom(SEED);
    const integration = await connect('integration');
    const storage = stage.newStorage();
    const old = new Date(stage.sandbox.clock.now() - 100 * DAY_MS).toISOString();
    const ids: string[] = [];
    for (let number = 0; number < 450; number += 1)
      ids.push(
        await stage.org.plant('Video_Session__c', {
          ...{ Contact__c: contacts.mobile, Case__c: cases.open, Status__c: 'Completed', Origin__c: 'Agent' },
          ...{ CreatedDate: old, Ended_At__c: old, Phone_Number__c: '+6591234567', Transcript__c: 'Hello' },
        }),
      );
    const young = await stage.org.plant('Video_Session__c', {
      ...{ Contact__c: contacts.mobile, Status__c: 'Completed', Origin__c: 'Agent', Phone_Number__c: '+6591234567' },
    });
    const fileOf = async (sessionId: string): Promise<string> =>
      documentOf(
        await addFile(integration, { FirstPublishLocationId: cases.open, Video_Snapshot_Key__c: `${sessionId}.hash` }),
      );
    const filed = ids.filter((_, index) => index % 15 === 0);
    const made: string[] = [];
    for (const id of filed) made.push(await fileOf(id));
    const stays = await fileOf(young);
    // Of one session the record is locked, of another a file cannot be deleted.
    const [locked = '', held = ''] = [ids[1], filed[1]];
    const refuse = (object: string, id: string): Promise<unknown> =>
      stage.org.post('/save-troubles', { object, id, errorCode: 'ENTITY_IS_LOCKED', message: 'locked' });
    await refuse('Video_Session__c', locked);
    await refuse('ContentDocument', made[1] ?? '');

    const left = async (): Promise<string[]> =>
      (await stage.org.rows('Video_Session__c'))
        .filter(({ Personal_Data_Removed_At__c: at }) => at === null)
        .map(({ Id }) => String(Id));
    await stage.org.fault({ path: '/composite', delayMs: 150 });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const process = stage.spawn(storage);
      const asked = (await stage.org.apiCalls()) + 3 + Math.round(random() * 25);
      // Some die before the first file is gone, most between two of the calls that remove a page.
      await Promise.race([eventually('it asks', async () => (await stage.org.apiCalls()) >= asked), delay(8000)]);
      await delay(random() * 200);
      await process.end('SIGKILL');
      calls = createCallStage(stage);
      calls.advance(20 * 60_000);
    }
    await stage.org.clearFaults();
    let last = await start(storage);
    await last.reconcile();
    await eventually('all others are done', async () => (await left()).length <= 3);
    expect((await left()).toSorted()).toEqual([locked, held, young].toSorted());
    expect((await documents()).toSorted()).toEqual([made[1], stays].toSorted());
    expect(await restorable(made.filter((id) => id !== made[1]))).toBe(0);
    expect(await stage.org.row('Video_Session__c', held)).toMatchObject({ Transcript__c: 'Hello' });

    // What was refused goes with the next day's pass.
    await fetch(`${stage.sandbox.orgUrl}/_sandbox/save-troubles`, { method: 'DELETE' });
    calls.advance(1.1 * DAY_MS);
    await last.end();
    last = await start(storage);
    await last.reconcile();
    await eventually('these too', async () => (await left()).length === 1);
    expect(await documents()).toEqual([stays]);
    await last.end();
  },
  120_000 + KILLS * 20_000,
);
