import { unknownInFormula } from '../formula/evaluate-formula.ts';
import type { ObjectSchema } from '../schema/schema-types.ts';
import { checkEvents } from './check-events.ts';
import { checkAutomation } from './check-automation.ts';
import type { OrgMetadata, PermissionSet } from './metadata-types.ts';
import type { Parts } from './parts.ts';

/** Names of standard columns in list views. Source: Metadata API Developer Guide, "ListView". */
const LIST_COLUMNS: Readonly<Record<string, string>> = {
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  'CREATEDBY_USER.ALIAS': 'CreatedById',
  CREATEDBY_USER: 'CreatedById',
  LAST_UPDATE: 'LastModifiedDate',
  UPDATEDBY_USER: 'LastModifiedById',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedById',
  'OWNER.ALIAS': 'OwnerId',
};

/** References from one component to another that an org would refuse, in its words. */
export function checkDeployment(metadata: OrgMetadata, parts: Parts): string[] {
  return [
    ...checkFields(metadata, parts),
    ...checkEvents(metadata, parts),
    ...[...metadata.permissionSets.values()].flatMap((set) => checkPermissionSet(metadata, set)),
    ...[...metadata.objects.values()].flatMap((object) => checkObject(metadata, object)),
    ...checkPages(metadata),
    ...checkNavigation(metadata),
    ...checkAutomation(metadata),
  ];
}

function checkFields(metadata: OrgMetadata, parts: Parts): string[] {
  const orphans = [...parts.fields, ...parts.listViews, ...parts.validationRules, ...parts.compactLayouts]
    .filter(([object]) => metadata.object(object) === undefined)
    .map(([object, part]) => `${object}.${part.name}: Entity of type CustomObject named ${object} cannot be found`);
  const lookups = parts.fields.flatMap(([object, field]) =>
    (field.referenceTo ?? [])
      .filter((target) => metadata.object(target) === undefined)
      .map(
        (target) =>
          `${object}.${field.name}: referenceTo value of '${target}' does not resolve to a valid sObject type`,
      ),
  );
  const doubles = parts.fields
    .filter(
      ([object, field], index) =>
        parts.fields.findIndex(
          ([other, { childRelationshipName }]) =>
            other === object &&
            childRelationshipName !== undefined &&
            childRelationshipName === field.childRelationshipName &&
            field.referenceTo?.[0] === parts.fields[index]?.[1].referenceTo?.[0],
        ) < index,
    )
    .filter(
      ([, field]) =>
        field.childRelationshipName !== undefined &&
        parts.fields.filter(
          ([, other]) =>
            other.childRelationshipName === field.childRelationshipName &&
            other.referenceTo?.[0] === field.referenceTo?.[0],
        ).length > 1,
    )
    .map(
      ([object, field]) =>
        `${object}.${field.name}: There is already a Child Relationship named ${field.childRelationshipName ?? ''} on ${field.referenceTo?.[0] ?? ''}`,
    );
  return [...orphans, ...lookups, ...doubles];
}

function checkPermissionSet(metadata: OrgMetadata, set: PermissionSet): string[] {
  const at = (problem: string): string => `${set.name}: ${problem}`;
  const problems: string[] = [];
  for (const object of set.objectPermissions.keys()) {
    if (metadata.object(object) === undefined)
      problems.push(at(`In field: objectPermissions - no CustomObject named ${object} found`));
  }
  for (const name of set.fieldPermissions.keys()) {
    const [objectName = '', fieldName = ''] = name.split('.');
    const field = metadata.object(objectName)?.field(fieldName);
    if (field === undefined) problems.push(at(`In field: field - no CustomField named ${name} found`));
    else if (!field.permissionable) problems.push(at(`You cannot deploy to a required field: ${name}`));
    else if (field.compoundFieldName !== undefined)
      problems.push(at(`In field: field - no CustomField named ${name} found (a part of ${field.compoundFieldName})`));
  }
  for (const tab of set.tabSettings.keys()) {
    if (!tab.startsWith('standard-') && !metadata.tabs.has(tab))
      problems.push(at(`In field: tab - no CustomTab named ${tab} found`));
  }
  for (const application of set.applications) {
    if (!metadata.applications.has(application))
      problems.push(at(`In field: application - no CustomApplication named ${application} found`));
  }
  return problems;
}

