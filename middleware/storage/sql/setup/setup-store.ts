import type { Sealer } from '../../encryption.ts';
import type { SetupStore } from '../../setup-store.ts';
import type { Engine } from '../lock.ts';
import type { Database } from '../tables.ts';
import { forgetAudit, listAudit, noteEntry } from './audit.ts';
import { readSettingsSeen, replaceSettingsSeen } from './settings-seen.ts';
import { endTokens, findToken, keepToken } from './setup-tokens.ts';
import { readVideoKey, removeVideoKey, setVideoKey } from './video-key.ts';

/** The setup store over SQL: the same statements for SQLite and PostgreSQL. */
export function createSetupStore(database: Database, engine: Engine, sealer: Sealer): SetupStore {
  return {
    keepToken: (token, proof, now) => keepToken(database, token, proof, now),
    findToken: (hash, now) => findToken(database, hash, now),
    endTokens: (personId) => endTokens(database, personId),
    videoKey: () => readVideoKey(database, sealer),
    setVideoKey: (key) => setVideoKey(database, sealer, key),
    removeVideoKey: (person, now) => removeVideoKey(database, person, now),
    settings: () => readSettingsSeen(database),
    replaceSettings: (before, after, entry) => replaceSettingsSeen(database, before, after, entry),
    note: (entry) => noteEntry(database, entry),
    listAudit: (limit) => listAudit(database, limit),
    forgetAudit: (before) => forgetAudit(database, engine, before),
  };
}
