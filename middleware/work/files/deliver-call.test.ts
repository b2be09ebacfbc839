import { describe, expect, it } from 'vitest';
import pino from 'pino';
import { CHAT } from '../../domain/call-files/call-files.ts';
import type { ClaimedFile, FilesClaim, FileStore } from '../../storage/file-store.ts';
import { createMovableClock } from '../../test-support/movable-clock.ts';
import { NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import { openTemporaryStores } from '../../test-support/temporary-stores.ts';
import { deliverCall, type DeliverParts } from './deliver-call.ts';
import type { FileWriter, NewFile, StoredFile } from './file-writer-port.ts';

const LEASE_MS = 60_000;

/** An org that keeps what it is given, and runs `during` while a file is on its way. */
function orgOf(during: () => Promise<void> = () => Promise.resolve()) {
  const made: (StoredFile & { readonly key: string })[] = [];
  const removed: string[] = [];
  const writer: FileWriter = {
    readPlace: () => Promise.resolve({ sessionName: 'VS-000001', caseId: '500', contactId: '003' }),
    find: (keys) => Promise.resolve(new Map(keys.map((key) => [key, made.filter((one) => one.key === key)]))),
    documentOf: () => Promise.resolve('069'),
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
  it('that two workers have made is kept once: the second of them goes', async () => {
    const { stores, discard } = await openTemporaryStores();
    const { sessions, calls, files } = stores;
    await sessions.keep(stateOf('a'), proofOf('p'), NOW);
    await sessions.finish(await sessions.claimDue(NOW, 1, LEASE_MS), NOW);
    const found = { callId: '5757', pictures: [], chatPrint: 'print', fieldsPrint: null };
    await calls.keepLook({ sessionId: 'a', roomIds: [], calls: [], files: [found] }, NOW, 0.5);
    const claimAt = async (now: number): Promise<FilesClaim> => {
      const claim = await files.claimFiles(now, LEASE_MS);
      if (claim === null) throw new Error('nothing is due');
      return claim;
    };
    const partsWith = (store: FileStore, writer: FileWriter): DeliverParts => ({
      files: store,
      writer,
      reports: {
        details: () =>
          Promise.resolve({
            ...{ createdAt: NOW, finishedAt: NOW, durationS: 1, letter: null, agentRating: null, guestRating: null },
            conversation: [{ at: NOW, from: 'guest', text: 'Hello' }],
            location: null,
          }),
        picture: () => Promise.resolve({ kind: 'missing' }),
      },
      switches: () => Promise.resolve({ syncSnapshots: true, syncTranscript: true, syncLocation: false }),
      clock: createMovableClock(NOW),
      log: pino({ level: 'silent' }),
    });
    // The first is held up on its way for longer than its claim lasts; another one takes over and makes the file.
    const org = orgOf(async () => {
      if (org.made.length > 0 || taken) return;
      taken = true;
      const second = await claimAt(NOW + LEASE_MS);
      expect(second.files.map(({ file, mayExist }: ClaimedFile) => [file, mayExist])).toEqual([[CHAT, true]]);
      await deliverCall(partsWith(files, org.writer), second);
    });
    let taken = false;
    await deliverCall(partsWith(files, org.writer), await claimAt(NOW));
    expect(org.made).toHaveLength(2);
    expect(org.removed).toEqual(['069-2']);
    expect(await files.countFiles()).toEqual({ due: 0, parked: 0 });
    await discard();
  });
});
