import type { FieldSchema, ObjectSchema, PublishBehavior } from '../../schema/schema-types.ts';
import { MetadataProblem, type XmlNode } from '../xml-node.ts';
import { parseField } from './parse-field.ts';

export interface EventDefinition extends Pick<ObjectSchema, 'apiName' | 'label' | 'labelPlural' | 'nameField'> {
  readonly publishBehavior: PublishBehavior;
}

/** Source: Platform Events Developer Guide, "Define Your Platform Event", custom fields. */
const FIELD_TYPES = ['Text', 'LongTextArea', 'Number', 'Checkbox', 'Date', 'DateTime'];
const NOT_OF_EVENTS = ['nameField', 'sharingModel', 'externalSharingModel', 'enableHistory', 'compactLayoutAssignment'];

export const isEventName = (apiName: string): boolean => apiName.endsWith('__e');

/** A platform event. Source: Metadata API Developer Guide, "CustomObject", eventType and publishBehavior. */
export function parseEvent(node: XmlNode, apiName: string): EventDefinition {
  node.without('description');
  const misplaced = NOT_OF_EVENTS.find((name) => node.has(name));
  if (misplaced !== undefined) throw new MetadataProblem(`Cannot specify: ${misplaced} for a platform event`);
  node.oneOf('deploymentStatus', ['Deployed', 'InDevelopment']);
  // Standard-volume events can no longer be defined.
  node.oneOf('eventType', ['HighVolume']);
  return {
    apiName,
    label: node.required('label'),
    labelPlural: node.required('pluralLabel'),
    // What events have in place of a name; nothing shows it.
    nameField: 'ReplayId',
    publishBehavior: node.has('publishBehavior')
      ? node.oneOf('publishBehavior', ['PublishAfterCommit', 'PublishImmediately'])
      : 'PublishImmediately',
  };
}

/** A field of a platform event: of fewer types, and without field-level security. */
export function parseEventField(node: XmlNode): FieldSchema {
  const type = node.required('type');
  if (!FIELD_TYPES.includes(type)) throw new MetadataProblem(`Field type ${type} is not available on a platform event`);
  const [field] = parseField(node);
  if (field === undefined) throw new MetadataProblem('The field is none');
  if (field.unique || field.externalId)
    throw new MetadataProblem('A field of a platform event can be neither unique nor an external ID');
  return { ...field, permissionable: false };
}
