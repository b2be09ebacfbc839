import type { LoadedSettings, SettingsSource } from '../domain/ports.ts';
import { API_VERSION, SalesforceCallError, type SalesforceConnection } from './connection.ts';
import { parseDescribe, planFields, type Describe } from './field-plan.ts';
import { rowsOf, type Row } from './query-answer.ts';
import { parseSettings, revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { queryPath } from './soql.ts';

/**
 * The settings, read once and kept: every click's composite request brings the record's revision along, so a saved
 * change is noticed at once without a call of its own.
 */
export function createSettingsSource(connection: SalesforceConnection): SettingsSource {
  let loaded: LoadedSettings | undefined;
  let loading: Promise<LoadedSettings> | undefined;

  async function describe(object: string): Promise<Describe> {
    return parseDescribe((await connection.get(`/services/data/v${API_VERSION}/sobjects/${object}/describe`)).body);
  }

  async function readRecord(): Promise<Row | undefined> {
    return rowsOf((await connection.get(queryPath(API_VERSION, SETTINGS_QUERY))).body)[0];
  }

  async function load(): Promise<LoadedSettings> {
    try {
      const { orgId, userId } = await connection.identity();
      // First of all: without the record the descriptions would be calls for nothing.
      const settings = parseSettings(await readRecord());
      const [contact, caseFields, user] = await Promise.all([describe('Contact'), describe('Case'), describe('User')]);
      const fields = planFields(settings, { contact, case: caseFields, user });
      loaded = { settings, fields, orgId, integrationUserId: userId };
      return loaded;
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

  async function refresh(): Promise<LoadedSettings> {
    if (loaded === undefined) return reload();
    const known = loaded;
    const record = await readRecord().catch((error: unknown) => {
      throw toAppError(error);
    });
    return record !== undefined && revisionOf(record) === known.settings.revision ? known : reload();
  }

  return { current: () => (loaded === undefined ? reload() : Promise.resolve(loaded)), refresh, reload };
}

function toAppError(error: unknown): unknown {
  return error instanceof SalesforceCallError ? error.toAppError() : error;
}
