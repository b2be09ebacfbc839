import type { FieldSchema, ObjectSchema, PublishBehavior } from '../../schema/schema-types.ts';
import { MetadataProblem, type XmlNode } from '../xml/xml-node.ts';
import { parseField } from './parse-field.ts';

export interface EventDefinition extends Pick<ObjectSchema, 'apiName' | 'label' | 'labelPlural' | 'nameField'> {
  readonly publishBehavior: PublishBehavior;
}

export const isEventName = (apiName: string): boolean => apiName.endsWith('__e');

/** A platform event. Source: Metadata API Developer Guide, "CustomObject", eventType and publishBehavior. */
export function parseEvent(node: XmlNode, apiName: string): EventDefinition {
  node.without('description');
  node.without('deploymentStatus', 'eventType');
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

/** A field of a platform event: without field-level security. */
export function parseEventField(node: XmlNode): FieldSchema {
  const [field] = parseField(node);
  if (field === undefined) throw new MetadataProblem('The field is none');
  return { ...field, permissionable: false };
}
