import { defineField, reference, text } from '../schema/define-field.ts';
import { defineObject } from '../schema/define-object.ts';
import { recordId } from '../schema/system-fields.ts';
import { recordIdOf } from '../store/record-id.ts';
import type { Org, Row } from '../types.ts';

export const FLOW_DEFINITION = 'FlowDefinition';
export const FLOW_VERSION = 'Flow';

/** Source: Tooling API, "FlowDefinition". */
export const flowDefinition = defineObject({
  apiName: FLOW_DEFINITION,
  label: 'Flow Definition',
  labelPlural: 'Flow Definitions',
  keyPrefix: '300',
  sharingModel: 'Read',
  fields: [
    recordId('Flow Definition ID'),
    text('DeveloperName', 'Developer Name', 80),
    text('MasterLabel', 'Label', 80),
    reference('ActiveVersionId', 'Active Version ID', [FLOW_VERSION], 'ActiveVersion'),
    reference('LatestVersionId', 'Latest Version ID', [FLOW_VERSION], 'LatestVersion'),
    defineField('Metadata', 'Metadata', 'textarea', { length: 131_072 }),
  ],
});

/** One version of a flow; here each has one. Source: Tooling API, "Flow". */
export const flowVersion = defineObject({
  apiName: FLOW_VERSION,
  label: 'Flow Version',
  labelPlural: 'Flow Versions',
  keyPrefix: '301',
  sharingModel: 'Read',
  fields: [
    recordId('Flow Version ID'),
    reference('DefinitionId', 'Definition ID', [FLOW_DEFINITION], 'Definition'),
    text('MasterLabel', 'Label', 80),
    text('Status', 'Status', 40),
    defineField('VersionNumber', 'Version Number', 'int'),
  ],
});

/** The flows that are there, and their versions. */
export function flowRows({ metadata, flows }: Org): Readonly<Record<string, readonly Row[]>> {
  const present = [...metadata.automation.flows.values()]
    .map(({ name, label }, index) => ({
      name,
      label,
      id: recordIdOf('300', index + 1, 'NL'),
      versionId: recordIdOf('301', index + 1, 'NL'),
      isActive: flows.isActive(name),
    }))
    .filter(({ name }) => flows.isThere(name));
  return {
    [FLOW_DEFINITION]: present.map(({ name, label, id, versionId, isActive }) => ({
      Id: id,
      DeveloperName: name,
      MasterLabel: label,
      ActiveVersionId: isActive ? versionId : null,
      LatestVersionId: versionId,
      Metadata: JSON.stringify({ activeVersionNumber: isActive ? 1 : null, masterLabel: label }),
    })),
    [FLOW_VERSION]: present.map(({ label, id, versionId, isActive }) => ({
      Id: versionId,
      DefinitionId: id,
      MasterLabel: label,
      Status: isActive ? 'Active' : 'Draft',
      VersionNumber: 1,
    })),
  };
}
