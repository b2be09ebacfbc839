import path from 'node:path';
import { defineObject, linkObjects, objectLookup } from '../schema/define-object.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import { auditFields, eventFields, owner, recordId } from '../schema/system-fields.ts';
import { checkDeployment } from './check-deployment.ts';
import type { CompactLayout, ListView, OrgMetadata, PermissionSet, ValidationRule } from './metadata-types.ts';
import { AUTOMATION_ROOTS, keepAutomation } from './keep-automation.ts';
import { createParts, type Parts } from './parts.ts';
import { parseBundle, parseLabels, parseStaticResource } from './parse/parse-bundle.ts';
import { isEventName, parseEvent, parseEventField } from './parse/parse-event.ts';
import { parseField } from './parse/parse-field.ts';
import { parseCompactLayout, parseListView, parseObject, parseValidationRule } from './parse/parse-object.ts';
import { parseApplication, parseFlexipage, parseLayout, parseQuickAction, parseTab } from './parse/parse-page.ts';
import { parsePermissionSet } from './parse/parse-permission-set.ts';
import { parseSecuritySettings, parseTrustedSite } from './parse/parse-security.ts';
import { readSource, type SourceFile } from './read-source.ts';
import { MetadataProblem, readXml, type XmlNode } from './xml-node.ts';

export interface DeployOptions {
  /** Package directories in source format. */
  readonly directories: readonly string[];
  readonly projectFile: string;
  /** Values of the environment variables that `replacements` name. */
  readonly values: Readonly<Record<string, string>>;
  readonly standardObjects: readonly ObjectSchema[];
  readonly profiles: readonly PermissionSet[];
}

/** Thrown with every component that the org would refuse, as a deploy's report lists them. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The metadata does not deploy:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Roots by kind of file; kinds that say nothing to the sandbox are read for their form only. */
const ROOTS: Readonly<Record<string, string>> = {
  object: 'CustomObject',
  field: 'CustomField',
  listView: 'ListView',
  validationRule: 'ValidationRule',
  compactLayout: 'CompactLayout',
  permissionset: 'PermissionSet',
  flexipage: 'FlexiPage',
  quickAction: 'QuickAction',
  app: 'CustomApplication',
  tab: 'CustomTab',
  cspTrustedSite: 'CspTrustedSite',
  settings: 'SecuritySettings',
  layout: 'Layout',
  resource: 'StaticResource',
  js: 'LightningComponentBundle',
  labels: 'CustomLabels',
  ...AUTOMATION_ROOTS,
};
const FORM_ONLY: Readonly<Record<string, string>> = {
  eca: 'ExternalClientApplication',
  ecaGlblOauth: 'ExtlClntAppGlobalOauthSettings',
  ecaOauth: 'ExtlClntAppOauthSettings',
  ecaOauthPlcy: 'ExtlClntAppOauthConfigurablePolicies',
};

/**
 * Deploys the metadata as an org would: everything is read and checked against everything else, and all of it goes in or
 * nothing. @throws DeployError
 */
export function deploy({ directories, projectFile, values, standardObjects, profiles }: DeployOptions): OrgMetadata {
  const parts = createParts();
  const problems: string[] = [];
  for (const file of readSource(directories, projectFile, values)) {
    try {
      readFile(file, parts);
    } catch (error) {
      if (!(error instanceof MetadataProblem)) throw error;
      problems.push(`${file.relativePath}: ${error.message}`);
    }
  }
  const metadata = assemble(parts, standardObjects, profiles);
  problems.push(...checkDeployment(metadata, parts));
  if (problems.length > 0) throw new DeployError(problems);
  return metadata;
}

function readFile(file: SourceFile, parts: Parts): void {
  const formOnly = FORM_ONLY[file.kind];
  if (formOnly !== undefined) {
    readXml(file.content, formOnly);
    return;
  }
  const root = ROOTS[file.kind];
  if (root === undefined) throw new MetadataProblem(`Metadata of the kind ${file.kind} is not known here`);
  const node = readXml(file.content, root);
  keep(file, node, parts);
  const [unread] = node.unread();
  if (unread !== undefined) throw new MetadataProblem(`Element ${unread} is not known here`);
}

