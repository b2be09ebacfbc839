import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, type Person } from '../support/person.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createCallStage, type CallStage } from './call-stage.ts';
import { createFileStage, picturePath, type FileStage } from './file-stage.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEGABYTE = 1024 ** 2;

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
let person: Person;
let calls: CallStage;
let files: FileStage;
beforeEach(async () => {
  const environment = { ...stage.newStorage(), VIDEO_REPORTING_PER_SECOND: '100' };
  middleware = await stage.startHere(environment, stage.sandbox.clock);
  person = await actAs(stage, 'agent@northlake.example');
  calls = createCallStage(stage);
  files = createFileStage(
    stage,
    calls,
    () => middleware,
    () => person,
  );
  await eventually('it is ready', async () => (await fetch(`${middleware.url}/readyz`)).ok);
});
afterEach(() => middleware.end());

const titles = async (): Promise<string[]> => (await files.files()).map(({ title }) => title).toSorted();
const pictureRequests = async (): Promise<string[]> =>
  (await stage.video.requests()).map(({ path }) => path).filter((path) => path.startsWith('/s3/'));

describe('what a call leaves', () => {
  it('becomes files of the case, which the session counts', async () => {
    const shown = ['=HYPERLINK("x")', { picture: 'one' }, 'It is <b>broken</b> & old', { picture: 'one' }] as const;
    const { sessionId } = await files.hold(wish, shown);
    const session = await files.untilTold(sessionId);
    expect(session).toMatchObject({ Snapshot_Count__c: 1, Chat_Stored__c: true, Status__c: 'Completed' });
    expect(session['Transcript__c']).toMatch(/Customer: It is <b>broken<\/b> & old\n/u);
    expect(session).toMatchObject({ Location__Latitude__s: null });
    const name = String(session['Name']);
    const stored = await files.files();
    expect(stored.map(({ title, place }) => [title, place])).toEqual([
      [`${name} chat`, cases.open],
      [expect.stringMatching(`^${name} \\d\\d:\\d\\d:\\d\\d agent picture 1$`), cases.open],
    ]);
    const [chat, picture] = stored.map(({ version }) => version);
    expect(picture).toMatchObject({
      FileType: 'PNG',
      Description: 'Video call 00001026',
      PathOnClient: `${name}-1.png`,
    });
    expect(files.textOf(chat ?? {})).toMatch(
      /^\u{FEFF}-- [\d-]+ --\n[\d:]+ UTC {2}Customer: =HYPERLINK\("x"\)\n[\d:]+ UTC {2}Agent: \[picture 1\]\n[\d:]+ UTC {2}Customer: It is <b>broken<\/b> & old\n/u,
    );
    // Later looks find the same: nothing is written again.
    for (let round = 0; round < 8; round += 1) calls.advance(10 * MINUTE_MS);
    await middleware.reconcile();
    expect(await titles()).toHaveLength(2);
  });

  it('of its place stands on the session, for supervisors alone', async () => {
    await changeSettings(stage, { Sync_Location__c: true, Sync_Transcript__c: false });
    const { sessionId } = await files.hold(wish, ['Hello'], { lat: 1.3521, long: 103.8198 });
    const session = await files.untilTold(sessionId);
    expect(session).toMatchObject({ Location__Latitude__s: 1.3521, Location__Longitude__s: 103.8198 });
    expect(session).toMatchObject({ Transcript__c: null, Chat_Stored__c: false });
    const soql = `SELECT Location__c FROM Video_Session__c WHERE Id = '${sessionId}'`;
    const path = `query?q=${encodeURIComponent(soql)}`;
    expect((await files.read('agent', path)).text).toContain('INVALID_FIELD');
    expect((await files.read('supervisor', path)).text).toContain('103.8198');
  });

  it('without a case is the contact’s', async () => {
    const { sessionId } = await files.hold({ contactId: contacts.mobile }, ['Hello', { picture: 'one' }]);
    await files.untilTold(sessionId);
    expect((await files.files()).map(({ place }) => place)).toEqual([contacts.mobile, contacts.mobile]);
  });

  it('is found by nobody who may not see the case, wherever they look', async () => {
    const { sessionId } = await files.hold({ contactId: contacts.vip, caseId: cases.vip }, [
      'very confidential words',
      { picture: 'one' },
    ]);
    await files.untilTold(sessionId);
    const [stored] = await files.files();
    const ids = [stored?.version['Id'], stored?.version['ContentDocumentId']].map(String);
    const query = (soql: string): string => `query?q=${encodeURIComponent(soql)}`;
    const ways = [
      query('SELECT Id, Title, Description, VersionData FROM ContentVersion'),
      query('SELECT Id, Title FROM ContentDocument'),
      query(`SELECT Id, ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '${cases.vip}'`),
      query(`SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '${ids[1] ?? ''}'`),
      query(`SELECT (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Case`),
      query(`SELECT FIELDS(ALL) FROM Video_Session__c WHERE Id = '${sessionId}' LIMIT 1`),
      `sobjects/ContentVersion/${ids[0] ?? ''}`,
      `sobjects/ContentVersion/${ids[0] ?? ''}/VersionData`,
      `sobjects/ContentDocument/${ids[1] ?? ''}`,
      `sobjects/ContentVersion/Video_Snapshot_Key__c/${String(stored?.version['Video_Snapshot_Key__c'])}`,
      `sobjects/Video_Session__c/${sessionId}`,
      `ui-api/records/${ids[0] ?? ''}?fields=ContentVersion.Title`,
      `ui-api/records/${ids[1] ?? ''}?fields=ContentDocument.Title`,
      `ui-api/related-list-records/${cases.vip}/AttachedContentDocuments?fields=Title`,
      `ui-api/related-list-records/${sessionId}/AttachedContentDocuments?fields=Title`,
    ];
    for (const path of ways) {
      const { text } = await files.read('restricted', path);
      expect([path, text]).not.toEqual([path, expect.stringMatching(/confidential| chat"| picture 1"/u)]);
      expect([path, ids.filter((id) => text.includes(`"${id}"`))]).toEqual([path, []]);
    }
    const seen = await files.read('agent', ways[7] ?? '');
    expect(seen.text).toContain('very confidential words');
  });

  it('is as the switches say when it is written', async () => {
    await changeSettings(stage, { Sync_Snapshots__c: false, Sync_Transcript__c: true });
    const { sessionId } = await files.hold(wish, ['Hello', { picture: 'one' }]);
    const session = await files.untilTold(sessionId);
    expect(session).toMatchObject({ Snapshot_Count__c: 0, Chat_Stored__c: true });
    expect(await pictureRequests()).toEqual([]);
    expect(await titles()).toHaveLength(1);
  });

  it('of a case that was merged belongs to the survivor, of one that was deleted to nobody', async () => {
    await stage.org.post('/file-limits', { storageBytes: 0 });
    const merged = await files.hold(wish, ['of the merged']);
    person = await actAs(stage, 'agent@northlake.example');
    const deleted = await files.hold({ contactId: contacts.mobile, caseId: cases.openOlder }, ['of the deleted']);
    await stage.org.post('/merge', { object: 'Case', masterId: cases.otherContact, mergedId: cases.open });
    await stage.org.post('/delete', { object: 'Case', id: cases.openOlder });
    await stage.org.post('/file-limits', {});
    calls.advance(HOUR_MS);
    await files.untilTold(merged.sessionId);
    expect(await files.untilTold(deleted.sessionId)).toMatchObject({ Chat_Stored__c: false });
    expect((await files.files()).map(({ place }) => place)).toEqual([cases.otherContact]);
  });
});

