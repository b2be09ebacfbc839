import { evaluateFormula } from '../formula/evaluate-formula.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import type { FieldValue } from '../types.ts';

type Values = Record<string, FieldValue>;

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** Fields that the org derives from others: full names, closed cases, compounds, formulas. */
export function computeFields(object: ObjectSchema, values: Values, now: string): void {
  if (object.field('FirstName') !== undefined) {
    values['Name'] = [values['FirstName'], values['LastName']]
      .map(textOf)
      .filter((part) => part !== '')
      .join(' ');
  }
  if (object.apiName === 'Case') closeCase(object, values, now);
  for (const field of object.fields.values()) {
    if (field.type === 'location') values[field.name] = location(field.name, values);
    if (field.type === 'address') values[field.name] = address(field.name, object, values);
    if (field.formula !== undefined) values[field.name] = calculate(object, field, field.formula, values);
  }
}

/** Blanks stay blanks: what is calculated from an empty field is empty. */
function calculate(object: ObjectSchema, { name }: FieldSchema, formula: string, values: Values): FieldValue {
  const mentioned = [...formula.matchAll(/\b\w+\b/gu)].flatMap(([word]) => object.fields.get(word) ?? []);
  if (mentioned.some((field) => field.name !== name && (values[field.name] ?? null) === null)) return null;
  const result = evaluateFormula(formula, { object, row: values, before: undefined, userId: '' });
  return typeof result === 'number' || typeof result === 'string' || typeof result === 'boolean' ? result : null;
}

function closeCase(object: ObjectSchema, values: Values, now: string): void {
  const status = object.field('Status')?.picklistValues?.find(({ value }) => value === values['Status']);
  values['IsClosed'] = status?.closed === true;
  values['ClosedDate'] = values['IsClosed'] ? (values['ClosedDate'] ?? now) : null;
}

function location(name: string, values: Values): FieldValue {
  const base = name.replace(/__c$/u, '');
  const latitude = numberOf(values[`${base}__Latitude__s`]);
  const longitude = numberOf(values[`${base}__Longitude__s`]);
  return latitude === null && longitude === null ? null : { latitude, longitude };
}

function address(name: string, object: ObjectSchema, values: Values): FieldValue {
  const prefix = name.slice(0, -'Address'.length);
  const part = (suffix: string): string | null => textOf(values[prefix + suffix]) || null;
  const withCodes = object.field(`${prefix}CountryCode`) !== undefined;
  const parts = {
    street: part('Street'),
    city: part('City'),
    state: part('State'),
    postalCode: part('PostalCode'),
    country: part('Country'),
  };
  if (Object.values(parts).every((value) => value === null)) return null;
  return {
    ...parts,
    ...(withCodes ? { stateCode: part('StateCode'), countryCode: part('CountryCode') } : {}),
    latitude: numberOf(values[`${prefix}Latitude`]),
    longitude: numberOf(values[`${prefix}Longitude`]),
    geocodeAccuracy: part('GeocodeAccuracy'),
  };
}
