import type { Flexipage, FlexipageItem, ObjectSchema, OrgMetadata, QuickAction } from '../../salesforce/types.ts';
import { findColumn } from '../../salesforce/ui-api/list-view-filter.ts';
import { layoutOf } from './layout-of.ts';
import type { PageAction, PageItem, PageTab } from './page-model.ts';
import { relatedListModel } from './related-list-model.ts';

const TAB_TITLES: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
};

/** Actions of the platform that this page offers; the others are left out, as for a user who may not use them. */
const STANDARD_ACTIONS: Readonly<Record<string, PageAction>> = {
  Edit: { name: 'Edit', label: 'Edit', kind: 'edit', component: null },
};

/** What an administrator makes without code. */
const OWN_ACTIONS: readonly string[] = ['Update', 'Flow'];

export interface PageContext {
  readonly metadata: OrgMetadata;
  readonly object: ObjectSchema;
  readonly page: Flexipage;
}

/** What a region or facet of a record page shows, facets within it included. */
export function itemsOf(context: PageContext, region: string): readonly PageItem[] {
  const items = context.page.regions.find(({ name }) => name === region)?.items ?? [];
  return items.flatMap((item, index) => convert(context, item, `${region}-${String(index)}`));
}

function convert(context: PageContext, item: FlexipageItem, key: string): readonly PageItem[] {
  const { metadata, object, page } = context;
  const layout = layoutOf(metadata, object);
  const { componentName = '', properties } = item;
  switch (componentName) {
    case 'force:highlightsPanel':
      return [{ key, kind: 'highlights', fields: layout.compact, actions: actionsOf(metadata, object, properties) }];
    case 'force:detailPanel':
      return layout.sections.map((section, index) => ({ key: `${key}-${String(index)}`, kind: 'fields', ...section }));
    case 'flexipage:fieldSection':
      return [{ key, kind: 'fields', label: text(properties['label']), columns: columnsOf(context, properties) }];
    case 'flexipage:tabset':
      return [{ key, kind: 'tabs', tabs: tabsOf(context, text(properties['tabs'])) }];
    case 'lst:dynamicRelatedList': {
      const name = text(properties['relatedListApiName']);
      const fields = list(properties['relatedListFieldAliases']);
      const label = text(properties['relatedListLabel']);
      const model = relatedListModel(metadata, object, name, { fields, label });
      return model === undefined ? [] : [{ key, kind: 'relatedList', ...model }];
    }
    case 'force:relatedListContainer':
      return layout.relatedLists.flatMap(({ relatedList, fields }) => {
        const model = relatedListModel(metadata, object, relatedList, { fields });
        return model === undefined ? [] : [{ key: `${key}-${relatedList}`, kind: 'relatedList', ...model }];
      });
    default: {
      const name = componentName.replace(/^c:/u, '');
      if (metadata.lwcBundles.has(name)) return [{ key, kind: 'component', name, properties }];
      throw new Error(`${page.name}: the sandbox cannot show ${componentName || (item.fieldItem ?? 'an empty item')}`);
    }
  }
}

function tabsOf({ metadata, object, page }: PageContext, facet: string): readonly PageTab[] {
  const tabs = page.regions.find(({ name }) => name === facet)?.items ?? [];
  return tabs.map(({ properties }, index) => {
    const title = text(properties['title']);
    const body = text(properties['body']);
    return {
      key: `${facet}-${String(index)}`,
      label: TAB_TITLES[title] ?? title,
      isActive: properties['active'] === 'true',
      items: itemsOf({ metadata, object, page }, body),
    };
  });
}

function columnsOf({ page, object }: PageContext, properties: FlexipageItem['properties']) {
  const columns = page.regions.find(({ name }) => name === text(properties['columns']))?.items ?? [];
  return columns.map((column) => {
    const fields = page.regions.find(({ name }) => name === text(column.properties['body']))?.items ?? [];
    return fields.flatMap(({ fieldItem }) => object.field((fieldItem ?? '').replace(/^Record\./u, ''))?.name ?? []);
  });
}

function actionsOf(
  { quickActions }: OrgMetadata,
  object: ObjectSchema,
  properties: FlexipageItem['properties'],
): readonly PageAction[] {
  const named = list(properties['actionNames']);
  // The package's page names the package's actions; those that an administrator made are beside them.
  const own = [...quickActions.values()].filter(
    ({ name, object: of, type }) => of === object.apiName && OWN_ACTIONS.includes(type) && !named.includes(name),
  );
  return [...named, ...own.map(({ name }) => name)].flatMap((name) => {
    const action = quickActions.get(name);
    if (action === undefined) return (object.updateable ? STANDARD_ACTIONS[name] : undefined) ?? [];
    return toPageAction(action, object) ?? [];
  });
}

function toPageAction({ name, label, type, ...action }: QuickAction, object: ObjectSchema): PageAction | undefined {
  if (action.lightningWebComponent !== undefined)
    return { name, label, kind: 'component', component: action.lightningWebComponent };
  if (type === 'Flow' && action.flow !== undefined)
    return { name, label, kind: 'flow', component: null, flow: action.flow };
  if (type !== 'Update') return undefined;
  const values = Object.fromEntries(
    Object.entries(action.overrides ?? {}).map(([field, value]): [string, string | boolean] => [
      field,
      object.field(field)?.type === 'boolean' ? value === 'true' : value,
    ]),
  );
  return { name, label, kind: 'update', component: null, fields: action.layoutFields ?? [], values };
}

/** `NAME` and `CREATED_DATE` as in metadata. */
export function fieldsOfColumns(object: ObjectSchema, columns: readonly string[]): readonly string[] {
  return columns.flatMap((column) => findColumn(object, column)?.name ?? []);
}

function text(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
