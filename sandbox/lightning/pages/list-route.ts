import type { ObjectSchema, OrgMetadata } from '../../salesforce/types.ts';
import { fieldsOfColumns } from './flexipage-items.ts';
import { iconNameOfObject } from './icon-names.ts';
import type { ListCard, ListRoute, ListViewModel } from './page-model.ts';

/** The list page of an object. @param wanted the list view of the address, `?filterName=All` */
export function listRoute(metadata: OrgMetadata, object: ObjectSchema, wanted: string | undefined): ListRoute {
  const views = [...object.listViews.values()];
  const current = views.find(({ name }) => name === wanted) ?? views[0];
  const listViews = views.map(({ name, label, columns }): ListViewModel => ({
    name,
    label,
    url: `${listUrl(object.apiName)}?filterName=${name}`,
    isCurrent: name === current?.name,
    fields: [...new Set([object.nameField, ...fieldsOfColumns(object, columns)])],
  }));
  return {
    title: `${current?.label ?? object.labelPlural} | ${object.labelPlural}`,
    objectApiName: object.apiName,
    objectLabel: object.labelPlural,
    iconName: iconNameOfObject(object.apiName, metadata.tabs),
    nameField: object.nameField,
    listView: listViews.find(({ isCurrent }) => isCurrent) ?? null,
    listViews,
  };
}

/** A short list of an object on the home page; undefined where the org has no list view of it. */
export function listCard(metadata: OrgMetadata, object: ObjectSchema): ListCard | undefined {
  const { listView, iconName, nameField } = listRoute(metadata, object, undefined);
  if (listView === null) return undefined;
  return {
    key: object.apiName,
    label: object.labelPlural,
    objectApiName: object.apiName,
    iconName,
    nameField,
    listView: listView.name,
    fields: listView.fields.slice(0, 4),
    url: listUrl(object.apiName),
  };
}

export function listUrl(object: string): string {
  return `/lightning/o/${object}/list`;
}
