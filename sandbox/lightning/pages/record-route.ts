import type { Application, Flexipage, ObjectSchema, OrgMetadata } from '../../salesforce/types.ts';
import { itemsOf } from './flexipage-items.ts';
import { iconNameOfObject } from './icon-names.ts';
import type { RecordRoute } from './page-model.ts';

/** The page of an object without a page of its own, as every org has it. */
function defaultPage(object: ObjectSchema): Flexipage {
  const tab = (title: string, body: string, active: boolean) => ({
    componentName: 'flexipage:tab',
    properties: { title, body, active: String(active) },
  });
  const region = (name: string, type: 'Region' | 'Facet', items: Flexipage['regions'][number]['items']) => ({
    name,
    type,
    items,
  });
  const component = (componentName: string, properties = {}) => ({ componentName, properties });
  return {
    name: `${object.apiName} default page`,
    label: object.label,
    type: 'RecordPage',
    sobjectType: object.apiName,
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: [
      region('header', 'Region', [component('force:highlightsPanel', { actionNames: ['Edit'] })]),
      region('main', 'Region', [component('flexipage:tabset', { tabs: 'tabs' })]),
      region('sidebar', 'Region', []),
      region('tabs', 'Facet', [
        tab('Standard.Tab.detail', 'detail', true),
        tab('Standard.Tab.relatedLists', 'related', false),
      ]),
      region('detail', 'Facet', [component('force:detailPanel')]),
      region('related', 'Facet', [component('force:relatedListContainer')]),
    ],
  };
}

/** The page that the app shows for a record of this object. */
export function recordRoute(
  metadata: OrgMetadata,
  app: Application | undefined,
  object: ObjectSchema,
  record: { readonly id: string; readonly name: string },
): RecordRoute {
  const override = app?.actionOverrides.find(
    (each) => each.object === object.apiName && each.actionName === 'View' && each.formFactor !== 'Small',
  );
  const page = metadata.flexipages.get(override?.content ?? '') ?? defaultPage(object);
  const context = { metadata, object, page };
  return {
    title: `${record.name} | ${object.label}`,
    recordId: record.id,
    objectApiName: object.apiName,
    objectLabel: object.label,
    iconName: iconNameOfObject(object.apiName, metadata.tabs),
    nameField: object.nameField,
    header: itemsOf(context, 'header'),
    main: itemsOf(context, 'main'),
    sidebar: itemsOf(context, 'sidebar'),
  };
}
