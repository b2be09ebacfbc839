import type { ExternalCredential, ExternalService, NamedCredential } from '../callout/callout-types.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import type { FieldSchema } from '../schema/schema-types.ts';
import type { Dashboard, Folder, PublicGroup, Report, ReportType } from './analytics-types.ts';
import type {
  Application,
  CompactLayout,
  CustomLabel,
  Flexipage,
  Layout,
  ListView,
  LwcBundle,
  NotificationType,
  PermissionSet,
  QuickAction,
  SecuritySettings,
  StaticResource,
  Tab,
  TrustedSite,
  ValidationRule,
} from './metadata-types.ts';
import type { EventDefinition } from './parse/parse-event.ts';
import type { ObjectDefinition } from './parse/parse-object.ts';

/** What the files of a deploy say, one by one; lists are pairs of object and part. */
export type Parts = ReturnType<typeof createParts>;

export function createParts() {
  return {
    objects: new Map<string, ObjectDefinition>(),
    /** Platform events. */
    events: new Map<string, EventDefinition>(),
    fields: [] as [string, FieldSchema][],
    listViews: [] as [string, ListView][],
    validationRules: [] as [string, ValidationRule][],
    compactLayouts: [] as [string, CompactLayout][],
    permissionSets: new Map<string, PermissionSet>(),
    flexipages: new Map<string, Flexipage>(),
    quickActions: new Map<string, QuickAction>(),
    applications: new Map<string, Application>(),
    tabs: new Map<string, Tab>(),
    trustedSites: new Map<string, TrustedSite>(),
    layouts: new Map<string, Layout>(),
    staticResources: new Map<string, StaticResource>(),
    lwcBundles: new Map<string, LwcBundle>(),
    labels: new Map<string, CustomLabel>(),
    /** Flows and what they act through. */
    automation: {
      flows: new Map<string, FlowDefinition>(),
      notificationTypes: new Map<string, NotificationType>(),
      externalServices: new Map<string, ExternalService>(),
      namedCredentials: new Map<string, NamedCredential>(),
      externalCredentials: new Map<string, ExternalCredential>(),
    },
    analytics: {
      reportTypes: new Map<string, ReportType>(),
      reports: new Map<string, Report>(),
      dashboards: new Map<string, Dashboard>(),
      reportFolders: new Map<string, Folder>(),
      dashboardFolders: new Map<string, Folder>(),
    },
    groups: new Map<string, PublicGroup>(),
    // As in a new org: no Permissions-Policy is sent at all.
    securitySettings: {
      enablePermissionsPolicy: false,
      cameraAccess: 'None',
      microphoneAccess: 'None',
    } as SecuritySettings,
  };
}
