import { z } from 'zod';
import type { SettingsHistory } from '../work/settings-history-port.ts';
import { toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { parseDescribe } from './field-plan.ts';
import { rowsOf, textValues } from './query-answer.ts';
import { salesforceTime } from './salesforce-time.ts';
import { SETTINGS_KEY } from './settings-record.ts';
import { queryPath, soqlFields, soqlText } from './soql.ts';

const STAMPS = ['LastModifiedById', 'LastModifiedBy.Name', 'LastModifiedDate'];

const stampSchema = z.object({
  LastModifiedById: z.string(),
  LastModifiedBy: z.object({ Name: z.string() }).nullable(),
  LastModifiedDate: salesforceTime,
});

/**
 * The settings record with every custom field that our user may read, those too that the middleware itself does not
 * need: two API calls. Nothing but the log of changes depends on it.
 */
export function createSettingsHistory(connection: SalesforceConnection): SettingsHistory {
  return {
    read: async () => {
      try {
        const description = await connection.get(`/services/data/v${API_VERSION}/sobjects/Video_Settings__c/describe`);
        const names = parseDescribe(description.body)
          .map(({ name }) => name)
          .filter((name) => name.endsWith('__c'));
        const query = `SELECT ${soqlFields([...STAMPS, ...names])} FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`;
        const [row] = rowsOf((await connection.get(queryPath(API_VERSION, query))).body);
        if (row === undefined) return null;
        const { LastModifiedById: id, LastModifiedBy, LastModifiedDate: at } = stampSchema.parse(row);
        return { fields: textValues(row, names), person: { id, name: LastModifiedBy?.Name ?? '' }, at };
      } catch (error) {
        throw toReadingError(error);
      }
    },
  };
}
