import { evaluateFormula } from '../formula/evaluate-formula.ts';
import {
  customValidation,
  duplicateValue,
  requiredFieldsMissing,
  SalesforceError,
  type SalesforceErrorDetail,
} from '../salesforce-error.ts';
import type { ObjectSchema } from '../schema/schema-types.ts';
import type { Store } from '../store/store.ts';
import type { FieldValue, Row } from '../types.ts';
import type { RuleSwitches } from './rule-switches.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** Fields that must have a value and have none. */
export function checkRequired(object: ObjectSchema, values: Values): void {
  const missing = [...object.fields.values()]
    .filter((field) => field.required && (values[field.name] ?? null) === null)
    .map((field) => field.name);
  if (missing.length > 0) throw requiredFieldsMissing(missing);
}

/** Active validation rules, all at once: each one that holds is an error of its own. */
export function checkRules(
  rules: RuleSwitches,
  object: ObjectSchema,
  row: Values,
  before: Row | undefined,
  userId: string,
): void {
  const errors = object.validationRules
    .filter((rule) => rules.isActive(rule) && evaluateFormula(rule.formula, { object, row, before, userId }) === true)
    .flatMap(
      (rule): readonly SalesforceErrorDetail[] =>
        customValidation(rule.errorMessage, rule.errorDisplayField === undefined ? [] : [rule.errorDisplayField])
          .errors,
    );
  if (errors.length > 0) throw new SalesforceError(400, errors);
}

export function checkUnique(object: ObjectSchema, row: Row, store: Store): void {
  for (const field of object.fields.values()) {
    const value = row[field.name];
    if (!field.unique || value === null || value === undefined) continue;
    const fold = (one: FieldValue | undefined): unknown =>
      typeof one === 'string' && !field.caseSensitive ? one.toLowerCase() : one;
    const other = store.list(object.apiName).find((one) => one.Id !== row.Id && fold(one[field.name]) === fold(value));
    if (other !== undefined) throw duplicateValue(field.name, other.Id);
  }
}