describe('a typed text', () => {
  it('is never fetched, and our token goes to no other host', async () => {
    const hits: string[] = [];
    const foreign = createServer((request, response) => {
      hits.push(`${request.url ?? ''} ${String(request.headers['x-token'])}`);
      response.end();
    });
    await new Promise<void>((resolve) => void foreign.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${String((foreign.address() as AddressInfo).port)}`;
    const typed = [
      `//${host}${picturePath('a')}`,
      `http://${host}${picturePath('a')}`,
      `${picturePath('a')}?x=1`,
      picturePath('..%2f..%2fapi'),
      '/api/v1/calls/5757',
      ` ${picturePath('a')}`,
    ];
    const { sessionId } = await files.hold(wish, typed);
    expect(await files.untilTold(sessionId)).toMatchObject({ Snapshot_Count__c: 0, Chat_Stored__c: true });
    expect(await pictureRequests()).toEqual([]);

    // 8x8 itself, or somebody on the way, sends elsewhere.
    await stage.video.fault({ path: '^/s3/', status: 302, headers: { location: `http://${host}/` } });
    const led = await files.hold({ contactId: contacts.mobile }, [{ picture: 'led' }]);
    expect(await files.untilTold(led.sessionId)).toMatchObject({ Snapshot_Count__c: 0, Chat_Stored__c: false });
    await stage.video.clearFaults();

    // The path of another call's picture.
    const before = (await pictureRequests()).length;
    const thief = await files.hold({ contactId: contacts.mobile }, [picturePath('led')]);
    const details = `/api/v1/calls/${String(thief.room.call?.id)}`;
    await eventually('its chat was read', async () => {
      calls.advance(MINUTE_MS);
      return (await stage.video.requests()).filter(({ path }) => path === details).length > 1;
    });
    expect(await pictureRequests()).toHaveLength(before);
    expect(await titles()).toHaveLength(1);
    expect(hits).toEqual([]);
    foreign.close();
  });
});