function keep(file: SourceFile, node: XmlNode, parts: Parts): void {
  const { fullName } = file;
  const object = path.basename(path.dirname(path.dirname(file.path)));
  switch (file.kind) {
    case 'object':
      if (isEventName(fullName)) parts.events.set(fullName, parseEvent(node, fullName));
      else parts.objects.set(fullName, parseObject(node, fullName));
      break;
    case 'field':
      assertNamed(node.required('fullName'), fullName);
      if (isEventName(object)) parts.fields.push([object, parseEventField(node)]);
      else parts.fields.push(...parseField(node).map((field): [string, FieldSchema] => [object, field]));
      break;
    case 'listView':
      parts.listViews.push([object, parseListView(node)]);
      break;
    case 'validationRule':
      parts.validationRules.push([object, parseValidationRule(node)]);
      break;
    case 'compactLayout':
      parts.compactLayouts.push([object, parseCompactLayout(node)]);
      break;
    case 'permissionset':
      parts.permissionSets.set(fullName, parsePermissionSet(node, fullName));
      break;
    case 'flexipage':
      parts.flexipages.set(fullName, parseFlexipage(node, fullName));
      break;
    case 'quickAction':
      parts.quickActions.set(fullName, parseQuickAction(node, fullName));
      break;
    case 'app':
      parts.applications.set(fullName, parseApplication(node, fullName));
      break;
    case 'tab':
      parts.tabs.set(fullName, parseTab(node, fullName));
      break;
    case 'cspTrustedSite':
      parts.trustedSites.set(fullName, parseTrustedSite(node, fullName));
      break;
    case 'settings':
      parts.securitySettings = parseSecuritySettings(node);
      break;
    case 'layout':
      parts.layouts.set(decodeURIComponent(fullName), parseLayout(node, fullName));
      break;
    case 'resource':
      parts.staticResources.set(
        fullName,
        parseStaticResource(node, fullName, path.join(path.dirname(file.path), `${fullName}.js`)),
      );
      break;
    case 'js':
      parts.lwcBundles.set(fullName, parseBundle(node, file.content, fullName, path.dirname(file.path)));
      break;
    case 'labels':
      for (const label of parseLabels(node)) parts.labels.set(label.name, label);
      break;
    default:
      keepAutomation(file.kind, fullName, node, parts.automation);
  }
}

function assertNamed(fullName: string, fileName: string): void {
  if (fullName !== fileName) throw new MetadataProblem(`fullName ${fullName} does not match the file name ${fileName}`);
}

function assemble(
  parts: Parts,
  standardObjects: readonly ObjectSchema[],
  profiles: readonly PermissionSet[],
): OrgMetadata {
  const of = <T>(list: readonly (readonly [string, T])[], object: string): T[] =>
    list.filter(([name]) => name === object).map(([, one]) => one);
  const extended = standardObjects.map((object) =>
    defineObject({ ...object, fields: [...object.fields.values(), ...of(parts.fields, object.apiName)] }),
  );
  // Custom objects get their key prefixes in the order of their creation.
  const custom = [...parts.objects.values()].map((definition, index) => {
    const layouts: CompactLayout[] = of(parts.compactLayouts, definition.apiName);
    const views: ListView[] = of(parts.listViews, definition.apiName);
    const rules: ValidationRule[] = of(parts.validationRules, definition.apiName);
    const { nameField, compactLayoutAssignment, ...names } = definition;
    return defineObject({
      ...names,
      keyPrefix: `a${index.toString(36).padStart(2, '0')}`,
      custom: true,
      fields: [recordId('Record ID'), nameField, ...of(parts.fields, definition.apiName), owner(), ...auditFields()],
      listViews: new Map(views.map((view) => [view.name, view])),
      validationRules: rules,
      compactLayout: layouts.find(({ name }) => name === compactLayoutAssignment),
    });
  });
  const events = [...parts.events.values()].map((definition, index) =>
    defineObject({
      ...definition,
      keyPrefix: `e${index.toString(36).padStart(2, '0')}`,
      custom: true,
      sharingModel: 'ReadWrite',
      updateable: false,
      deletable: false,
      queryable: false,
      fields: [...eventFields(), ...of(parts.fields, definition.apiName)],
    }),
  );
  const objects = linkObjects([...extended, ...custom, ...events]);
  return {
    objects,
    object: objectLookup(objects),
    labels: parts.labels,
    permissionSets: parts.permissionSets,
    profiles: new Map(profiles.map((profile) => [profile.name, profile])),
    flexipages: parts.flexipages,
    quickActions: parts.quickActions,
    applications: parts.applications,
    tabs: parts.tabs,
    trustedSites: parts.trustedSites,
    securitySettings: parts.securitySettings,
    layouts: parts.layouts,
    staticResources: parts.staticResources,
    lwcBundles: parts.lwcBundles,
    automation: parts.automation,
    customPermissions: new Set(),
    translations: new Map(),
  };
}
