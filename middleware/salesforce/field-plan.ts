import { z } from 'zod';
import { patternFields } from '../domain/call-reference.ts';
import type { FieldPlan, Settings } from '../domain/settings.ts';
import { notConfigured } from './settings-record.ts';

const describeSchema = z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) });

/** Fields of an object that our user may read, with their types. */
export type Describe = Readonly<z.infer<typeof describeSchema>['fields']>;

export function parseDescribe(body: unknown): Describe {
  return describeSchema.parse(body).fields;
}

/** Exists only in orgs with country picklists. */
export const COUNTRY_FIELD = 'MailingCountryCode';
const PHONE_TYPES = ['phone', 'string'];
const LOGIN_TYPES = ['email', 'string'];

/**
 * Checks the field names of the settings against what the org really has: only names that describe knows, in its very
 * spelling, go into queries.
 *
 * @throws AppError NOT_CONFIGURED naming the setting and the field that does not exist
 */
export function planFields(
  settings: Settings,
  objects: { contact: Describe; case: Describe; user: Describe },
): FieldPlan {
  const preferred = planPhoneFields(settings.phoneFields, objects.contact);
  const phones = objects.contact.filter((field) => field.type === 'phone').map((field) => field.name);
  return {
    contactPhones: [...new Set([...preferred, ...phones])],
    contactCountry: objects.contact.some((field) => field.name === COUNTRY_FIELD) ? COUNTRY_FIELD : null,
    caseFields: planCaseFields(settings.callReferencePattern, objects.case),
    agentLogin: pick('Agent Login Field', settings.agentLoginField, 'User', objects.user, LOGIN_TYPES),
  };
}

/** The preferred phone fields alone. @throws like `planFields` */
export function planPhoneFields(names: readonly string[], contact: Describe): string[] {
  return names.map((name) => pick('Phone Fields', name, 'Contact', contact, PHONE_TYPES));
}

/** The fields that a pattern refers to. @throws like `planFields` */
export function planCaseFields(pattern: string, caseFields: Describe): string[] {
  return patternFields(pattern).map((name) => pick('Call Reference Pattern', name, 'Case', caseFields));
}

function pick(setting: string, name: string, object: string, fields: Describe, types?: readonly string[]): string {
  const field = fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    const similar = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    throw notConfigured(
      `${setting} names ${name}, which ${object} does not have or the integration user may not read. ` +
        (similar === undefined
          ? 'Correct it (tab Video Settings), or give the integration user read access to the field.'
          : `Write it ${similar.name} (tab Video Settings).`),
    );
  }
  if (types !== undefined && !types.includes(field.type)) {
    throw notConfigured(
      `${setting} names ${name}, a field of type ${field.type}. Choose one of type ${types.join(' or ')}.`,
    );
  }
  return field.name;
}
