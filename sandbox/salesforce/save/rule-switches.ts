import { resourceNotFound } from '../salesforce-error.ts';
import type { ValidationRule } from '../schema/object-parts.ts';
import type { ObjectSchema } from '../schema/schema-types.ts';

type Objects = ReadonlyMap<string, ObjectSchema>;

/** Which validation rules are active: as deployed, until an administrator switches one. */
export class RuleSwitches {
  readonly #objects: Objects;
  readonly #switched = new Map<ValidationRule, boolean>();

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  isActive(rule: ValidationRule): boolean {
    return this.#switched.get(rule) ?? rule.active;
  }

  /** As an administrator would in Setup. @throws SalesforceError NOT_FOUND */
  setActive(object: string, name: string, isActive: boolean): void {
    const rule = this.#objects.get(object)?.validationRules.find((one) => one.name === name);
    if (rule === undefined) throw resourceNotFound();
    this.#switched.set(rule, isActive);
  }

  reset(): void {
    this.#switched.clear();
  }
}
