import { MetadataProblem, type XmlNode } from '../../metadata/xml/xml-node.ts';
import type { FlowTrigger } from '../definition.ts';
import { connector, filters, optional } from './parse-common.ts';

export interface FlowStartParts {
  readonly next?: string;
  readonly trigger?: FlowTrigger;
}

/** Record-triggered before or after a save, or launched by somebody; other triggers are not known here. */
export function parseStart(node: XmlNode): FlowStartParts {
  node.without('processMetadataValues', 'locationX', 'locationY', 'elementSubtype', 'name', 'label', 'description');
  const target = connector(node, 'connector');
  const next = target === undefined ? {} : { next: target };
  const type = node.has('triggerType')
    ? node.oneOf('triggerType', ['None', 'RecordBeforeSave', 'RecordAfterSave'])
    : 'None';
  if (type === 'None') return next;
  const afterCommit = parseAfterCommit(node);
  const trigger: FlowTrigger = {
    time: type,
    object: node.required('object'),
    on: node.oneOf('recordTriggerType', ['Create', 'Update', 'CreateAndUpdate']),
    ...filters(node),
    ...optional(node, 'filterFormula', 'formula'),
    onlyWhenChanged: node.boolean('doesRequireRecordChangedToMeetCriteria'),
    ...(afterCommit === undefined ? {} : { afterCommit }),
  };
  if (type === 'RecordBeforeSave' && afterCommit !== undefined)
    throw new MetadataProblem('A flow that runs before a save has no scheduled paths');
  return { ...next, trigger };
}

function parseAfterCommit(start: XmlNode): FlowTrigger['afterCommit'] {
  const [path, ...more] = start.list('scheduledPaths').map((one) => {
    one.without('processMetadataValues', 'name', 'label', 'description');
    one.oneOf('pathType', ['AsyncAfterCommit']);
    const next = connector(one, 'connector');
    return next === undefined ? {} : { next };
  });
  if (more.length > 0) throw new MetadataProblem('A flow has one asynchronous path at most');
  return path;
}
