import { z } from 'zod';
import type { CountryFields } from '../../phone-numbers/phone-numbers.ts';
import type { DoNotCall } from '../domain/do-not-call.ts';
import { doNotCallChoices, loginChoice, patternChoices, phoneChoices, pickField } from '../domain/pick-field.ts';
import type { CountryPlan, DoNotCallPlan, FieldPlan, SettingProblem, Settings } from '../domain/settings.ts';
import { AppError } from '../errors/app-error.ts';
import { textValues } from './query-answer.ts';

const describeSchema = z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) });

/** Fields of an object that our user may read, with their types. */
export type Describe = Readonly<z.infer<typeof describeSchema>['fields']>;

export function parseDescribe(body: unknown): Describe {
  return describeSchema.parse(body).fields;
}

export const DO_NOT_CALL = 'DoNotCall';
/** The code exists only in orgs with country picklists; the name is the code's label there, and free text elsewhere. */
const MAILING = { code: 'MailingCountryCode', name: 'MailingCountry' };
const OTHER = { code: 'OtherCountryCode', name: 'OtherCountry' };

/**
 * Checks the field names of the settings against what the org really has: only names that describe knows, in its very
 * spelling, go into queries. A setting that names another field is a part of the plan, for it stops only what needs it.
 */
export function planFields(
  settings: Settings,
  objects: { contact: Describe; case: Describe; user: Describe },
): FieldPlan {
  const preferred = planOr([], () => planPhoneFields(settings.phoneFields, objects.contact));
  const phones = objects.contact.filter((field) => field.type === 'phone').map((field) => field.name);
  const doNotCall = planOr({ fields: [], hidden: null }, () => planDoNotCall(settings, objects.contact));
  const reference = planOr([], () => planCaseFields(settings.callReferencePattern, objects.case));
  const login = planOr(null, () => pickField(loginChoice(settings), objects.user));
  return {
    contactPhones: [...new Set([...preferred.fields, ...phones])],
    contactCountries: planCountries(objects.contact),
    doNotCall: doNotCall.fields,
    caseFields: reference.fields,
    agentLogin: login.fields,
    problems: {
      callReference: reference.problem && {
        code: 'CALL_REFERENCE_INVALID',
        message: `No call reference can be made for a case. ${reference.problem.message}`,
      },
      numbers: preferred.problem ?? doNotCall.problem,
      agentLogin: login.problem,
    },
  };
}

function planOr<T>(otherwise: T, plan: () => T): { readonly fields: T; readonly problem: SettingProblem | null } {
  try {
    return { fields: plan(), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fields: otherwise, problem: { code: error.code, message: error.message } };
  }
}

/**
 * Where a contact's country is looked for. That the mailing country may not be read is a part of the plan: then no
 * number is read as one of the default region, for the contact may live elsewhere.
 */
export function planCountries(contact: Describe): CountryPlan[] {
  const known = (name: string): string | null => (contact.some((field) => field.name === name) ? name : null);
  const [mailing, other] = [MAILING, OTHER].map(({ code, name }) => ({ code: known(code), name: known(name) }));
  return [mailing ?? { code: null, name: null }, ...(other?.name == null ? [] : [other])];
}

/** The checkbox of Salesforce itself, which a profile may hide, and the one that the settings name. @throws like `pickField` */
export function planDoNotCall(
  settings: Pick<Settings, 'respectDoNotCall' | 'doNotCallField'>,
  contact: Describe,
): DoNotCallPlan {
  if (!settings.respectDoNotCall) return { fields: [], hidden: null };
  const named = doNotCallChoices(settings).map((choice) => pickField(choice, contact));
  const isReadable = contact.some(({ name }) => name === DO_NOT_CALL);
  return { fields: [...(isReadable ? [DO_NOT_CALL] : []), ...named], hidden: isReadable ? null : DO_NOT_CALL };
}

/** What a row says of being called. */
export function doNotCallOf(row: unknown, { fields, hidden }: DoNotCallPlan): DoNotCall {
  const values = textValues(row, fields);
  const field = fields.find((name) => values[name] === 'true');
  if (field !== undefined) return { kind: 'set', field };
  return hidden === null ? { kind: 'none' } : { kind: 'hidden', field: hidden };
}

/** The names in a plan of countries. */
export function countryFields(plans: readonly CountryPlan[]): string[] {
  return plans.flatMap(({ code, name }) => [code, name]).filter((field) => field !== null);
}

/** What a row says of its countries. */
export function countriesOf(row: unknown, plans: readonly CountryPlan[]): CountryFields[] {
  const values = textValues(row, countryFields(plans));
  return plans.map(({ code, name }) => ({
    code: code === null ? null : values[code],
    name: name === null ? undefined : (values[name] ?? null),
  }));
}

/** The preferred phone fields alone. @throws like `pickField` */
export function planPhoneFields(phoneFields: readonly string[], contact: Describe): string[] {
  return phoneChoices({ phoneFields }).map((choice) => pickField(choice, contact));
}

/** The fields that a pattern refers to. @throws like `pickField` */
export function planCaseFields(callReferencePattern: string, caseFields: Describe): string[] {
  return patternChoices({ callReferencePattern }).map((choice) => pickField(choice, caseFields));
}
