import { z } from 'zod';
import type { ComparedContact, PreviewCase, PreviewContact } from '../domain/previews.ts';
import type { DoNotCallPlan } from '../domain/settings.ts';
import type { ContactSettings, FieldOption, PreviewReader } from '../http/setup/previews-port.ts';
import type { Clock } from '../time/clock.ts';
import { toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { createFieldDescriber, type DescribedField } from './describe-fields.ts';
import { hiddenFields } from './field-rights.ts';
import {
  countriesOf,
  countryFields,
  doNotCallOf,
  planCaseFields,
  planCountries,
  planDoNotCall,
  planPhoneFields,
} from './field-plan.ts';
import { rowsOf, textValues, type Row } from './query-answer.ts';
import { queryPath, soqlFields, soqlText } from './soql.ts';

/** Records that one question about access may name (Object Reference, "UserRecordAccess"). */
const MAX_LOOKED_AT = 200;
const SHOWN = 10;
// Many are made within one second, by an import: without the id each preview might show others of them.
const LATEST = `ORDER BY CreatedDate DESC, Id DESC LIMIT ${MAX_LOOKED_AT}`;
// What a login at 8x8, and a part of a call reference, can be made of.
const LOGIN_TYPES = ['email', 'string'];
const REFERENCE_TYPES = ['string', 'picklist', 'int', 'double', 'email', 'phone', 'combobox', 'id'];

const accessSchema = z.object({ RecordId: z.string(), HasReadAccess: z.boolean() });

/** Fields to choose from, and the latest records that a person may read: two API calls a preview, four where a field takes a grant. */
export function createPreviewReader(connection: SalesforceConnection, clock: Clock): PreviewReader {
  const describe = createFieldDescriber(connection, clock);

  const query = async (soql: string): Promise<readonly Row[]> =>
    rowsOf((await connection.get(queryPath(API_VERSION, soql))).body);

  async function readable(personId: string, rows: readonly Row[]): Promise<readonly Row[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => soqlText(idOf(row))).join(', ');
    const access = await query(
      `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(personId)} AND RecordId IN (${ids})`,
    );
    const allowed = new Set(
      access
        .map((row) => accessSchema.parse(row))
        .filter(({ HasReadAccess }) => HasReadAccess)
        .map(({ RecordId }) => RecordId),
    );
    return rows.filter((row) => allowed.has(idOf(row))).slice(0, SHOWN);
  }

  const hidden = (personId: string, object: string, fields: readonly DescribedField[], names: readonly string[]) =>
    hiddenFields(
      query,
      personId,
      object,
      fields.filter(({ name }) => names.includes(name)),
    );

  return {
    options: () =>
      told(async () => {
        const [contact, user, caseFields] = await Promise.all([
          describe('Contact'),
          describe('User'),
          describe('Case'),
        ]);
        return {
          phoneFields: optionsOf(contact, ['phone']),
          loginFields: optionsOf(user, LOGIN_TYPES),
          checkboxFields: optionsOf(contact, ['boolean']),
          caseFields: optionsOf(caseFields, REFERENCE_TYPES),
        };
      }),

    contacts: (personId, draft, saved) =>
      told(async () => {
        const described = await describe('Contact');
        const countries = planCountries(described);
        const wanted = planContact(draft, described);
        const current = saved === null ? null : planContact(saved, described);
        // One of them may be named twice.
        const checked = [...new Set([...wanted.fields, ...(current?.fields ?? [])])];
        const names = [...checked, ...countryFields(countries)];
        const rows = await query(`SELECT ${soqlFields(['Id', 'Name', ...names])} FROM Contact ${LATEST}`);
        const hiddenOnes = await hidden(personId, 'Contact', described, checked);
        const isHidden = (name: string): boolean => hiddenOnes.includes(name);
        const compared = current?.fields.some(isHidden) === true ? null : current;
        const phones = [...wanted.phones, ...(compared?.phones ?? [])];
        const filled = rows.filter((row) => Object.values(textValues(row, phones)).some((text) => text !== null));
        return (await readable(personId, filled)).map((row): ComparedContact => {
          const seenBy = ({ phones: own, doNotCall, fields }: ContactPlan): PreviewContact => {
            const hiddenFields = fields.filter(isHidden);
            const addresses = countriesOf(row, countries);
            const contact =
              hiddenFields.length > 0
                ? { phones: {}, addresses, doNotCall: { kind: 'none' as const } }
                : { phones: textValues(row, own), addresses, doNotCall: doNotCallOf(row, doNotCall) };
            return { id: idOf(row), name: textValues(row, ['Name'])['Name'] ?? '', contact, hiddenFields };
          };
          return { draft: seenBy(wanted), saved: compared && seenBy(compared) };
        });
      }),

    caseFields: () => told(() => describe('Case')),

    cases: (personId, pattern) =>
      told(async () => {
        const described = await describe('Case');
        const fields = planCaseFields(pattern, described);
        const hiddenOnes = await hidden(personId, 'Case', described, fields);
        const rows = await query(`SELECT ${soqlFields(['Id', 'CaseNumber', ...fields])} FROM Case ${LATEST}`);
        return (await readable(personId, rows)).map((row): PreviewCase => ({
          id: idOf(row),
          caseNumber: textValues(row, ['CaseNumber'])['CaseNumber'] ?? '',
          values: hiddenOnes.length > 0 ? {} : textValues(row, fields),
          hiddenFields: hiddenOnes,
        }));
      }),
  };
}

/** What settings ask of a contact. */
interface ContactPlan {
  readonly phones: readonly string[];
  readonly doNotCall: DoNotCallPlan;
  readonly fields: readonly string[];
}

function planContact(settings: ContactSettings, contact: readonly DescribedField[]): ContactPlan {
  const phones = planPhoneFields(settings.phoneFields, contact);
  const doNotCall = planDoNotCall(settings, contact);
  return { phones, doNotCall, fields: [...new Set([...phones, ...doNotCall.fields])] };
}

function idOf(row: Row): string {
  return z.object({ Id: z.string() }).parse(row).Id;
}

function optionsOf(fields: readonly DescribedField[], types: readonly string[]): FieldOption[] {
  return fields
    .filter(({ type }) => types.includes(type))
    .map(({ name, label }) => ({ name, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

async function told<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw toReadingError(error);
  }
}
