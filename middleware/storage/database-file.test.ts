import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { STORAGE_KEY } from '../test-support/each-storage.ts';
import { NOW, stateOf } from '../test-support/sessions.ts';
import { openStorage, type Stores } from './open-storage.ts';

/** Everything that is on the disk once something was kept, also in the write-ahead log. */
async function contentAfter(keep: (stores: Stores) => Promise<unknown>): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-database-file-'));
  const stores = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
  await keep(stores);
  const content = readdirSync(directory)
    .map((name) => readFileSync(path.join(directory, name), 'latin1'))
    .join('');
  await stores.close();
  rmSync(directory, { recursive: true });
  return content;
}

describe('the database file', () => {
  it('shows no link, token or number', async () => {
    const content = await contentAfter(({ sessions }) => sessions.keep(stateOf('a'), 'p1', NOW));
    expect(content).toContain('00001026');
    for (const secret of ['s3cretLink', 's3cretToken', '91234567']) expect(content).not.toContain(secret);
  });

  it('shows no API key', async () => {
    const setBy = { id: '005', name: 'Ines Carvalho' };
    const content = await contentAfter(({ setup }) =>
      setup.setVideoKey({ apiKey: 's3cretApiKey-abc123', lastSix: 'abc123', setBy, setAt: NOW }),
    );
    expect(content).toContain('Ines Carvalho');
    expect(content).not.toContain('s3cretApiKey');
  });
});