describe('a picture', () => {
  it('that comes late is fetched again, and one that never comes is let go', async () => {
    await stage.video.fault({ path: 'late', status: 404, times: 2 });
    await stage.video.fault({ path: 'never', status: 404 });
    const { sessionId } = await files.hold(wish, [{ picture: 'late' }, { picture: 'never' }]);
    const session = await calls.until(
      'its files are told',
      sessionId,
      ({ Snapshot_Count__c: count }) => count === 1,
      MINUTE_MS,
    );
    expect(session).toMatchObject({ Chat_Stored__c: false });
    expect(await pictureRequests()).toHaveLength(3 + 4);
  });

  it('that is none, or too large, costs no other one its place', async () => {
    await stage.video.fault({ path: 'page', status: 200, body: '<html>' });
    const { sessionId } = await files.hold(wish, [
      { picture: 'page' },
      {
        picture: 'large',
        bytes: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(13 * MEGABYTE)]),
      },
      { picture: 'script', bytes: Buffer.from('<svg onload="alert(1)"/>') },
      { picture: 'good' },
    ]);
    expect(await files.untilTold(sessionId)).toMatchObject({ Snapshot_Count__c: 1 });
    expect(await titles()).toEqual([expect.stringMatching('picture 4$')]);
  });

  it('is stored once, also when its answer is lost', async () => {
    await stage.org.fault({ path: 'sobjects/ContentVersion$', headers: { 'content-type': 'text/html' }, times: 1 });
    const { sessionId } = await files.hold(wish, [{ picture: 'one' }]);
    expect(await files.untilTold(sessionId)).toMatchObject({ Snapshot_Count__c: 1 });
    expect(await titles()).toHaveLength(1);
    const posts = (await stage.org.requests()).filter(({ path }) => path.endsWith('/sobjects/ContentVersion'));
    expect(posts).toHaveLength(1);
  });

  it('waits while the org’s storage is full, and holds up no session', async () => {
    await stage.org.post('/file-limits', { storageBytes: 10 });
    const first = await files.hold(wish, [{ picture: 'one' }]);
    person = await actAs(stage, 'agent@northlake.example');
    await files.hold({ contactId: contacts.mobile }, [{ picture: 'two' }]);
    const posts = async (): Promise<number> =>
      (await stage.org.requests()).filter(({ path }) => path.endsWith('/sobjects/ContentVersion')).length;
    await eventually('one was refused', async () => (await posts()) > 0);
    expect(await posts()).toBe(1);
    await stage.org.post('/file-limits', {});
    calls.advance(HOUR_MS);
    expect(await files.untilTold(first.sessionId)).toMatchObject({ Snapshot_Count__c: 1 });
    await eventually('both are there', async () => (await titles()).length === 2);
  });

  it('that Salesforce refuses for good waits for a person, who may have it tried again', async () => {
    await stage.org.post('/file-limits', { blockedExtensions: ['png'] });
    const { sessionId } = await files.hold(wish, ['Hello', { picture: 'one' }]);
    expect(await files.untilTold(sessionId)).toMatchObject({ Snapshot_Count__c: 0, Chat_Stored__c: true });
    const { parked, parkedCount } = await middleware.deliveries.overview(9);
    expect([parkedCount, parked[0]?.sessionId]).toEqual([1, sessionId]);
    expect(parked[0]?.reason).toMatch(/^FILE_EXTENSION_NOT_ALLOWED: /u);
    await stage.org.post('/file-limits', {});
    await middleware.deliveries.retry({ sessionId });
    await calls.until('it is told', sessionId, ({ Snapshot_Count__c: count }) => count === 1);
  });
});
