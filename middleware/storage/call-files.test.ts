import { beforeEach, expect, it } from 'vitest';
import { CHAT, FIELDS } from '../domain/call-files/call-files.ts';
import { describeEachStorage, type StorageUnderTest } from '../test-support/each-storage.ts';
import { claimOne, NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import type { CallStore, SeenCall } from './call-store.ts';
import type { ClaimedFile, FilesClaim, FileStore, FoundFiles } from './file-store.ts';
import type { Storage } from './storage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ENDED = NOW + 10 * MINUTE_MS;
const LEASE_MS = MINUTE_MS;
const FOUND: FoundFiles = { callId: '5757', pictures: ['one', 'two'], chatPrint: 'p1', fieldsPrint: null };

describeEachStorage('files of calls', (current) => {
  let test: StorageUnderTest;
  let storage: Storage;
  let calls: CallStore;
  let files: FileStore;
  beforeEach(async () => {
    test = current();
    ({ sessions: storage, calls, files } = test.stores);
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.finish([await claimOne(storage)], NOW);
  });

  /** What a look after the end of a call keeps; written back, so that nothing but the files is left to do. */
  async function keep(found: FoundFiles = FOUND, changes: Partial<SeenCall> = {}, now = ENDED): Promise<void> {
    const [room] = await calls.roomsOf(['00001026'], 0);
    const call: SeenCall = {
      callId: found.callId,
      createdAt: NOW + MINUTE_MS,
      finishedAt: ENDED,
      durationS: 240,
      letter: 'E',
      numberDiffers: false,
      hasTalk: true,
      roomId: room?.roomId ?? '',
      verdict: 'ours',
      ...changes,
    };
    await calls.keepLook({ sessionId: 'a', roomIds: [room?.roomId ?? ''], calls: [call], files: [found] }, now, 0.5);
    await writeBack(now + MINUTE_MS);
  }
  const writeBack = async (now: number) => {
    const claims = await storage.claimDue(now, 9, LEASE_MS);
    await storage.finish(claims, now);
    return claims;
  };
  const claim = async (now = ENDED): Promise<FilesClaim> => {
    const claimed = await files.claimFiles(now, LEASE_MS);
    if (claimed === null) throw new Error('nothing is due');
    return claimed;
  };
  const fileOf = ({ files: claimed }: FilesClaim, name: string): ClaimedFile => {
    const found = claimed.find(({ file }) => file === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const written = { state: 'written', versionId: '068', bytes: 100 } as const;

  it('are due with the look that finds them, in order, and taken by one worker', async () => {
    expect(await files.nextFile()).toBeNull();
    await keep();
    expect(await files.nextFile()).toBe(ENDED);
    const claimed = await claim();
    expect(claimed).toMatchObject({ callId: '5757', sessionId: 'a', callReference: '00001026', hadCase: true });
    expect(claimed.files.map(({ file, ordinal, print }) => [file, ordinal, print])).toEqual([
      [CHAT, 0, 'p1'],
      ['one', 1, null],
      ['two', 2, null],
    ]);
    const { files: others } = await test.open();
    expect(await others.claimFiles(ENDED, LEASE_MS)).toBeNull();
    await files.extendFiles(claimed.token, ENDED + 2 * LEASE_MS);
    expect(await others.claimFiles(ENDED + LEASE_MS, LEASE_MS)).toBeNull();
    expect((await others.claimFiles(ENDED + 2 * LEASE_MS, LEASE_MS))?.files).toHaveLength(3);
  });

  it('wait until the session has its call reference', async () => {
    await storage.keep(stateOf('b', { revision: NOW + 5 }), proofOf('p2'), NOW);
    await calls.keepLook({ sessionId: 'b', roomIds: [], calls: [], files: [FOUND] }, ENDED, 0.5);
    expect(await files.claimFiles(ENDED, LEASE_MS)).toBeNull();
    await writeBack(ENDED + MINUTE_MS);
    expect(await files.claimFiles(ENDED, LEASE_MS)).toMatchObject({ sessionId: 'b' });
  });

  it('are begun once, and whoever comes after a lost end knows that they may have been made', async () => {
    await keep();
    const first = await claim();
    const one = fileOf(first, 'one');
    expect(await files.beginInsert(first, one)).toBe('first');
    expect(await files.beginInsert(first, one)).toBe('repeat');
    const second = await claim(ENDED + LEASE_MS);
    expect(second.files.map(({ file, mayExist }) => [file, mayExist])).toEqual([
      [CHAT, false],
      ['one', true],
      ['two', false],
    ]);
    expect(await files.beginInsert(first, one)).toBe('lost');
    expect(await files.endFile(first, one, written, ENDED)).toBe(false);
    expect(await files.beginInsert(second, one)).toBe('repeat');
    expect(await files.endFile(second, one, written, ENDED)).toBe(true);
    expect((await claim(ENDED + 2 * LEASE_MS)).files.map(({ file }) => file)).toEqual([CHAT, 'two']);
  });

  it('are told of on the session once all of them are settled', async () => {
    await keep();
    const claimed = await claim();
    await files.endFile(claimed, fileOf(claimed, 'one'), written, ENDED);
    await files.endFile(claimed, fileOf(claimed, 'two'), { state: 'gone', reason: '404' }, ENDED);
    expect(await writeBack(ENDED + MINUTE_MS)).toEqual([]);
    await files.endFile(claimed, fileOf(claimed, CHAT), written, ENDED);
    const [told] = await writeBack(ENDED + MINUTE_MS);
    expect(told?.state.call?.files).toEqual({ pictures: 1, hasChat: true, isPending: false });
    expect(told?.state).toMatchObject({ status: 'Completed', updateCase: false, updateContact: false });
    expect(await files.claimFiles(ENDED + DAY_MS, LEASE_MS)).toBeNull();
  });

  it('stay as they are when the same ones are found again, but for a chat that has changed', async () => {
    await keep();
    const claimed = await claim();
    for (const file of claimed.files) await files.endFile(claimed, file, written, ENDED);
    await keep(FOUND, {}, ENDED + MINUTE_MS);
    expect(await files.nextFile()).toBeNull();
    await keep({ ...FOUND, pictures: ['one', 'two', 'three'], chatPrint: 'p2' }, {}, ENDED + 2 * MINUTE_MS);
    const again = await claim(ENDED + 2 * MINUTE_MS);
    expect(again.files.map(({ file, print, versionId }) => [file, print, versionId])).toEqual([
      [CHAT, 'p2', '068'],
      ['three', null, null],
    ]);
    expect(again.writtenBytes).toBe(300);
  });

  it('stay due when they change while they are written', async () => {
    await keep();
    const claimed = await claim();
    await keep({ ...FOUND, chatPrint: 'p2' }, {}, ENDED + 1000);
    expect(await files.endFile(claimed, fileOf(claimed, CHAT), written, ENDED)).toBe(true);
    const again = await files.claimFiles(ENDED + 3 * MINUTE_MS, LEASE_MS);
    expect(fileOf(again ?? claimed, CHAT)).toMatchObject({ print: 'p2', versionId: '068' });
  });

  it('count neither as picture nor as chat what stands on the session', async () => {
    await keep({ ...FOUND, pictures: [], chatPrint: null, fieldsPrint: 'f1' });
    const claimed = await claim();
    expect(claimed.files.map(({ file, print }) => [file, print])).toEqual([[FIELDS, 'f1']]);
    await files.endFile(claimed, fileOf(claimed, FIELDS), { state: 'written', versionId: null, bytes: 0 }, ENDED);
    const [told] = await writeBack(ENDED + MINUTE_MS);
    expect(told?.state.call?.files).toEqual({ pictures: 0, hasChat: false, isPending: false });
    await keep({ ...FOUND, pictures: [], chatPrint: null, fieldsPrint: 'f2' }, {}, ENDED + MINUTE_MS);
    expect(fileOf(await claim(ENDED + MINUTE_MS), FIELDS).print).toBe('f2');
  });

  it('of a call to another number wait until somebody lets those of this session go', async () => {
    await keep(FOUND, { numberDiffers: true });
    expect(await files.nextFile()).toBeNull();
    expect(await files.listParkedFiles(9)).toMatchObject([
      { sessionId: 'a', reason: expect.stringMatching(/^DIFFERENT_NUMBER: /u) },
    ]);
    expect(await files.retryParkedFiles('all', ENDED)).toBe(0);
    expect(await files.retryParkedFiles({ sessionId: 'a' }, ENDED)).toBe(0);
    expect(await files.releaseHeldFiles('b', ENDED)).toBe(false);
    expect(await files.nextFile()).toBeNull();

    expect(await files.releaseHeldFiles('a', ENDED)).toBe(true);
    expect((await claim()).files).toHaveLength(3);
    // A picture that 8x8 has later is the customer's too.
    await keep({ ...FOUND, pictures: [...FOUND.pictures, 'later'] }, { numberDiffers: true }, ENDED + MINUTE_MS);
    expect(await files.countFiles()).toEqual({ due: 4, parked: 0 });
  });

  it('with the path of another call are not fetched', async () => {
    await keep();
    await keep(
      { callId: '5758', pictures: ['one', 'three'], chatPrint: null, fieldsPrint: null },
      { createdAt: NOW + 2 * MINUTE_MS },
    );
    await claim();
    const other = await claim();
    expect(other.callId).toBe('5758');
    expect(other.files.map(({ file }) => file)).toEqual(['three']);
  });

  it('are put off, and released as they were', async () => {
    await keep();
    const claimed = await claim();
    await files.postponeFile(claimed, fileOf(claimed, 'one'), ENDED + 5 * MINUTE_MS, '404');
    await files.releaseFiles(claimed, ENDED + MINUTE_MS);
    expect(await files.claimFiles(ENDED + MINUTE_MS - 1, LEASE_MS)).toBeNull();
    const again = await claim(ENDED + MINUTE_MS);
    expect(again.files.map(({ file, attempts }) => [file, attempts])).toEqual([
      [CHAT, 0],
      ['two', 0],
    ]);
    await files.releaseFiles(again, ENDED + MINUTE_MS);
    expect(fileOf(await claim(ENDED + 5 * MINUTE_MS), 'one').attempts).toBe(1);
  });

  it('that are parked wait for a person', async () => {
    await keep();
    const claimed = await claim();
    for (const file of claimed.files)
      await files.endFile(claimed, file, { state: 'parked', reason: 'REFUSED: no' }, ENDED);
    expect(await files.countFiles()).toEqual({ due: 0, parked: 3 });
    expect(await files.listParkedFiles(9)).toEqual([
      { sessionId: 'a', reason: 'REFUSED: no', since: ENDED, attempts: 0 },
    ]);
    expect(await files.retryParkedFiles({ sessionId: 'b' }, ENDED)).toBe(0);
    expect(await files.retryParkedFiles('all', ENDED)).toBe(1);
    expect((await claim()).files).toHaveLength(3);
  });

  it('keep their session, and are forgotten with time', async () => {
    await keep();
    await storage.forgetSessions(ENDED + DAY_MS);
    expect(await storage.find('a')).not.toBeNull();
    await files.forgetFiles(ENDED + DAY_MS);
    expect(await files.nextFile()).toBeNull();
  });

  it('know that their call was about a case, also after the case is gone', async () => {
    await keep();
    await storage.retryParked('all', ENDED);
    await test.alter("update video_session set case_id = null where session_id = 'a'");
    expect((await claim()).hadCase).toBe(true);
    await storage.keep(stateOf('c', { caseId: null, revision: NOW + 9 }), proofOf('p9'), NOW);
    await calls.keepLook({ sessionId: 'c', roomIds: [], calls: [], files: [{ ...FOUND, callId: '5' }] }, ENDED, 0.5);
    await writeBack(ENDED + MINUTE_MS);
    expect(await files.claimFiles(ENDED, LEASE_MS)).toMatchObject({ sessionId: 'c', hadCase: false });
  });

  it('that a clock set forward has put off are due again', async () => {
    await keep();
    const claimed = await claim();
    await files.releaseFiles(claimed, ENDED + DAY_MS);
    await storage.mendTimes(ENDED);
    expect((await claim()).files).toHaveLength(3);
  });
});
