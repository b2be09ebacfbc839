import path from 'node:path';
import { parseExternalCredential, parseNamedCredential } from '../callout/parse-credentials.ts';
import { parseRegistration } from '../callout/parse-registration.ts';
import { parseFlow } from '../flow/parse/parse-flow.ts';
import { defineObject, linkObjects, objectLookup } from '../schema/define-object.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import { auditFields, eventFields, owner, recordId } from '../schema/system-fields.ts';
import { fullNameOf, objectNameOf, type MetadataFile } from './metadata-file.ts';
import { METADATA_KINDS } from './metadata-kinds.ts';
import type { OrgMetadata, PermissionSet } from './metadata-types.ts';
import { createParts, type Parts } from './parts.ts';
import { parseBundle, parseLabels, parseStaticResource } from './parse/parse-bundle.ts';
import { parseDashboard, parseFolder, parseGroup } from './parse/parse-dashboard.ts';
import { isEventName, parseEvent, parseEventField } from './parse/parse-event.ts';
import { parseField } from './parse/parse-field.ts';
import { parseNotificationType } from './parse/parse-notification-type.ts';
import { parseCompactLayout, parseListView, parseObject, parseValidationRule } from './parse/parse-object.ts';
import { parseApplication, parseFlexipage, parseLayout, parseQuickAction, parseTab } from './parse/parse-page.ts';
import { parsePermissionSet } from './parse/parse-permission-set.ts';
import { parseReport, parseReportType } from './parse/parse-report.ts';
import { parseSecuritySettings, parseTrustedSite } from './parse/parse-security.ts';
import { MetadataProblem, XmlNode } from './xml/xml-node.ts';

export interface ReadOptions {
  readonly files: readonly MetadataFile[];
  /** Where on disk a file lies. */
  readonly locate: (path: string) => string;
  readonly standardObjects: readonly ObjectSchema[];
  readonly profiles: readonly PermissionSet[];
}

type Reader = (node: XmlNode, file: MetadataFile, parts: Parts, locate: ReadOptions['locate']) => void;

/** How each kind of file is read; kinds that are not here say nothing to the sandbox but must have their form. */
const READERS: Readonly<Record<string, Reader>> = {
  object: (node, { name }, { events, objects }) =>
    isEventName(name) ? events.set(name, parseEvent(node, name)) : objects.set(name, parseObject(node, name)),
  field: (node, file, { fields }) => {
    const object = objectNameOf(file);
    fields.push(
      ...(isEventName(object) ? [parseEventField(node)] : parseField(node)).map((field): [string, FieldSchema] => [
        object,
        field,
      ]),
    );
  },
  listView: (node, file, { listViews }) => listViews.push([objectNameOf(file), parseListView(node)]),
  validationRule: (node, file, { validationRules }) =>
    validationRules.push([objectNameOf(file), parseValidationRule(node)]),
  compactLayout: (node, file, { compactLayouts }) =>
    compactLayouts.push([objectNameOf(file), parseCompactLayout(node)]),
  permissionset: (node, { name }, { permissionSets }) => permissionSets.set(name, parsePermissionSet(node, name)),
  flexipage: (node, { name }, { flexipages }) => flexipages.set(name, parseFlexipage(node, name)),
  quickAction: (node, { name }, { quickActions }) => quickActions.set(name, parseQuickAction(node, name)),
  app: (node, { name }, { applications }) => applications.set(name, parseApplication(node, name)),
  tab: (node, { name }, { tabs }) => tabs.set(name, parseTab(node, name)),
  cspTrustedSite: (node, { name }, { trustedSites }) => trustedSites.set(name, parseTrustedSite(node, name)),
  settings: (node, _, parts) => {
    parts.securitySettings = parseSecuritySettings(node);
  },
  layout: (node, { name }, { layouts }) => layouts.set(decodeURIComponent(name), parseLayout(node, name)),
  resource: (node, { name, path: file }, { staticResources }, locate) =>
    staticResources.set(name, parseStaticResource(node, name, path.join(path.dirname(locate(file)), `${name}.js`))),
  js: (node, { name, path: file }, { lwcBundles }, locate) =>
    lwcBundles.set(name, parseBundle(node, name, path.dirname(locate(file)))),
  labels: (node, _, { labels }) => {
    for (const label of parseLabels(node)) labels.set(label.name, label);
  },
  flow: (node, { name }, { automation }) => automation.flows.set(name, parseFlow(node, name)),
  notiftype: (node, { name }, { automation }) =>
    automation.notificationTypes.set(name, parseNotificationType(node, name)),
  externalServiceRegistration: (node, { name }, { automation }) =>
    automation.externalServices.set(name, parseRegistration(node, name)),
  namedCredential: (node, { name }, { automation }) =>
    automation.namedCredentials.set(name, parseNamedCredential(node, name)),
  externalCredential: (node, { name }, { automation }) =>
    automation.externalCredentials.set(name, parseExternalCredential(node, name)),
  group: (node, { name }, { groups }) => groups.set(name, parseGroup(node, name)),
  reportType: (node, { name }, { analytics }) => analytics.reportTypes.set(name, parseReportType(node, name)),
  report: (node, file, { analytics }) => {
    const report = parseReport(node, file.folders.at(-1) ?? '', fullNameOf(file));
    analytics.reports.set(report.name, report);
  },
  reportFolder: (node, { name }, { analytics }) => analytics.reportFolders.set(name, parseFolder(node, name)),
  dashboard: (node, file, { analytics }) => {
    const dashboard = parseDashboard(node, file.folders.at(-1) ?? '', fullNameOf(file));
    analytics.dashboards.set(dashboard.name, dashboard);
  },
  dashboardFolder: (node, { name }, { analytics }) => analytics.dashboardFolders.set(name, parseFolder(node, name)),
};

