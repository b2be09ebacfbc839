import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { Migration } from 'kysely';
import { createSealer } from './encryption.ts';
import { openStorage } from './open-storage.ts';
import { createSessions } from './sql/migrations/0001-sessions.ts';
import { openSqlite } from './sql/sqlite.ts';
import { migrateWith } from './sql/open-database.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const KEY = Buffer.alloc(32, 1).toString('base64');

/** A database as the first version left it, with a room that is still valid. */
async function writeFirstVersion(directory: string): Promise<void> {
  const database = openSqlite(directory);
  await migrateWith(database, { '0001_sessions': { up: createSessions } });
  const links = {
    guestLink: 'https://video.example/guest/x',
    agentConsoleUrl: 'https://video.example/?user=a&token=t',
  };
  const place = { table: 'video_session', row: 'a', column: 'sealed_links' };
  await database
    .insertInto('video_session')
    .values({
      session_id: 'a',
      status: 'Ready',
      call_reference: '00001026',
      invitation: 'Link',
      agent_id: '005',
      room_created_at: NOW,
      room_expires_at: NOW + 900_000,
      sealed_links: createSealer([KEY]).seal(JSON.stringify(links), place),
      update_case: 1,
      update_contact: 1,
      skip_related: 0,
      desired_rev: NOW,
      written_rev: 0,
      attempts: 0,
      next_attempt_at: NOW,
      changed_at: NOW,
    })
    .execute();
  await database.destroy();
}

it('a database of the first version keeps its rooms and their due write-backs', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-migration-'));
  await writeFirstVersion(directory);
  const { sessions, automation, close } = await openStorage({ directory }, [KEY], () => undefined);
  const [claim] = await sessions.claimDue(NOW, 1, 60_000);
  expect(claim?.state.room?.links).toEqual({ guestLink: 'https://video.example/guest/x', authToken: 't' });
  expect(await automation.countRequests()).toEqual({ waiting: 0, parked: 0 });
  await close();
  rmSync(directory, { recursive: true });
});

it('a step that does not get to its end leaves nothing behind', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-migration-'));
  const database = openSqlite(directory);
  const halfway: Migration = {
    up: async (db) => {
      await db.schema.createTable('half').addColumn('id', 'text').execute();
      throw new Error('killed');
    },
  };
  await expect(migrateWith(database, { '0001_half': halfway })).rejects.toThrow('killed');
  const tables = await database.introspection.getTables();
  expect(tables.map(({ name }) => name)).not.toContain('half');
  await database.destroy();
  rmSync(directory, { recursive: true });
});

it('processes that open a new folder at once take turns', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-migration-'));
  const opened = await Promise.all(Array.from({ length: 3 }, () => openStorage({ directory }, [KEY], () => undefined)));
  await Promise.all(opened.map(({ close }) => close()));
  rmSync(directory, { recursive: true });
});
