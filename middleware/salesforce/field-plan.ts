import { z } from 'zod';
import { loginChoice, patternChoices, phoneChoices, pickField } from '../domain/pick-field.ts';
import type { FieldPlan, Settings } from '../domain/settings.ts';

const describeSchema = z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) });

/** Fields of an object that our user may read, with their types. */
export type Describe = Readonly<z.infer<typeof describeSchema>['fields']>;

export function parseDescribe(body: unknown): Describe {
  return describeSchema.parse(body).fields;
}

/** Exists only in orgs with country picklists. */
export const COUNTRY_FIELD = 'MailingCountryCode';

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
    agentLogin: pickField(loginChoice(settings), objects.user),
  };
}

/** The preferred phone fields alone. @throws like `planFields` */
export function planPhoneFields(phoneFields: readonly string[], contact: Describe): string[] {
  return phoneChoices({ phoneFields }).map((choice) => pickField(choice, contact));
}

/** The fields that a pattern refers to. @throws like `planFields` */
export function planCaseFields(callReferencePattern: string, caseFields: Describe): string[] {
  return patternChoices({ callReferencePattern }).map((choice) => pickField(choice, caseFields));
}
