import type { FlowConditions, FlowExpression, FlowFilters } from '../definition.ts';
import { evaluateFlowFormula } from '../flow-formula.ts';
import { mergeFieldsOf } from '../merge-fields.ts';
import { describeReference, type FlowScope } from './describe-reference.ts';
import type { FlowType } from './flow-types.ts';

/** The same questions about every reference, each answered by a problem or nothing. */
export class ReferenceChecks {
  readonly #scope: FlowScope;
  readonly #say: (at: string, problem: string) => void;

  constructor(scope: FlowScope, say: (at: string, problem: string) => void) {
    this.#scope = scope;
    this.#say = say;
  }

  reference(at: string, path: string): FlowType | undefined {
    const found = describeReference(this.#scope, path);
    if (typeof found !== 'string') return found;
    this.#say(at, found);
    return undefined;
  }

  expression(at: string, value: FlowExpression | undefined): void {
    if (value?.kind === 'reference') this.reference(at, value.path);
    if (value?.kind === 'text') this.text(at, value.text);
    if (value?.kind === 'setup' && !this.#scope.metadata.automation.notificationTypes.has(value.name))
      this.#say(at, `The ${value.type} ${value.name} does not exist`);
  }

  text(at: string, text: string): void {
    for (const path of mergeFieldsOf(text)) this.reference(at, path);
  }

  conditions(at: string, { logic, conditions }: FlowConditions): void {
    for (const { left, right } of conditions) {
      if (left !== '') this.reference(at, left);
      this.expression(at, right);
    }
    this.#logic(at, logic, conditions.length);
  }

  filters(at: string, objectName: string, { logic, filters }: FlowFilters): void {
    const object = this.#scope.metadata.object(objectName);
    for (const { field, value } of filters) {
      if (object !== undefined && object.field(field) === undefined)
        this.#say(at, `The field "${field}" for the object "${objectName}" doesn't exist`);
      this.expression(at, value);
    }
    this.#logic(at, logic, filters.length);
  }

  /** Tries the formula with a value of the right type for each reference. */
  formula(at: string, expression: string): void {
    const paths = mergeFieldsOf(expression);
    if (paths.some((path) => this.reference(at, path) === undefined)) return;
    const typeOf = (path: string): FlowType => {
      const type = describeReference(this.#scope, path);
      return typeof type === 'string' ? { dataType: 'String', isCollection: false } : type;
    };
    try {
      evaluateFlowFormula(expression, {
        typeOf,
        valueOf: (path) => sampleOf(typeOf(path)),
        isNew: false,
        now: '2026-01-01T12:00:00.000Z',
      });
    } catch (error) {
      this.#say(at, `The formula is invalid: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #logic(at: string, logic: string, count: number): void {
    const numbers = [...logic.matchAll(/\d+/gu)].map(([number]) => Number(number));
    if (numbers.some((number) => number < 1 || number > count))
      this.#say(at, `The logic ${logic} names a condition that is not there`);
  }
}

function sampleOf({ dataType, picklist }: FlowType): string | number | boolean {
  switch (dataType) {
    case 'Number':
    case 'Currency':
      return 1;
    case 'Boolean':
      return true;
    case 'Date':
      return '2026-01-01';
    case 'DateTime':
      return '2026-01-01T12:00:00.000Z';
    case 'Picklist':
      return picklist?.[0] ?? '';
    default:
      return '1';
  }
}