function checkObject(metadata: OrgMetadata, object: ObjectSchema): string[] {
  const unknown = (field: string): boolean => object.field(LIST_COLUMNS[field] ?? field) === undefined;
  const views = [...object.listViews.values()].flatMap((view) =>
    [...view.columns, ...view.filters.map(({ field }) => field)]
      .filter(unknown)
      .map((field) => `${object.apiName}.${view.name}: Could not resolve list view column: ${field}`),
  );
  const layout = (object.compactLayout?.fields ?? [])
    .filter(unknown)
    .map((field) => `${object.apiName}: compact layout: no field named ${field} found`);
  const rules = object.validationRules.flatMap((rule) => {
    const problem = unknownInFormula(rule.formula, object);
    const display = rule.errorDisplayField !== undefined && unknown(rule.errorDisplayField);
    return [
      ...(problem === null ? [] : [`${object.apiName}.${rule.name}: ${problem}`]),
      ...(display
        ? [`${object.apiName}.${rule.name}: errorDisplayField ${rule.errorDisplayField ?? ''} does not exist`]
        : []),
    ];
  });
  const pageLayouts = [...metadata.layouts.values()]
    .filter(({ object: name }) => name === object.apiName)
    .flatMap(({ name, sections }) =>
      sections
        .flatMap(({ columns }) => columns.flat())
        .filter(unknown)
        .map((field) => `${name}: In field: field - no CustomField named ${object.apiName}.${field} found`),
    );
  return [...views, ...layout, ...rules, ...pageLayouts];
}

function checkPages(metadata: OrgMetadata): string[] {
  const isComponent = (name: string, target: string): boolean => {
    if (name.includes(':') && !name.startsWith('c:')) return true;
    const bundle = metadata.lwcBundles.get(name.replace(/^c:/u, ''));
    return bundle?.isExposed === true && bundle.targets.includes(target);
  };
  const pages = [...metadata.flexipages.values()].flatMap((page) =>
    page.regions.flatMap((region) =>
      region.items.flatMap(({ componentName, fieldItem, properties }) => {
        const problems: string[] = [];
        if (componentName !== undefined && !isComponent(componentName, 'lightning__RecordPage')) {
          problems.push(
            `${page.name}: We couldn't retrieve the design time component information for component ${componentName}`,
          );
        }
        const field = fieldItem?.replace(/^Record\./u, '');
        if (field !== undefined && metadata.object(page.sobjectType ?? '')?.field(field) === undefined) {
          problems.push(
            `${page.name}: Something went wrong. We couldn't retrieve or load the information on the field: ${fieldItem ?? ''}`,
          );
        }
        const actions = properties['actionNames'];
        for (const action of Array.isArray(actions) ? (actions as readonly string[]) : []) {
          if (action.includes('.') && !metadata.quickActions.has(action))
            problems.push(`${page.name}: The action ${action} does not exist`);
        }
        return problems;
      }),
    ),
  );
  const actions = [...metadata.quickActions.values()].flatMap(({ name, object, lightningWebComponent }) => {
    const problems: string[] = [];
    if (object !== undefined && metadata.object(object) === undefined)
      problems.push(`${name}: Entity of type CustomObject named ${object} cannot be found`);
    if (lightningWebComponent !== undefined && !isComponent(lightningWebComponent, 'lightning__RecordAction')) {
      problems.push(
        `${name}: The Lightning web component ${lightningWebComponent} does not exist or is not made for lightning__RecordAction`,
      );
    }
    return problems;
  });
  return [...pages, ...actions];
}

function checkNavigation(metadata: OrgMetadata): string[] {
  const tabs = [...metadata.tabs.values()]
    .filter(
      ({ kind, target }) =>
        (kind === 'object'
          ? metadata.object(target)
          : kind === 'lwc'
            ? metadata.lwcBundles.get(target)
            : metadata.flexipages.get(target)) === undefined,
    )
    .map(({ name, target }) => `${name}: the tab shows ${target}, which does not exist`);
  const applications = [...metadata.applications.values()].flatMap((application) => [
    ...application.tabs
      .filter((tab) => !tab.startsWith('standard-') && !metadata.tabs.has(tab))
      .map((tab) => `${application.name}: In field: tab - no CustomTab named ${tab} found`),
    ...application.actionOverrides
      .filter(({ type, content }) => type === 'Flexipage' && !metadata.flexipages.has(content ?? ''))
      .map(({ content }) => `${application.name}: no FlexiPage named ${content ?? ''} found`),
  ]);
  return [...tabs, ...applications];
}