/** What the org knows about itself once these files are deployed, and why one of them cannot be read. */
export function readMetadata({ files, locate, standardObjects, profiles }: ReadOptions) {
  const parts = createParts();
  const unreadable: { readonly file: MetadataFile; readonly reason: string }[] = [];
  for (const file of files) {
    const read = READERS[file.suffix];
    if (read === undefined || METADATA_KINDS[file.suffix]?.root !== file.root.name) continue;
    const node = new XmlNode(file.root);
    try {
      read(node, file, parts, locate);
      for (const element of node.unread()) unreadable.push({ file, reason: `Element ${element} is not known here` });
    } catch (error) {
      if (!(error instanceof MetadataProblem)) throw error;
      unreadable.push({ file, reason: error.message });
    }
  }
  return { metadata: assemble(parts, standardObjects, profiles), unreadable };
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
    const { nameField, compactLayoutAssignment, ...names } = definition;
    return defineObject({
      ...names,
      keyPrefix: `a${index.toString(36).padStart(2, '0')}`,
      custom: true,
      fields: [recordId('Record ID'), nameField, ...of(parts.fields, definition.apiName), owner(), ...auditFields()],
      listViews: new Map(of(parts.listViews, definition.apiName).map((view) => [view.name, view])),
      validationRules: of(parts.validationRules, definition.apiName),
      compactLayout: of(parts.compactLayouts, definition.apiName).find(({ name }) => name === compactLayoutAssignment),
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
  const { permissionSets, flexipages, quickActions, applications, tabs, trustedSites, securitySettings } = parts;
  const { layouts, staticResources, lwcBundles, labels, automation, analytics, groups } = parts;
  return {
    objects,
    object: objectLookup(objects),
    profiles: new Map(profiles.map((profile) => [profile.name, profile])),
    permissionSets,
    flexipages,
    quickActions,
    applications,
    tabs,
    trustedSites,
    securitySettings,
    layouts,
    staticResources,
    lwcBundles,
    labels,
    automation,
    analytics,
    groups,
    customPermissions: new Set(),
    translations: new Map(),
  };
}
