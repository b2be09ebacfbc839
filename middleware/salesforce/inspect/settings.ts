import { z } from 'zod';
import type { InspectedSettings, SettingChanges } from '../../domain/org-inspection.ts';
import { rowsOf } from '../query-answer.ts';
import { parseSettings, SETTINGS_FIELDS, SETTINGS_KEY } from '../settings-record.ts';
import { soqlFields, soqlText } from '../soql.ts';

/** The settings with what only the checks look at. */
export const INSPECTED_SETTINGS_QUERY = `SELECT ${soqlFields([...SETTINGS_FIELDS, 'Middleware_URL__c'])} FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`;

const GATE_KEY = 'Gate_Key__c';
const text = z.string().nullish();
const extraSchema = z.object({ Gate_Key__c: text, Middleware_URL__c: text, Landline_Only__c: text });

/**
 * The settings of a query's answer, however incomplete; null if there is no record.
 *
 * @param changes values in place of what was saved
 */
export function toInspectedSettings(body: unknown, changes: SettingChanges = {}): InspectedSettings | null {
  const saved = rowsOf(body)[0];
  if (saved === undefined) return null;
  const row = { ...saved, ...changes };
  const { Gate_Key__c, Middleware_URL__c, Landline_Only__c } = extraSchema.parse(row);
  const hasGateKey = (Gate_Key__c ?? '').trim() !== '';
  // A missing key is a finding of its own and must not hide what else the record says.
  const { gateKey, ...settings } = parseSettings(hasGateKey ? row : { ...row, [GATE_KEY]: 'missing' });
  return {
    settings,
    hasGateKey,
    middlewareUrl: Middleware_URL__c?.trim() || null,
    landlineOnly: Landline_Only__c?.trim() || null,
  };
}
