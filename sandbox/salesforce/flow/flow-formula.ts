import formulon from 'formulon';
import { z } from 'zod';
import type { FlowType } from './check/flow-types.ts';
import { replaceMergeFields } from './merge-fields.ts';

export type FormulaValue = string | number | boolean | null;

export interface FormulaScope {
  typeOf(path: string): FlowType;
  valueOf(path: string): FormulaValue;
  /** Whether the triggering record is new. */
  readonly isNew: boolean;
  /** ISO 8601. */
  readonly now: string;
}

const resultSchema = z.union([
  z.object({ type: z.literal('literal'), value: z.unknown() }),
  z.object({ type: z.literal('error'), errorType: z.string(), message: z.string() }),
]);

/**
 * The value of a formula with `{!references}`. ISNEW, ISCHANGED and PRIORVALUE are over the triggering record.
 * @throws TypeError with the evaluator's reason
 */
export function evaluateFlowFormula(expression: string, scope: FormulaScope): FormulaValue {
  const values: Record<string, unknown> = {};
  const nameOf = (path: string): string => {
    const name = `ref_${String(Object.keys(values).length)}`;
    values[name] = toLiteral(scope.typeOf(path), scope.valueOf(path));
    return name;
  };
  const today = scope.now.slice(0, 10);
  const formula = replaceMergeFields(overChange(expression, scope), nameOf)
    .replace(/\bNOW\(\s*\)/giu, () => addLiteral(values, { dataType: 'datetime', value: new Date(scope.now) }))
    .replace(/\bTODAY\(\s*\)/giu, () => addLiteral(values, { dataType: 'date', value: new Date(today) }));
  const result = resultSchema.parse(formulon.parse(formula, values));
  if (result.type === 'error') throw new TypeError(`${result.errorType}: ${result.message}`);
  return fromResult(result.value);
}

function addLiteral(values: Record<string, unknown>, literal: { dataType: string; value: Date }): string {
  const name = `now_${String(Object.keys(values).length)}`;
  values[name] = { type: 'literal', options: {}, ...literal };
  return name;
}

/** ISNEW(), ISCHANGED({!$Record.X}) and PRIORVALUE({!$Record.X}) said by what the evaluator knows. */
function overChange(expression: string, { isNew, valueOf }: FormulaScope): string {
  const prior = (path: string): string => path.replace(/^\$Record\./u, isNew ? '$Record.' : '$Record__Prior.');
  return expression
    .replace(/\bISNEW\(\s*\)/giu, isNew ? 'TRUE' : 'FALSE')
    .replace(/\bISCHANGED\(\s*\{!([^}]+)\}\s*\)/giu, (_, path: string) =>
      !isNew && valueOf(path) !== valueOf(prior(path)) ? 'TRUE' : 'FALSE',
    )
    .replace(/\bPRIORVALUE\(\s*\{!([^}]+)\}\s*\)/giu, (_, path: string) => `{!${prior(path)}}`);
}

function toLiteral({ dataType, picklist }: FlowType, value: FormulaValue): unknown {
  const literal = (type: string, given: unknown, options: object = {}): unknown => ({
    type: 'literal',
    dataType: type,
    value: given,
    options,
  });
  switch (dataType) {
    case 'Number':
    case 'Currency':
      return value === null ? literal('null', null) : literal('number', Number(value), { length: 18, scale: 8 });
    case 'Boolean':
      return literal('checkbox', value === true);
    case 'Date':
    case 'DateTime':
      return value === null
        ? literal('null', null)
        : literal(dataType === 'Date' ? 'date' : 'datetime', new Date(String(value)));
    case 'Picklist':
      return literal('picklist', value ?? '', { values: picklist ?? [] });
    default:
      // A blank text is an empty one to functions such as LEN. A text of a flow has no length of its own, as a field has.
      return literal('text', value ?? '', { length: Number.MAX_SAFE_INTEGER });
  }
}

function fromResult(value: unknown): FormulaValue {
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
