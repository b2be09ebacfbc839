import { checkbox, defineField, picklist, reference, text } from '../schema/define-field.ts';
import { defineObject, objectLookup } from '../schema/define-object.ts';
import { recordId } from '../schema/system-fields.ts';
import { recordIdOf } from '../store/record-id.ts';
import { flowDefinition, flowRows, flowVersion } from './flow-objects.ts';
import type { Flexipage, FlexipageItem, Org, OrgMetadata, Row } from '../types.ts';

const PAGE_PREFIX = '0M0';
const RULE_PREFIX = '03d';
const ENTITY_PREFIX = '01I';

/** Source: Tooling API, "FlexiPage". */
const flexiPage = defineObject({
  apiName: 'FlexiPage',
  label: 'Lightning Page',
  labelPlural: 'Lightning Pages',
  keyPrefix: PAGE_PREFIX,
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

/** Source: Tooling API, "ValidationRule". */
const validationRule = defineObject({
  apiName: 'ValidationRule',
  label: 'Validation Rule',
  labelPlural: 'Validation Rules',
  keyPrefix: RULE_PREFIX,
  sharingModel: 'Read',
  fields: [
    recordId('Validation Rule ID'),
    text('ValidationName', 'Rule Name', 40),
    checkbox('Active', 'Active'),
    reference('EntityDefinitionId', 'Entity Definition ID', ['EntityDefinition'], 'EntityDefinition'),
  ],
});

/** Here as the parent of rules only. Source: Tooling API, "EntityDefinition". */
const entityDefinition = defineObject({
  apiName: 'EntityDefinition',
  label: 'Entity Definition',
  labelPlural: 'Entity Definitions',
  keyPrefix: ENTITY_PREFIX,
  sharingModel: 'Read',
  queryable: false,
  fields: [recordId('Entity Definition ID'), text('QualifiedApiName', 'Qualified API Name', 70)],
});

const OBJECTS = [flexiPage, validationRule, entityDefinition, flowDefinition, flowVersion];

/** Objects that the Tooling API adds to the org's own, looked up in any case. */
export const toolingObject = objectLookup(OBJECTS.map((object) => [object.apiName, object] as const));

export const toolingObjectOfId = (id: string): string | undefined =>
  OBJECTS.find(({ keyPrefix }) => id.startsWith(keyPrefix))?.apiName;

/** Everything that the Tooling API shows, by object. */
export function toolingRows(org: Org): Readonly<Record<string, readonly Row[]>> {
  const { metadata, rules } = org;
  const entities = [...metadata.objects.values()].map((object, index) => ({
    object,
    row: { Id: recordIdOf(ENTITY_PREFIX, index + 1, 'NL'), QualifiedApiName: object.apiName },
  }));
  const ruled = entities.flatMap(({ object, row }) => object.validationRules.map((rule) => ({ rule, entity: row })));
  return {
    FlexiPage: flexiPageRows(metadata),
    ValidationRule: ruled.map(({ rule, entity }, index) => ({
      Id: recordIdOf(RULE_PREFIX, index + 1, 'NL'),
      ValidationName: rule.name,
      Active: rules.isActive(rule),
      EntityDefinitionId: entity.Id,
    })),
    EntityDefinition: entities.map(({ row }) => row),
    ...flowRows(org),
  };
}

/** Lightning pages as rows; `Metadata` is JSON in a text. */
function flexiPageRows({ flexipages }: OrgMetadata): readonly Row[] {
  return [...flexipages.values()].map((page, index) => ({
    Id: recordIdOf(PAGE_PREFIX, index + 1, 'NL'),
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
