import { beforeEach, expect, it } from 'vitest';
import type { RemovalPass } from '../domain/retention.ts';
import { describeEachStorage, type StorageUnderTest } from '../test-support/each-storage.ts';
import { claimOne, LEASE_MS, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import type { FoundFiles, FilesClaim } from './file-store.ts';

const DAY_MS = 24 * 60 * 60_000;
const LATER = NOW + 5 * DAY_MS;
const FOUND: FoundFiles = { callId: '5757', pictures: ['one', 'two'], chatPrint: 'p1', fieldsPrint: null };

describeEachStorage('personal data', (current) => {
  let test: StorageUnderTest;
  beforeEach(async () => {
    test = current();
    const { sessions } = test.stores;
    await sessions.keep(stateOf('a'), proofOf('p1'), NOW);
    await sessions.finish([await claimOne(sessions)], NOW);
  });

  const forget = async (ids = ['a'], now = LATER): Promise<string[]> => [
    ...(await test.stores.retention.forgetPersonal(ids, now)),
  ];
  /** What a look after the end of the call keeps, and that no more follow. */
  async function endCall(): Promise<void> {
    const { calls, sessions } = test.stores;
    await calls.keepLook({ sessionId: 'a', roomIds: [], calls: [], files: [FOUND] }, NOW + 1, 0.5);
    await sessions.finish(await sessions.claimDue(NOW + 60_000, 9, LEASE_MS), NOW + 60_000);
    await test.alter('update video_room set next_look_at = null');
  }
  async function claimFiles(now: number): Promise<FilesClaim | null> {
    return test.stores.files.claimFiles(now, LEASE_MS);
  }

  it('leaves a session alone as long as its call is looked for', async () => {
    expect(await forget()).toEqual([]);
    expect((await test.stores.sessions.find('a'))?.state.room).toMatchObject({ phoneNumber: room.phoneNumber });
    await test.alter('update video_room set next_look_at = null');
    expect(await forget()).toEqual(['a']);
    const [kept] = await test.stores.calls.roomsOf(['00001026'], 0);
    expect(kept?.number).toBeNull();
    expect((await test.stores.sessions.find('a'))?.state.room).toMatchObject({ phoneNumber: null, links: null });
    // Its call reference still gets to Salesforce, if it has not.
    expect((await test.stores.sessions.find('a'))?.state.room?.callReference).toBe('00001026');
  });

  it('leaves a session alone while its room may be entered, whatever its watch', async () => {
    await test.alter('update video_room set next_look_at = null');
    expect(await forget(['a'], NOW + DAY_MS)).toEqual([]);
    expect(await forget(['a', 'unknown'], room.expiresAt + DAY_MS)).toEqual(['a', 'unknown']);
  });

  it('leaves a session alone that is just being written', async () => {
    await endCall();
    await test.alter('update video_session set written_rev = 0, next_attempt_at = 0');
    const claims = await test.stores.sessions.claimDue(LATER, 9, LEASE_MS);
    expect(claims).toHaveLength(1);
    expect(await forget()).toEqual([]);
    await test.stores.sessions.release(claims);
    expect(await forget()).toEqual(['a']);
  });

  it('lets files be that wait, and takes them from a worker whose time is over', async () => {
    await endCall();
    const claim = await claimFiles(LATER);
    expect(claim?.files).toHaveLength(3);
    expect(await forget()).toEqual([]);
    expect(await forget(['a'], LATER + LEASE_MS)).toEqual(['a']);
    expect(await claimFiles(LATER + 9 * DAY_MS)).toBeNull();
    const [file] = claim?.files ?? [];
    if (claim === null || file === undefined) throw new Error('nothing was due');
    expect(await test.stores.files.beginInsert(claim, file)).toBe('lost');
  });

  it('removes nothing of others', async () => {
    await test.stores.sessions.keep(stateOf('b'), proofOf('p2'), NOW);
    await test.alter('update video_room set next_look_at = null');
    await forget();
    expect((await test.stores.sessions.find('b'))?.state.room).toMatchObject({ phoneNumber: room.phoneNumber });
  });

  it('keeps how far a pass over all sessions came', async () => {
    const { retention } = test.stores;
    expect(await retention.readPass()).toBeNull();
    const pass: RemovalPass = {
      ...{ days: 90, startedAt: NOW, endedAt: null, after: 'a01' },
      ...{ removed: 3, files: 2, keptFiles: 1, inBin: 0, refused: 1, refusal: 'ENTITY_IS_LOCKED' },
    };
    await retention.keepPass(pass);
    await retention.keepPass({ ...pass, after: 'a02' });
    expect(await (await test.open()).retention.readPass()).toEqual({ ...pass, after: 'a02' });
    await test.alter(`update meta set value = '{}' where name = 'retention'`);
    expect(await retention.readPass()).toBeNull();
  });
});
