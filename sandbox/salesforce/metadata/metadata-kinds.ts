/** A kind of metadata file: its root element, and the folder where the source format keeps it. */
export interface MetadataKind {
  readonly root: string;
  readonly folder: string;
  /** True for parts of an object, which live in a folder per object. */
  readonly isObjectPart?: boolean;
  /** True where each component has a folder of its own name. */
  readonly hasOwnFolder?: boolean;
  /** True for what lies in a folder that is metadata itself. */
  readonly isInFolder?: boolean;
  /** Where the Metadata API describes the root under another name. */
  readonly shape?: string;
}

/** By file suffix. Source: the registry of the Salesforce CLI (`source-deploy-retrieve`, `metadataRegistry.json`). */
export const METADATA_KINDS: Readonly<Record<string, MetadataKind>> = {
  app: { root: 'CustomApplication', folder: 'applications' },
  compactLayout: { root: 'CompactLayout', folder: 'compactLayouts', isObjectPart: true },
  cspTrustedSite: { root: 'CspTrustedSite', folder: 'cspTrustedSites' },
  dashboard: { root: 'Dashboard', folder: 'dashboards', isInFolder: true },
  dashboardFolder: { root: 'DashboardFolder', folder: 'dashboards', shape: 'Folder' },
  eca: { root: 'ExternalClientApplication', folder: 'externalClientApps' },
  ecaGlblOauth: { root: 'ExtlClntAppGlobalOauthSettings', folder: 'extlClntAppGlobalOauthSets' },
  ecaOauth: { root: 'ExtlClntAppOauthSettings', folder: 'extlClntAppOauthSettings' },
  ecaPlcy: { root: 'ExtlClntAppConfigurablePolicies', folder: 'extlClntAppPolicies' },
  ecaOauthPlcy: { root: 'ExtlClntAppOauthConfigurablePolicies', folder: 'extlClntAppOauthPolicies' },
  externalCredential: { root: 'ExternalCredential', folder: 'externalCredentials' },
  externalServiceRegistration: { root: 'ExternalServiceRegistration', folder: 'externalServiceRegistrations' },
  field: { root: 'CustomField', folder: 'fields', isObjectPart: true },
  flexipage: { root: 'FlexiPage', folder: 'flexipages' },
  flow: { root: 'Flow', folder: 'flows' },
  group: { root: 'Group', folder: 'groups' },
  js: { root: 'LightningComponentBundle', folder: 'lwc', hasOwnFolder: true },
  labels: { root: 'CustomLabels', folder: 'labels' },
  layout: { root: 'Layout', folder: 'layouts' },
  listView: { root: 'ListView', folder: 'listViews', isObjectPart: true },
  namedCredential: { root: 'NamedCredential', folder: 'namedCredentials' },
  notiftype: { root: 'CustomNotificationType', folder: 'notificationtypes' },
  object: { root: 'CustomObject', folder: 'objects', hasOwnFolder: true },
  permissionset: { root: 'PermissionSet', folder: 'permissionsets' },
  quickAction: { root: 'QuickAction', folder: 'quickActions' },
  report: { root: 'Report', folder: 'reports', isInFolder: true },
  reportFolder: { root: 'ReportFolder', folder: 'reports', shape: 'Folder' },
  reportType: { root: 'ReportType', folder: 'reportTypes' },
  resource: { root: 'StaticResource', folder: 'staticresources' },
  settings: { root: 'SecuritySettings', folder: 'settings' },
  tab: { root: 'CustomTab', folder: 'tabs' },
  validationRule: { root: 'ValidationRule', folder: 'validationRules', isObjectPart: true },
};
