import formulon from 'formulon';
import { z } from 'zod';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import type { FieldValue, Row } from '../session-types.ts';

export interface FormulaRecord {
  readonly object: ObjectSchema;
  readonly row: Readonly<Record<string, FieldValue>>;
  /** The record before the change; undefined for a new one. */
  readonly before: Row | undefined;
  /** Who saves it. */
  readonly userId: string;
}

export const resultSchema = z.union([
  z.object({ type: z.literal('literal'), value: z.unknown(), dataType: z.string().default('null') }),
  z.object({ type: z.literal('error'), errorType: z.string(), message: z.string() }),
]);
type Result = z.infer<typeof resultSchema>;

const PRIOR = '__prior_value';
const USER_ID = '$User.Id';
/** Formulas see ids without the three characters that only repeat the case of the others. Source: Salesforce Help, "CASESAFEID". */
const FORMULA_ID_LENGTH = 15;
const NO_VALUE = { type: 'literal', value: null, dataType: 'null', options: {} };

/**
 * The value of a formula over a record. The evaluator knows the functions of formulas but not those over the change of a
 * record, so these are put in before: ISNEW, ISCHANGED and PRIORVALUE (which of a new record is its own value).
 * Source: Salesforce Help, "PRIORVALUE", "ISNEW", "ISCHANGED".
 */
export function evaluateFormula(formula: string, record: FormulaRecord): unknown {
  const result = evaluate(formula, record);
  if (result.type === 'error') throw new TypeError(`The formula cannot be evaluated: ${result.message}`);
  return result.value;
}

function evaluate(formula: string, record: FormulaRecord): Result {
  const text = prepare(formula, record);
  const names = formulon.extract(text) as string[];
  const values = Object.fromEntries(names.map((name) => [name, toLiteral(name, record)]));
  return resultSchema.parse(formulon.parse(text, values));
}

function prepare(formula: string, { object, row, before }: FormulaRecord): string {
  const value = (source: Readonly<Record<string, FieldValue>>, name: string): unknown =>
    source[object.field(name)?.name ?? name] ?? null;
  return formula
    .replace(/\bISNEW\(\s*\)/giu, before === undefined ? 'TRUE' : 'FALSE')
    .replace(/\bISCHANGED\(\s*(\w+)\s*\)/giu, (_, name: string) =>
      before !== undefined && value(before, name) !== value(row, name) ? 'TRUE' : 'FALSE',
    )
    .replace(/\bPRIORVALUE\(\s*(\w+)\s*\)/giu, (_, name: string) => `${name}${PRIOR}`);
}

function toLiteral(name: string, { object, row, before, userId }: FormulaRecord): unknown {
  if (name === USER_ID) return idLiteral(userId);
  const isPrior = name.endsWith(PRIOR);
  const field = object.field(isPrior ? name.slice(0, -PRIOR.length) : name);
  const source = isPrior ? (before ?? row) : row;
  const value = field === undefined ? null : (source[field.name] ?? null);
  if (field === undefined) return NO_VALUE;
  if (field.type === 'id' || field.type === 'reference') return idLiteral(value);
  const type = typeOf(field);
  // A blank text is an empty one to functions such as LEN; the evaluator knows null for other types only.
  if (value === null) return type.dataType === 'text' ? { type: 'literal', value: '', ...type } : NO_VALUE;
  const isTime = type.dataType === 'date' || type.dataType === 'datetime';
  return { type: 'literal', value: isTime && typeof value === 'string' ? new Date(value) : value, ...type };
}

function idLiteral(id: FieldValue): unknown {
  const value = typeof id === 'string' ? id.slice(0, FORMULA_ID_LENGTH) : '';
  return { type: 'literal', value, dataType: 'text', options: { length: FORMULA_ID_LENGTH } };
}

/** A field's type as the evaluator names it. */
export function typeOf(field: FieldSchema): { dataType: string; options: object } {
  switch (field.type) {
    case 'double':
    case 'int':
    case 'currency':
    case 'percent':
      return { dataType: 'number', options: { length: field.precision ?? 18, scale: field.scale ?? 0 } };
    case 'boolean':
      return { dataType: 'checkbox', options: {} };
    case 'picklist':
      return { dataType: 'picklist', options: { values: field.picklistValues?.map(({ value }) => value) ?? [] } };
    case 'date':
    case 'datetime':
      return { dataType: field.type, options: {} };
    default:
      return { dataType: 'text', options: { length: field.length ?? 255 } };
  }
}
