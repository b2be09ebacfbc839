import type { FieldSchema } from '../schema/schema-types.ts';
import type {
  Application,
  CompactLayout,
  CustomLabel,
  Flexipage,
  Layout,
  ListView,
  LwcBundle,
  PermissionSet,
  QuickAction,
  SecuritySettings,
  StaticResource,
  Tab,
  TrustedSite,
  ValidationRule,
} from './metadata-types.ts';
import { createAutomationParts, type AutomationParts } from './keep-automation.ts';
import type { EventDefinition } from './parse/parse-event.ts';
import type { ObjectDefinition } from './parse/parse-object.ts';

/** What the files of a deploy say, one by one; lists are pairs of object and part. */
export interface Parts {
  readonly objects: Map<string, ObjectDefinition>;
  /** Platform events. */
  readonly events: Map<string, EventDefinition>;
  readonly fields: [string, FieldSchema][];
  readonly listViews: [string, ListView][];
  readonly validationRules: [string, ValidationRule][];
  readonly compactLayouts: [string, CompactLayout][];
  readonly permissionSets: Map<string, PermissionSet>;
  readonly flexipages: Map<string, Flexipage>;
  readonly quickActions: Map<string, QuickAction>;
  readonly applications: Map<string, Application>;
  readonly tabs: Map<string, Tab>;
  readonly trustedSites: Map<string, TrustedSite>;
  readonly layouts: Map<string, Layout>;
  readonly staticResources: Map<string, StaticResource>;
  readonly lwcBundles: Map<string, LwcBundle>;
  readonly labels: Map<string, CustomLabel>;
  /** Flows and what they act through. */
  readonly automation: AutomationParts;
  securitySettings: SecuritySettings;
}

export function createParts(): Parts {
  return {
    objects: new Map(),
    events: new Map(),
    fields: [],
    listViews: [],
    validationRules: [],
    compactLayouts: [],
    permissionSets: new Map(),
    flexipages: new Map(),
    quickActions: new Map(),
    applications: new Map(),
    tabs: new Map(),
    trustedSites: new Map(),
    layouts: new Map(),
    staticResources: new Map(),
    lwcBundles: new Map(),
    labels: new Map(),
    automation: createAutomationParts(),
    // As in a new org: no Permissions-Policy is sent at all.
    securitySettings: { enablePermissionsPolicy: false, cameraAccess: 'None', microphoneAccess: 'None' },
  };
}
