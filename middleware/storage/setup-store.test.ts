import { beforeEach, expect, it } from '@jest/globals';
import type { AuditEntry } from '../domain/audit.ts';
import { describeEachStorage, STORAGE_KEY } from '../test-support/each-storage.ts';
import { failed, NOW, stateOf } from '../test-support/sessions.ts';
import type { Stores } from './open-storage.ts';
import type { VideoKey } from './setup-store.ts';
import { ProofUsedError } from './storage.ts';

const HOUR_MS = 3_600_000;
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');
const person = { id: '005', name: 'Ines Carvalho' };
const token = { person, expiresAt: NOW + 600_000 };
const videoKey: VideoKey = { apiKey: 's3cretApiKey-abc123', lastSix: 'abc123', setBy: person, setAt: NOW };

describeEachStorage('setup store', (current) => {
  let stores: Stores;
  const open = (keys?: readonly string[]): Promise<Stores> => current().open(keys);
  const actions = async (): Promise<string[]> => (await stores.setup.listAudit(100)).map(({ action }) => action);
  beforeEach(() => {
    ({ stores } = current());
  });

  it('finds a token until it expires, also in another process', async () => {
    await stores.setup.keepToken('hash', token, 'p1', NOW);
    expect(await (await open()).setup.findToken('hash', NOW)).toEqual(token);
    expect(await stores.setup.findToken('hash', token.expiresAt)).toBeNull();
    expect(await stores.setup.findToken('other', NOW)).toBeNull();
  });

  it('takes a proof for rooms or for setup, for setup again and again', async () => {
    await stores.setup.keepToken('hash', token, 'p1', NOW);
    await stores.setup.keepToken('hash2', token, 'p1', NOW);
    await expect(stores.sessions.keep(stateOf('a', failed), 'p1', NOW)).rejects.toThrow(ProofUsedError);
    await stores.sessions.keep(stateOf('a', failed), 'p2', NOW);
    await expect(stores.setup.keepToken('hash3', token, 'p2', NOW)).rejects.toThrow(ProofUsedError);
    expect(await stores.setup.findToken('hash3', NOW)).toBeNull();
  });

  it('notes that setup was opened once an hour and person', async () => {
    await stores.setup.keepToken('hash', token, 'p1', NOW);
    await stores.setup.keepToken('hash2', token, 'p2', NOW + HOUR_MS - 1);
    await stores.setup.keepToken('hash3', { ...token, person: { id: '006', name: 'Other' } }, 'p3', NOW);
    expect(await actions()).toHaveLength(2);
    await stores.setup.keepToken('hash4', token, 'p4', NOW + HOUR_MS);
    expect(await actions()).toHaveLength(3);
  });

  it('keeps the newest API key with who set it, and notes each change', async () => {
    expect(await stores.setup.videoKey()).toBeNull();
    expect(await stores.setup.removeVideoKey(person, NOW)).toBe(false);
    await stores.setup.setVideoKey({ ...videoKey, apiKey: 'older', lastSix: 'older' });
    await stores.setup.setVideoKey({ ...videoKey, setAt: NOW + 1 });
    expect(await (await open()).setup.videoKey()).toEqual({ ...videoKey, setAt: NOW + 1 });
    expect(await stores.setup.removeVideoKey(person, NOW + 2)).toBe(true);
    expect(await stores.setup.videoKey()).toBeNull();
    expect(await actions()).toEqual(['video-key-removed', 'video-key-set', 'video-key-set']);
  });

  it('opens the API key without the old encryption key once it was opened with a new one before it', async () => {
    await stores.setup.setVideoKey(videoKey);
    await open([OTHER_KEY, STORAGE_KEY]);
    expect(await (await open([OTHER_KEY])).setup.videoKey()).toEqual(videoKey);
  });

  it('lets one of two that saw the same change of the settings note it', async () => {
    const entry: AuditEntry = { at: NOW, person, action: 'settings-changed', detail: 'Console_Mode__c' };
    expect(await stores.setup.replaceSettings(null, 'first', null)).toBe(true);
    expect(await stores.setup.replaceSettings(null, 'late', entry)).toBe(false);
    const other = await open();
    const both = await Promise.all([stores, other].map(({ setup }) => setup.replaceSettings('first', 'second', entry)));
    expect(both.toSorted()).toEqual([false, true]);
    expect(await stores.setup.settings()).toBe('second');
    expect(await stores.setup.listAudit(10)).toEqual([entry]);
  });

  it('lists the newest entries first, and forgets old ones', async () => {
    for (const [offset, detail] of ['first', 'second', 'third'].entries())
      await stores.setup.note({ at: NOW + offset, person: null, action: 'deliveries-retried', detail });
    expect((await stores.setup.listAudit(2)).map(({ detail }) => detail)).toEqual(['third', 'second']);
    await stores.setup.forgetAudit(NOW + 1);
    expect((await stores.setup.listAudit(9)).map(({ detail }) => detail)).toEqual(['third', 'second']);
  });
});
