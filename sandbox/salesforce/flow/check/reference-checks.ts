import type { FlowConditions, FlowDataType, FlowExpression, FlowFilters } from '../definition.ts';
import { evaluateFlowFormula } from '../flow-formula.ts';
import { mergeFieldsOf } from '../merge-fields.ts';
import { isLogicOver } from '../../deploy/is-logic-over.ts';
import { isLongText } from '../../deploy/is-long-text.ts';
import { describeReference, type FlowScope } from './describe-reference.ts';
import { describeType, isAssignable, scalar, typeOfField, type FlowType } from './flow-types.ts';

/** Source: Salesforce Help, "Flow Resource: Formula"; the condition of a start knows PRIORVALUE. */
const MISSING = [
  'GETRECORDIDS',
  'IMAGE',
  'INCLUDES',
  'PARENTGROUPVAL',
  'PREVGROUPVAL',
  'PRIORVALUE',
  'REQUIRE ?SCRIPT',
  'VLOOKUP',
];
const RESULTS: Readonly<Partial<Record<FlowDataType, string>>> = {
  Boolean: 'boolean',
  Currency: 'number',
  Date: 'string',
  DateTime: 'string',
  Number: 'number',
  String: 'string',
};

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

  /** A value that a field is set to or compared with. */
  fieldValue(at: string, objectName: string, name: string, value: FlowExpression | undefined): void {
    this.expression(at, value);
    const { metadata } = this.#scope;
    const field = metadata.object(objectName)?.fields.get(name);
    if (field === undefined || value === undefined) return;
    if (value.kind === 'text' && mergeFieldsOf(value.text).length === 0) {
      if (!['picklist', 'reference', 'id'].includes(field.type))
        this.#type(at, name, typeOfField(field), scalar('String'));
    }
    if (value.kind === 'literal') this.#type(at, name, typeOfField(field), scalar(value.type));
    const given = value.kind === 'reference' ? describeReference(this.#scope, value.path) : undefined;
    if (given !== undefined && typeof given !== 'string') this.#type(at, name, typeOfField(field), given);
  }

  /** A value that goes into something of a known type: a variable, an input. */
  typed(at: string, name: string, wanted: FlowType, value: FlowExpression | undefined): void {
    const given =
      value?.kind === 'reference'
        ? describeReference(this.#scope, value.path)
        : value?.kind === 'literal'
          ? scalar(value.type)
          : undefined;
    if (value?.kind === 'text' && value.text !== '') this.#type(at, name, wanted, scalar('String'));
    if (given !== undefined && typeof given !== 'string') this.#type(at, name, wanted, given);
  }

  #type(at: string, name: string, wanted: FlowType, given: FlowType): void {
    if (!isAssignable(wanted, given))
      this.#say(at, `"${name}" takes ${describeType(wanted)}, and gets ${describeType(given)}`);
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
      const found = object?.fields.get(field);
      if (object !== undefined && found === undefined)
        this.#say(at, `The field "${field}" for the object "${objectName}" doesn't exist`);
      if (found !== undefined && isLongText(found))
        this.#say(at, `The field "${field}" is a long text: filter by another`);
      this.fieldValue(at, objectName, field, value);
    }
    this.#logic(at, logic, filters.length);
  }

  /** Tries the formula with a value of the right type for each reference. */
  formula(at: string, expression: string, dataType?: FlowDataType): void {
    for (const name of MISSING)
      if (new RegExp(`\\b${name}\\s*\\(`, 'iu').test(expression) && !(dataType === undefined && name === 'PRIORVALUE'))
        this.#say(at, `The formula is invalid: flows do not have the function ${name}`);
    const paths = mergeFieldsOf(expression);
    if (paths.some((path) => this.reference(at, path) === undefined)) return;
    const typeOf = (path: string): FlowType => {
      const type = describeReference(this.#scope, path);
      return typeof type === 'string' ? { dataType: 'String', isCollection: false } : type;
    };
    try {
      const result = evaluateFlowFormula(expression, {
        typeOf,
        valueOf: (path) => sampleOf(typeOf(path)),
        isNew: false,
        now: '2026-01-01T12:00:00.000Z',
      });
      const wanted = RESULTS[dataType ?? 'Boolean'];
      if (wanted !== undefined && result !== null && typeof result !== wanted)
        this.#say(at, `The formula is invalid: it gives a ${typeof result}, not a ${wanted}`);
    } catch (error) {
      this.#say(at, `The formula is invalid: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #logic(at: string, logic: string, count: number): void {
    if (!['and', 'or'].includes(logic.toLowerCase()) && !isLogicOver(logic, count))
      this.#say(at, `The logic ${logic} does not name each of ${count} conditions by its number`);
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
