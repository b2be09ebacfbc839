import type { FreshSettings, LoadedSettings, SettingsSource } from '../domain/settings-source.ts';
import type { GateKeySource } from '../http/gate-key-port.ts';
import { toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { parseDescribe, planFields, type Describe } from './field-plan.ts';
import { rowsOf } from './query-answer.ts';
import { GATE_KEY_QUERY, parseGateKey, parseSettings, revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { queryPath } from './soql.ts';

/**
 * The settings, read once and kept: every click's composite request brings the record's revision along, so a saved
 * change is noticed at once without a call of its own. Where nobody clicks nothing brings it: `fresh` asks.
 *
 * @param onChanged told when the record was read and says something else than before, right or wrong; it is waited for
 */
export function createSettingsSource(
  connection: SalesforceConnection,
  onChanged: () => Promise<void> = () => Promise.resolve(),
): SettingsSource & GateKeySource & FreshSettings {
  let loaded: LoadedSettings | undefined;
  let loading: Promise<LoadedSettings> | undefined;
  let gateKey: string | undefined;
  let revision: string | undefined;

  async function describe(object: string): Promise<Describe> {
    return parseDescribe((await connection.get(`/services/data/v${API_VERSION}/sobjects/${object}/describe`)).body);
  }

  async function readRow(query: string): Promise<unknown> {
    return rowsOf((await connection.get(queryPath(API_VERSION, query))).body)[0];
  }

  async function load(): Promise<LoadedSettings> {
    try {
      const { orgId, userId } = await connection.identity();
      // First of all: without the record the descriptions would be calls for nothing.
      const settings = parseSettings(await readRow(SETTINGS_QUERY));
      gateKey = settings.gateKey;
      const isChanged = settings.revision !== revision;
      revision = settings.revision;
      const [contact, caseFields, user] = await Promise.all([
        describe('Contact'),
        describe('Case'),
        describe('User'),
        isChanged ? onChanged() : undefined,
      ]);
      const fields = planFields(settings, { contact, case: caseFields, user });
      const read = { settings, fields, orgId, integrationUserId: userId };
      // A field may be made, or shown to our user, without a change of the settings: then the next look finds it.
      const isWhole = Object.values(fields.problems).every((problem) => problem === null);
      loaded = isWhole ? read : undefined;
      return read;
    } catch (error) {
      loaded = undefined;
      throw toAppError(error);
    }
  }

  function reload(): Promise<LoadedSettings> {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  async function fresh(): Promise<LoadedSettings> {
    const known = loaded;
    if (known === undefined) return reload();
    try {
      const row = await readRow(SETTINGS_QUERY);
      if (row !== undefined && revisionOf(row) === known.settings.revision) return known;
    } catch (error) {
      throw toAppError(error);
    }
    return reload();
  }

  async function refreshGateKey(): Promise<string> {
    try {
      gateKey = parseGateKey(await readRow(GATE_KEY_QUERY));
      return gateKey;
    } catch (error) {
      throw toAppError(error);
    }
  }

  return {
    current: () => (loaded === undefined ? reload() : Promise.resolve(loaded)),
    reload,
    fresh,
    seenRevision: () => revision,
    gateKey: async () => {
      // Reading all of it reads the key too, even if what else it says is wrong.
      if (gateKey === undefined) await reload().catch(() => undefined);
      return gateKey ?? refreshGateKey();
    },
    refreshGateKey,
  };
}

function toAppError(error: unknown): unknown {
  return toReadingError(error);
}
