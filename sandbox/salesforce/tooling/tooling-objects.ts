import { defineField, picklist, text } from '../schema/define-field.ts';
import { defineObject, objectLookup } from '../schema/define-object.ts';
import { recordId } from '../schema/system-fields.ts';
import { recordIdOf } from '../store/record-id.ts';
import type { Flexipage, FlexipageItem, OrgMetadata, Row } from '../types.ts';

const KEY_PREFIX = '0M0';

/** Source: Tooling API, "FlexiPage". */
const flexiPage = defineObject({
  apiName: 'FlexiPage',
  label: 'Lightning Page',
  labelPlural: 'Lightning Pages',
  keyPrefix: KEY_PREFIX,
  sharingModel: 'Read',
  fields: [
    recordId('Lightning Page ID'),
    text('DeveloperName', 'Name', 80),
    text('MasterLabel', 'Label', 80),
    text('FullName', 'Full Name', 80),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('EntityDefinitionId', 'Entity Definition ID', 80),
    picklist('Type', 'Type', ['RecordPage', 'AppPage', 'HomePage']),
    defineField('Metadata', 'Metadata', 'textarea', { length: 131_072 }),
  ],
});

/** Objects that the Tooling API adds to the org's own, looked up in any case. */
export const toolingObject = objectLookup([['FlexiPage', flexiPage] as const]);

export const isToolingId = (id: string): boolean => id.startsWith(KEY_PREFIX);

/** Lightning pages as rows; `Metadata` is JSON in a text. */
export function flexiPageRows({ flexipages }: OrgMetadata): readonly Row[] {
  return [...flexipages.values()].map((page, index) => ({
    Id: recordIdOf(KEY_PREFIX, index + 1, 'NL'),
    DeveloperName: page.name,
    MasterLabel: page.label,
    FullName: page.name,
    NamespacePrefix: null,
    EntityDefinitionId: page.sobjectType ?? null,
    Type: page.type,
    Metadata: JSON.stringify(toMetadata(page)),
  }));
}

function toMetadata({ label, sobjectType, template, type, regions }: Flexipage) {
  return {
    masterLabel: label,
    sobjectType: sobjectType ?? null,
    template: { name: template },
    type,
    flexiPageRegions: regions.map((region) => ({
      name: region.name,
      type: region.type,
      mode: region.mode ?? null,
      itemInstances: region.items.map(toItem),
    })),
  };
}

function toItem({ identifier, componentName, fieldItem }: FlexipageItem) {
  return componentName === undefined
    ? { componentInstance: null, fieldInstance: { fieldItem, identifier } }
    : { componentInstance: { componentName, identifier }, fieldInstance: null };
}
