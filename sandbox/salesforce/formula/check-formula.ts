import formulon from 'formulon';
import type { z } from 'zod';
import type { OrgMetadata } from '../metadata/metadata-types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import { resultSchema, typeOf } from './evaluate-formula.ts';

export type FormulaType = 'boolean' | 'date' | 'number' | 'text';

const RESULTS: Readonly<Record<string, FormulaType>> = {
  checkbox: 'boolean',
  date: 'date',
  datetime: 'date',
  number: 'number',
  text: 'text',
};
const COMMENT = /\/\*[\s\S]*?\*\//gu;
const OVER_CHANGE = /\b(?:ISCHANGED|PRIORVALUE)\(\s*(?<name>[\w.]+)\s*\)/giu;

/**
 * Why the org would not take a formula over an object, or undefined: its names, its functions and what these take, and
 * what it gives. It is tried with a value of the right type in each field.
 */
export function whyNoFormula(
  formula: string,
  object: ObjectSchema,
  metadata: OrgMetadata,
  wanted: FormulaType,
): string | undefined {
  const plain = formula.replace(COMMENT, ' ');
  const changed = [...plain.matchAll(OVER_CHANGE)].map(({ groups }) => groups?.['name'] ?? '');
  const text = plain
    .replace(/\bISNEW\(\s*\)/giu, 'TRUE')
    .replace(/\bISCHANGED\(\s*[\w.]+\s*\)/giu, 'TRUE')
    .replace(/\bPRIORVALUE\(\s*([\w.]+)\s*\)/giu, '$1');
  const names = namesIn(text);
  const fields = new Map([...names, ...changed].map((name) => [name, fieldAt(name, object, metadata)]));
  for (const [name, field] of fields)
    if (field === undefined && !isGlobal(name, metadata)) return `Field ${name} does not exist. Check spelling.`;
  for (const flag of [true, false]) {
    const samples = Object.fromEntries([...fields].map(([name, field]) => [name, sampleOf(field, flag)]));
    const result = tryWith(text, samples);
    if (result.type === 'error') return result.message;
    const given = RESULTS[result.dataType] ?? wanted;
    if (given !== wanted) return `it gives a ${given}, not a ${wanted}`;
  }
  return undefined;
}

/** Parsing a formula is slow, and tests deploy many copies of a tree that differ in one file. */
const extracted = new Map<string, string[]>();
const tried = new Map<string, z.infer<typeof resultSchema>>();

function namesIn(text: string): string[] {
  const names = extracted.get(text) ?? (formulon.extract(text) as string[]);
  extracted.set(text, names);
  return names;
}

function tryWith(text: string, samples: Readonly<Record<string, unknown>>) {
  const key = JSON.stringify([text, samples]);
  const result = tried.get(key) ?? resultSchema.parse(formulon.parse(text, samples));
  tried.set(key, result);
  return result;
}

/** `Name`, or `Contact__r.Account.Name` by lookups. */
function fieldAt(path: string, object: ObjectSchema, metadata: OrgMetadata): FieldSchema | undefined {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return object.field(first);
  const lookup = [...object.fields.values()].find(({ relationshipName }) => relationshipName === first);
  const parent = metadata.object(lookup?.referenceTo?.[0] ?? '');
  return parent === undefined ? undefined : fieldAt(rest.join('.'), parent, metadata);
}

/** Source: Salesforce Help, "Global Variables". */
function isGlobal(name: string, metadata: OrgMetadata): boolean {
  const [root = '', ...rest] = name.split('.');
  const member = rest.join('.');
  switch (root) {
    case '$User':
    case '$Organization':
    case '$Profile':
    case '$UserRole':
      return metadata.object(root.slice(1))?.field(member) !== undefined;
    case '$Label':
      return metadata.labels.has(member);
    case '$Permission':
      return metadata.customPermissions.has(member);
    default:
      return false;
  }
}

function sampleOf(field: FieldSchema | undefined, flag: boolean): unknown {
  const { dataType, options } = field === undefined ? { dataType: 'text', options: { length: 255 } } : typeOf(field);
  const literal = (value: unknown): unknown => ({ type: 'literal', value, dataType, options });
  switch (dataType) {
    case 'number':
      return literal(1);
    case 'checkbox':
      return literal(flag);
    case 'picklist':
      return literal(field?.picklistValues?.[0]?.value ?? '');
    case 'date':
    case 'datetime':
      return literal(new Date('2026-01-01T00:00:00Z'));
    default:
      return literal('text');
  }
}
