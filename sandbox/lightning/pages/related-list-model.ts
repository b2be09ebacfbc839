import type { ObjectSchema, OrgMetadata } from '../../salesforce/types.ts';
import { findColumn } from '../../salesforce/ui-api/list-view-filter.ts';
import { iconNameOfObject } from './icon-names.ts';
import type { RelatedListModel } from './page-model.ts';

const PAGE_SIZE = 6;

/** A related list by its name, `Video_Sessions__r`; undefined if the object has none of that name. */
export function relatedListModel(
  metadata: OrgMetadata,
  object: ObjectSchema,
  relatedListId: string,
  { fields, label }: { readonly fields: readonly string[]; readonly label?: string },
): RelatedListModel | undefined {
  const relationship = object.childRelationships.find(({ relationshipName }) => relationshipName === relatedListId);
  const child = metadata.object(relationship?.childObject ?? '');
  if (child === undefined) return undefined;
  return {
    relatedListId,
    label: label || child.labelPlural,
    objectApiName: child.apiName,
    iconName: iconNameOfObject(child.apiName, metadata.tabs),
    nameField: child.nameField,
    fields: [...new Set([child.nameField, ...fields.flatMap((name) => findColumn(child, name)?.name ?? [])])],
    pageSize: PAGE_SIZE,
  };
}
