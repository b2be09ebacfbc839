import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { SettingsSnapshot } from '../domain/settings-change.ts';
import type { Stores } from '../storage/open-storage.ts';
import { openTemporaryStores } from '../test-support/temporary-stores.ts';
import { createSettingsAudit, type SettingsAudit } from './settings-audit.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const ines = { id: '005', name: 'Ines Carvalho' };

describe('createSettingsAudit', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let record: SettingsSnapshot | null | Error;

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    save('US', 0);
  });
  afterEach(() => discard());

  function save(region: string, offset: number): void {
    record = { fields: { Default_Region__c: region }, person: ines, at: NOW + offset };
  }

  function audit(): SettingsAudit {
    const read = (): Promise<SettingsSnapshot | null> =>
      record instanceof Error ? Promise.reject(record) : Promise.resolve(record);
    return createSettingsAudit({ history: { read }, setup: stores.setup, log: pino({ level: 'silent' }) });
  }

  const entries = () => stores.setup.listAudit(10);

  it('notes a change once, with the person and the time of the record, also from before a restart', async () => {
    await audit().look();
    expect(await entries()).toEqual([]);
    save('DE', 1000);
    const [first, second] = [audit(), audit()];
    await Promise.all([first.look(), first.look(), second.look()]);
    expect(await entries()).toEqual([
      { at: NOW + 1000, person: ines, action: 'settings-changed', detail: 'Default_Region__c: US → DE' },
    ]);
  });

  it('ignores an older reading that comes late', async () => {
    save('DE', 1000);
    await audit().look();
    save('US', 0);
    await audit().look();
    expect(await entries()).toEqual([]);
    save('SG', 2000);
    await audit().look();
    expect((await entries()).map(({ detail }) => detail)).toEqual(['Default_Region__c: DE → SG']);
  });

  it('goes on after a reading that failed, and without a record', async () => {
    const one = audit();
    await one.look();
    record = new Error('down');
    await one.look();
    record = null;
    await one.look();
    save('DE', 1000);
    await one.look();
    expect(await entries()).toHaveLength(1);
  });
});
