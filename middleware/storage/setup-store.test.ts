import { beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit.ts';
import { describeEachStorage, STORAGE_KEY } from '../test-support/each-storage.ts';
import { failed, NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import type { Stores } from './open-storage.ts';
import type { VideoKey } from './setup-store.ts';
import { ProofUsedError } from './storage.ts';

const HOUR_MS = 3_600_000;
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');
const person = { id: '005', name: 'Ines Carvalho' };
const found = { person, expiresAt: NOW + 600_000 };
const token = { ...found, hash: 'hash', salt: 'salt' };
const videoKey: VideoKey = { apiKey: 's3cretApiKey-abc123', lastSix: 'abc123', setBy: person, setAt: NOW };

describeEachStorage('setup store', (current) => {
  let stores: Stores;
  const open = (keys?: readonly string[]): Promise<Stores> => current().open(keys);
  const actions = async (): Promise<string[]> => (await stores.setup.listAudit(100)).map(({ action }) => action);
  beforeEach(() => {
    ({ stores } = current());
  });

  it('finds a token until it expires, also in another process', async () => {
    expect(await stores.setup.keepToken(token, proofOf('p1'), NOW)).toEqual({ ...found, salt: token.salt });
    expect(await (await open()).setup.findToken('hash', NOW)).toEqual(found);
    expect(await stores.setup.findToken('hash', token.expiresAt)).toBeNull();
    expect(await stores.setup.findToken('other', NOW)).toBeNull();
  });

  it('keeps one token for a proof: whoever brings it again gets what the first got', async () => {
    const late = { ...token, hash: 'hash2', salt: 'salt2', expiresAt: NOW + 700_000 };
    await stores.setup.keepToken(token, proofOf('p1'), NOW);
    expect(await stores.setup.keepToken(late, proofOf('p1'), NOW + 1)).toEqual({ ...found, salt: token.salt });
    expect(await stores.setup.findToken('hash2', NOW)).toBeNull();
  });

  it('keeps one token for a proof that comes several times at once, over several instances', async () => {
    const other = await open();
    const kept = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? stores : other).setup.keepToken(
          { ...token, hash: `hash${index}`, salt: `salt${index}` },
          proofOf('p1'),
          NOW,
        ),
      ),
    );
    expect(new Set(kept.map(({ salt }) => salt)).size).toBe(1);
    const valid = await Promise.all(kept.map((_, index) => stores.setup.findToken(`hash${index}`, NOW)));
    expect(valid.filter((one) => one !== null)).toHaveLength(1);
  });

  it('keeps no second token for a proof whose token has ended', async () => {
    await stores.setup.keepToken(token, proofOf('p1'), NOW);
    await expect(stores.setup.keepToken({ ...token, hash: 'hash2' }, proofOf('p1'), token.expiresAt)).rejects.toThrow(
      ProofUsedError,
    );
    await stores.setup.keepToken({ ...token, hash: 'hash3' }, proofOf('p2'), NOW);
    await stores.setup.endTokens(person.id);
    expect(await stores.setup.findToken('hash3', NOW)).toBeNull();
    await expect(stores.setup.keepToken({ ...token, hash: 'hash4' }, proofOf('p2'), NOW)).rejects.toThrow(
      ProofUsedError,
    );
  });

  it('takes a proof for rooms or for setup', async () => {
    await stores.setup.keepToken(token, proofOf('p1', 'setup'), NOW);
    await expect(stores.sessions.keep(stateOf('a', failed), proofOf('p1'), NOW)).rejects.toThrow(ProofUsedError);
    await stores.sessions.keep(stateOf('a', failed), proofOf('p2'), NOW);
    const another = { ...token, hash: 'hash3' };
    await expect(stores.setup.keepToken(another, proofOf('p2', 'setup'), NOW)).rejects.toThrow(ProofUsedError);
    expect(await stores.setup.findToken('hash3', NOW)).toBeNull();
  });

  it('notes that setup was opened once an hour and person', async () => {
    await stores.setup.keepToken(token, proofOf('p1'), NOW);
    await stores.setup.keepToken({ ...token, hash: 'hash2' }, proofOf('p2'), NOW + HOUR_MS - 1);
    const other = { ...token, hash: 'hash3', person: { id: '006', name: 'Other' } };
    await stores.setup.keepToken(other, proofOf('p3'), NOW);
    expect(await actions()).toHaveLength(2);
    await stores.setup.keepToken({ ...token, hash: 'hash4' }, proofOf('p4'), NOW + HOUR_MS);
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
