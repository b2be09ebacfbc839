import type { ServiceType } from '../../callout/callout-types.ts';
import type { FieldSchema } from '../../schema/schema-types.ts';
import type { FlowDataType } from '../definition.ts';

/** What a reference stands for. */
export interface FlowType {
  readonly dataType: FlowDataType;
  readonly isCollection: boolean;
  /** Of records. */
  readonly object?: string;
  /** Of Apex-defined values. */
  readonly className?: string;
  /** Of picklists. */
  readonly picklist?: readonly string[];
}

export const scalar = (dataType: FlowDataType): FlowType => ({ dataType, isCollection: false });
export const recordOf = (object: string, isCollection = false): FlowType => ({
  dataType: 'SObject',
  isCollection,
  object,
});

export function typeOfField(field: FieldSchema): FlowType {
  switch (field.type) {
    case 'boolean':
      return scalar('Boolean');
    case 'double':
    case 'int':
    case 'percent':
      return scalar('Number');
    case 'currency':
      return scalar('Currency');
    case 'date':
      return scalar('Date');
    case 'datetime':
      return scalar('DateTime');
    case 'picklist':
      return { ...scalar('Picklist'), picklist: field.picklistValues?.map(({ value }) => value) ?? [] };
    default:
      return scalar('String');
  }
}

export function typeOfService(type: ServiceType): FlowType {
  switch (type.kind) {
    case 'number':
    case 'integer':
      return scalar('Number');
    case 'boolean':
      return scalar('Boolean');
    case 'date':
      return scalar('Date');
    case 'datetime':
      return scalar('DateTime');
    case 'text':
      return scalar('String');
    case 'object':
      return { ...scalar('Apex'), className: type.className };
    case 'list':
      return { ...typeOfService(type.of), isCollection: true };
  }
}

const TEXTS: readonly FlowDataType[] = ['String', 'Picklist'];
const NUMBERS: readonly FlowDataType[] = ['Number', 'Currency'];
const TIMES: readonly FlowDataType[] = ['Date', 'DateTime'];

/** Whether a value of one type can go where another is wanted; a record goes as its id, and anything as text. */
export function isAssignable(wanted: FlowType, given: FlowType): boolean {
  if (wanted.isCollection !== given.isCollection) return false;
  if (wanted.dataType === given.dataType)
    return wanted.object?.toLowerCase() === given.object?.toLowerCase() && wanted.className === given.className;
  if (TEXTS.includes(wanted.dataType)) return given.dataType !== 'SObject' && given.dataType !== 'Apex';
  return [NUMBERS, TIMES].some((group) => group.includes(wanted.dataType) && group.includes(given.dataType));
}

export function describeType({ dataType, isCollection, object, className }: FlowType): string {
  return `${isCollection ? 'a collection of ' : ''}${object ?? className ?? dataType}`;
}
