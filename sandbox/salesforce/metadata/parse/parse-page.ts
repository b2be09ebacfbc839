import type {
  Application,
  Flexipage,
  FlexipageItem,
  FlexipageRegion,
  Layout,
  QuickAction,
  Tab,
} from '../metadata-types.ts';
import { MetadataProblem, type XmlNode } from '../xml/xml-node.ts';

export function parseFlexipage(node: XmlNode, name: string): Flexipage {
  node.without('description');
  const sobjectType = node.text('sobjectType');
  return {
    name,
    label: node.required('masterLabel'),
    type: node.oneOf('type', ['RecordPage', 'AppPage', 'HomePage']),
    ...(sobjectType === undefined ? {} : { sobjectType }),
    template: node.node('template')?.required('name') ?? '',
    regions: node.list('flexiPageRegions').map(parseRegion),
  };
}

function parseRegion(node: XmlNode): FlexipageRegion {
  const mode = node.text('mode');
  return {
    name: node.required('name'),
    type: node.oneOf('type', ['Region', 'Facet', 'Background']),
    ...(mode === undefined ? {} : { mode }),
    items: node.list('itemInstances').map(parseItem),
  };
}

function parseItem(node: XmlNode): FlexipageItem {
  const component = node.node('componentInstance');
  const field = node.node('fieldInstance');
  const instance = component ?? field;
  if (instance === undefined) throw new MetadataProblem('An item is neither a component nor a field');
  const identifier = instance.text('identifier');
  const properties = instance
    .list(component === undefined ? 'fieldInstanceProperties' : 'componentInstanceProperties')
    .map((property): [string, string | string[]] => {
      const items = property.node('valueList')?.list('valueListItems');
      const name = property.required('name');
      return [name, items === undefined ? (property.text('value') ?? '') : items.map((item) => item.required('value'))];
    });
  return {
    ...(identifier === undefined ? {} : { identifier }),
    ...(component === undefined
      ? { fieldItem: instance.required('fieldItem') }
      : { componentName: instance.required('componentName') }),
    properties: Object.fromEntries(properties),
  };
}

export function parseQuickAction(node: XmlNode, name: string): QuickAction {
  node.without('description', 'optionsCreateFeedItem', 'actionSubtype');
  const [object, action] = name.split('.');
  const lightningWebComponent = node.text('lightningWebComponent');
  const flow = node.text('flowDefinition');
  const overrides = node
    .list('fieldOverrides')
    .map((one): [string, string] => [one.required('field'), one.required('literalValue')]);
  const layout = node.node('quickActionLayout');
  layout?.without('layoutSectionStyle');
  const layoutFields = layout
    ?.list('quickActionLayoutColumns')
    .flatMap((column) =>
      column.list('quickActionLayoutItems').map((item) => item.without('emptySpace', 'uiBehavior').required('field')),
    );
  return {
    name,
    ...(action === undefined || object === undefined ? {} : { object }),
    label: node.required('label'),
    type: node.required('type'),
    ...(lightningWebComponent === undefined ? {} : { lightningWebComponent }),
    ...(flow === undefined ? {} : { flow }),
    ...(overrides.length === 0 ? {} : { overrides: Object.fromEntries(overrides) }),
    ...(layoutFields === undefined ? {} : { layoutFields }),
  };
}

export function parseApplication(node: XmlNode, name: string): Application {
  node.without(
    'isNavAutoTempTabsDisabled',
    'isNavPersonalizationDisabled',
    'isNavTabPersistenceDisabled',
    'isOmniPinnedViewEnabled',
  );
  const description = node.text('description');
  const brand = node.node('brand')?.without('shouldOverrideOrgTheme', 'footerColor');
  const headerColor = brand?.text('headerColor');
  return {
    name,
    label: node.required('label'),
    ...(description === undefined ? {} : { description }),
    navType: node.required('navType'),
    uiType: node.required('uiType'),
    formFactors: node.texts('formFactors'),
    tabs: node.texts('tabs'),
    actionOverrides: node.list('actionOverrides').map((override) => {
      override.without('skipRecordTypeSelect', 'comment');
      const optional = (element: string, key: string): Record<string, string> => {
        const value = override.text(element);
        return value === undefined ? {} : { [key]: value };
      };
      return {
        actionName: override.required('actionName'),
        type: override.required('type'),
        ...optional('content', 'content'),
        ...optional('formFactor', 'formFactor'),
        ...optional('pageOrSobjectType', 'object'),
      };
    }),
    ...(headerColor === undefined ? {} : { headerColor }),
  };
}

export function parseTab(node: XmlNode, name: string): Tab {
  const description = node.text('description');
  const motif = node.text('motif');
  const common = {
    ...(description === undefined ? {} : { description }),
    ...(motif === undefined ? {} : { motif }),
    name,
  };
  const bundle = node.text('lwcComponent');
  const page = node.text('flexiPage');
  if (node.boolean('customObject')) return { ...common, label: name, kind: 'object', target: name };
  if (bundle !== undefined) return { ...common, label: node.required('label'), kind: 'lwc', target: bundle };
  if (page !== undefined) return { ...common, label: node.required('label'), kind: 'flexipage', target: page };
  throw new MetadataProblem('A tab shows an object, a component or a page');
}

export function parseLayout(node: XmlNode, file: string): Layout {
  node.without(
    'showEmailCheckbox',
    'showHighlightsPanel',
    'showInteractionLogPanel',
    'showRunAssignmentRulesCheckbox',
    'showSubmitAndAttachButton',
  );
  const separator = file.indexOf('-');
  return {
    object: file.slice(0, separator),
    name: decodeURIComponent(file.slice(separator + 1)),
    sections: node.list('layoutSections').map((section) => {
      section.without('customLabel', 'detailHeading', 'editHeading');
      return {
        label: section.text('label') ?? '',
        style: section.required('style'),
        columns: section.list('layoutColumns').map((column) =>
          column.list('layoutItems').flatMap((item) => {
            item.without('behavior', 'emptySpace');
            return item.text('field') ?? [];
          }),
        ),
      };
    }),
    relatedLists: node
      .list('relatedLists')
      .map((list) => ({ relatedList: list.required('relatedList'), fields: list.texts('fields') })),
  };
}
