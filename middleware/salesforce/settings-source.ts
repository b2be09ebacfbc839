import type { LoadedSettings, SettingsSource } from '../domain/ports.ts';
import { API_VERSION, SalesforceCallError, type SalesforceConnection } from './connection.ts';
import { parseDescribe, planFields, type Describe } from './field-plan.ts';
import { rowsOf } from './query-answer.ts';
import { parseSettings, SETTINGS_QUERY } from './settings-record.ts';
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

  async function load(): Promise<LoadedSettings> {
    try {
      const { orgId, userId } = await connection.identity();
      const [answer, contact, caseFields, user] = await Promise.all([
        connection.get(queryPath(API_VERSION, SETTINGS_QUERY)),
        describe('Contact'),
        describe('Case'),
        describe('User'),
      ]);
      const settings = parseSettings(rowsOf(answer.body)[0]);
      const fields = planFields(settings, { contact, case: caseFields, user });
      loaded = { settings, fields, orgId, integrationUserId: userId };
      return loaded;
    } catch (error) {
      loaded = undefined;
      throw error instanceof SalesforceCallError ? error.toAppError() : error;
    }
  }

  const reload = (): Promise<LoadedSettings> => {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  };

  return { current: () => (loaded === undefined ? reload() : Promise.resolve(loaded)), reload };
}
