import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STORAGE_KEY } from '../test-support/each-storage.ts';
import { LEASE_MS, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import { openStorage, type Stores } from './open-storage.ts';

let directory: string;
let stores: Stores;
beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-database-file-'));
  stores = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
});
afterEach(async () => {
  await stores.close();
  rmSync(directory, { recursive: true });
});

/** Everything that is on the disk, also in the write-ahead log. */
function contentOfFiles(): string {
  return readdirSync(directory)
    .map((name) => readFileSync(path.join(directory, name), 'latin1'))
    .join('');
}

/** Another process's look at the same file. */
function openBeside(): DatabaseSync {
  return new DatabaseSync(path.join(directory, 'start-video.sqlite'));
}

describe('the database file', () => {
  it('shows no link, token or number', async () => {
    await stores.sessions.keep(stateOf('a'), proofOf('p1'), NOW);
    const content = contentOfFiles();
    expect(content).toContain('00001026');
    for (const secret of ['s3cretLink', 's3cretToken', '91234567']) expect(content).not.toContain(secret);
  });

  it('shows no API key', async () => {
    const setBy = { id: '005', name: 'Ines Carvalho' };
    await stores.setup.setVideoKey({ apiKey: 's3cretApiKey-abc123', lastSix: 'abc123', setBy, setAt: NOW });
    const content = contentOfFiles();
    expect(content).toContain('Ines Carvalho');
    expect(content).not.toContain('s3cretApiKey');
  });

  describe('once rooms are over', () => {
    const SESSIONS = 200;
    let sealed: string[];
    beforeEach(async () => {
      const ids = Array.from({ length: SESSIONS }, (_, index) => `s${index}`);
      await Promise.all(ids.map((id) => stores.sessions.keep(stateOf(id), proofOf(`p-${id}`), NOW)));
      const beside = openBeside();
      const rows = beside.prepare('select sealed_links, sealed_phone from video_session').all();
      beside.close();
      sealed = rows.flatMap((row) => [String(row['sealed_links']), String(row['sealed_phone'])]);
      expect(filterKept()).toHaveLength(2 * SESSIONS);
    });

    function filterKept(): string[] {
      const content = contentOfFiles();
      return sealed.filter((text) => content.includes(text));
    }

    it('has nothing left of their links, and of their numbers once they are written', async () => {
      await stores.sessions.expireRooms(room.expiresAt);
      expect(filterKept()).toHaveLength(SESSIONS);
      await stores.sessions.finish(await stores.sessions.claimDue(room.expiresAt, SESSIONS, LEASE_MS), room.expiresAt);
      await stores.sessions.expireRooms(room.expiresAt);
      expect(filterKept()).toEqual([]);
    });

    it('has nothing left as soon as no other process reads', async () => {
      const reader = openBeside();
      reader.exec('begin; select count(*) from video_session');
      expect(await stores.sessions.expireRooms(room.expiresAt)).toBe(SESSIONS);
      expect(filterKept()).toHaveLength(2 * SESSIONS);
      await stores.sessions.expireRooms(room.expiresAt);
      reader.close();
      await stores.sessions.expireRooms(room.expiresAt);
      expect(filterKept()).toHaveLength(SESSIONS);
    });
  });
});
