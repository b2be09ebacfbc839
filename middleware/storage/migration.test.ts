import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Insertable, Migration } from 'kysely';
import { STORAGE_KEY } from '../test-support/each-storage.ts';
import { NOW } from '../test-support/sessions.ts';
import { createSealer } from './encryption.ts';
import { openStorage } from './open-storage.ts';
import { migrations } from './sql/migrations.ts';
import { migrateWith } from './sql/open-database.ts';
import { openSqlite } from './sql/sqlite.ts';
import type { SessionTable } from './sql/tables.ts';

/** A session with a room that is still valid, as the first version kept it. */
function rowOf(sessionId: string, changes: Partial<Insertable<SessionTable>> = {}): Insertable<SessionTable> {
  const links = {
    guestLink: 'https://video.example/guest/x',
    agentConsoleUrl: 'https://video.example/?user=a&token=t',
  };
  const place = { table: 'video_session', row: sessionId, column: 'sealed_links' };
  return {
    session_id: sessionId,
    status: 'Ready',
    call_reference: '00001026',
    invitation: 'Link',
    agent_id: '005',
    room_created_at: NOW,
    room_expires_at: NOW + 900_000,
    sealed_links: createSealer([STORAGE_KEY]).seal(JSON.stringify(links), place),
    update_case: 1,
    update_contact: 1,
    skip_related: 0,
    desired_rev: NOW,
    written_rev: 0,
    attempts: 0,
    next_attempt_at: NOW,
    changed_at: NOW,
    ...changes,
  };
}

/** A database as an earlier version left it, after so many steps of its schema. */
async function writeEarlier(directory: string, steps: number, rows: Insertable<SessionTable>[]): Promise<void> {
  const database = openSqlite(directory);
  await migrateWith(database, Object.fromEntries(Object.entries(migrations).slice(0, steps)));
  await database.insertInto('video_session').values(rows).execute();
  await database.destroy();
}

it('a database of the first version keeps its rooms and their due write-backs', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-migration-'));
  await writeEarlier(directory, 1, [rowOf('a')]);
  const { sessions, automation, close } = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
  const [claim] = await sessions.claimDue(NOW, 1, 60_000);
  expect(claim?.state.room?.links).toEqual({ guestLink: 'https://video.example/guest/x', authToken: 't' });
  expect(await automation.countRequests()).toEqual({ waiting: 0, parked: 0 });
  await close();
  rmSync(directory, { recursive: true });
});

it('a database of before the indexes of open sessions knows what is due and what is parked', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-migration-'));
  await writeEarlier(directory, 4, [
    rowOf('written', { written_rev: NOW }),
    rowOf('later', { next_attempt_at: NOW + 1000 }),
    rowOf('newer', { written_rev: NOW - 1 }),
    rowOf('first', { next_attempt_at: NOW - 1000 }),
    rowOf('refused', { parked_at: NOW, last_reason: 'refused' }),
    // Parked for its case alone: the session itself is written.
    rowOf('partly', { parked_at: NOW - 1, written_rev: NOW, skip_related: 1, last_reason: 'locked' }),
  ]);
  const { sessions, close } = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
  expect(await sessions.countUnwritten()).toEqual({ unwritten: 5, parked: 2 });
  expect(await sessions.nextDue()).toBe(NOW - 1000);
  const parked = await sessions.listParked(9);
  expect(parked.map(({ sessionId, lastReason }) => [sessionId, lastReason])).toEqual([
    ['partly', 'locked'],
    ['refused', 'refused'],
  ]);
  expect((await sessions.claimDue(NOW, 1, 60_000)).map(({ state }) => state.sessionId)).toEqual(['first']);
  expect((await sessions.claimDue(NOW, 9, 60_000)).map(({ state }) => state.sessionId)).toEqual(['newer']);
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
  const opened = await Promise.all(
    Array.from({ length: 3 }, () => openStorage({ directory }, [STORAGE_KEY], () => undefined)),
  );
  await Promise.all(opened.map(({ close }) => close()));
  rmSync(directory, { recursive: true });
});
