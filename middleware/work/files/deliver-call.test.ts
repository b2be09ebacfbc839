import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import pino from 'pino';
import { CHAT } from '../../domain/call-files/call-files.ts';
import type { ClaimedFile, FilesClaim } from '../../storage/file-store.ts';
import type { Stores } from '../../storage/open-storage.ts';
import { createMovableClock } from '../../test-support/movable-clock.ts';
import { NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import { openTemporaryStores } from '../../test-support/temporary-stores.ts';
import { deliverCall, type DeliverParts } from './deliver-call.ts';
import type { FileWriter, NewFile, StoredFile } from './file-writer-port.ts';

const LEASE_MS = 60_000;

/** An org that keeps what it is given, and runs `during` while a file is on its way. */
function orgOf(during: () => Promise<void> = () => Promise.resolve(), isRemoved = () => false) {
  const made: (StoredFile & { readonly key: string })[] = [];
  const removed: string[] = [];
  const writer: FileWriter = {
    readPlace: () =>
      Promise.resolve({ sessionName: 'VS-000001', caseId: '500', contactId: '003', isRemoved: isRemoved() }),
    find: (keys) => Promise.resolve(new Map(keys.map((key) => [key, made.filter((one) => one.key === key)]))),
    documentOf: (versionId) => Promise.resolve(versionId.replace('068', '069')),
    insert: async ({ key }: NewFile) => {
      await during();
      const number = String(made.length + 1);
      made.push({ key, versionId: `068-${number}`, documentId: `069-${number}` });
      return { kind: 'written', versionId: `068-${number}` };
    },
    remove: (documentId) => {
      removed.push(documentId);
      return Promise.resolve();
    },
    writeFields: () => Promise.resolve({ kind: 'written' }),
  };
  return { writer, made, removed };
}

describe('a file of a call', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let readings: number;
  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    readings = 0;
    await stores.sessions.keep(stateOf('a'), proofOf('p'), NOW);
    await stores.sessions.finish(await stores.sessions.claimDue(NOW, 1, LEASE_MS), NOW);
    const found = { callId: '5757', pictures: [], chatPrint: 'print', fieldsPrint: null };
    await stores.calls.keepLook({ sessionId: 'a', roomIds: [], calls: [], files: [found] }, NOW, 0.5);
  });
  afterEach(() => discard());

  const claimAt = async (now: number): Promise<FilesClaim> => {
    const claim = await stores.files.claimFiles(now, LEASE_MS);
    if (claim === null) throw new Error('nothing is due');
    return claim;
  };
  const partsWith = (writer: FileWriter): DeliverParts => ({
    files: stores.files,
    writer,
    reports: {
      details: () => {
        readings += 1;
        return Promise.resolve({
          ...{ createdAt: NOW, finishedAt: NOW, durationS: 1, letter: null, agentRating: null, guestRating: null },
          conversation: [{ at: NOW, from: 'guest', text: 'Hello' }],
          location: null,
        });
      },
      picture: () => Promise.resolve({ kind: 'missing' }),
    },
    switches: () => Promise.resolve({ syncSnapshots: true, syncTranscript: true, syncLocation: false }),
    clock: createMovableClock(NOW),
    log: pino({ level: 'silent' }),
  });

  it('that two workers have made is kept once: the second of them goes', async () => {
    // The first is held up on its way for longer than its claim lasts; another one takes over and makes the file.
    const org = orgOf(async () => {
      if (org.made.length > 0 || taken) return;
      taken = true;
      const second = await claimAt(NOW + LEASE_MS);
      expect(second.files.map(({ file, mayExist }: ClaimedFile) => [file, mayExist])).toEqual([[CHAT, true]]);
      await deliverCall(partsWith(org.writer), second);
    });
    let taken = false;
    await deliverCall(partsWith(org.writer), await claimAt(NOW));
    expect(org.made).toHaveLength(2);
    expect(org.removed).toEqual(['069-2']);
    expect(await stores.files.countFiles()).toEqual({ due: 0, parked: 0 });
  });

  it('that comes after the personal data of its call was removed is neither read nor made', async () => {
    const org = orgOf(undefined, () => true);
    expect(await deliverCall(partsWith(org.writer), await claimAt(NOW))).toBeNull();
    expect([org.made, readings]).toEqual([[], 0]);
    expect(await stores.files.countFiles()).toEqual({ due: 0, parked: 0 });
  });

  it('that a worker makes who was held up meanwhile is deleted again', async () => {
    const later = NOW + 5 * 24 * 60 * LEASE_MS;
    let isRemoved = false;
    const org = orgOf(
      async () => {
        const [room] = await stores.calls.roomsOf(['00001026'], 0);
        await stores.calls.keepLook({ sessionId: 'a', roomIds: [room?.roomId ?? ''], calls: [] }, later, 0.5);
        expect([...(await stores.retention.forgetPersonal(['a'], later))]).toEqual(['a']);
        isRemoved = true;
      },
      () => isRemoved,
    );
    await deliverCall(partsWith(org.writer), await claimAt(NOW));
    expect(org.made).toHaveLength(1);
    expect(org.removed).toEqual(['069-1']);
  });
});
