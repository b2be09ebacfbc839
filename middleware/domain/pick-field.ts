import { AppError } from '../errors/app-error.ts';
import { patternFields } from './call-reference.ts';
import type { Settings } from './settings.ts';

/** A field as describe tells of it. */
export interface KnownField {
  readonly name: string;
  readonly type: string;
}

export interface FieldChoice {
  /** The setting's label, for the message. */
  readonly setting: string;
  /** What the setting says. */
  readonly name: string;
  readonly object: string;
  /** Types that will do; all if missing. */
  readonly types?: readonly string[];
}

const PHONE_TYPES = ['phone', 'string'];
const LOGIN_TYPES = ['email', 'string'];

export function phoneChoices({ phoneFields }: Pick<Settings, 'phoneFields'>): FieldChoice[] {
  return phoneFields.map((name) => ({ setting: 'Phone Fields', name, object: 'Contact', types: PHONE_TYPES }));
}

export function patternChoices({ callReferencePattern }: Pick<Settings, 'callReferencePattern'>): FieldChoice[] {
  const names = patternFields(callReferencePattern);
  return names.map((name) => ({ setting: 'Call Reference Pattern', name, object: 'Case' }));
}

export function loginChoice({ agentLoginField }: Pick<Settings, 'agentLoginField'>): FieldChoice {
  return { setting: 'Agent Login Field', name: agentLoginField, object: 'User', types: LOGIN_TYPES };
}

export function doNotCallChoices({
  respectDoNotCall,
  doNotCallField,
}: Pick<Settings, 'respectDoNotCall' | 'doNotCallField'>): FieldChoice[] {
  if (!respectDoNotCall || doNotCallField === null) return [];
  return [{ setting: 'Do Not Call Field', name: doNotCallField, object: 'Contact', types: ['boolean'] }];
}

/**
 * The field that a setting names, in the very spelling of describe: nothing else enters a query.
 *
 * @param fields the object's fields that our user may read
 * @throws AppError NOT_CONFIGURED naming the setting and what is wrong with it
 */
export function pickField({ setting, name, object, types }: FieldChoice, fields: readonly KnownField[]): string {
  const field = fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    const similar = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    throw new AppError(
      'NOT_CONFIGURED',
      `${setting} names ${name}, which ${object} does not have or the integration user may not read. ` +
        (similar === undefined
          ? 'Correct it (tab Video Setup), or give the integration user read access to the field.'
          : `Write it ${similar.name} (tab Video Setup).`),
    );
  }
  if (types !== undefined && !types.includes(field.type)) {
    throw new AppError(
      'NOT_CONFIGURED',
      `${setting} names ${name}, a field of type ${field.type}. Choose one of type ${types.join(' or ')}.`,
    );
  }
  return field.name;
}
