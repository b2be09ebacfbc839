import type { ExternalCredential, ExternalService, NamedCredential } from '../callout/callout-types.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import type { ObjectSchema } from '../schema/schema-types.ts';
import type { AnalyticsMetadata, PublicGroup } from './analytics-types.ts';

export type { CompactLayout, ListView, ListViewFilter, ValidationRule } from '../schema/object-parts.ts';

export interface ObjectPermissions {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldPermissions {
  readonly readable: boolean;
  readonly editable: boolean;
}

/** A permission set, or a profile: both grant in the same way. */
export interface PermissionSet {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Keyed by object API name. */
  readonly objectPermissions: ReadonlyMap<string, ObjectPermissions>;
  /** Keyed by `Object.Field`. */
  readonly fieldPermissions: ReadonlyMap<string, FieldPermissions>;
  /** `ApiEnabled`, `ViewAllData`, … */
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  /** Tab name → `Visible` or `Available`. */
  readonly tabSettings: ReadonlyMap<string, string>;
  /** Application names. */
  readonly applications: ReadonlySet<string>;
  /** External credential principals that callouts may use: `Credential-Principal`. */
  readonly credentialPrincipals: ReadonlySet<string>;
  /** Flows that may be run without the user permission to run flows. */
  readonly flows: ReadonlySet<string>;
}

export interface FlexipageItem {
  readonly identifier?: string;
  /** `force:detailPanel`, `c:startVideo` … or undefined where the item is a field. */
  readonly componentName?: string;
  /** `Record.Name` as in metadata. */
  readonly fieldItem?: string;
  /** Component properties; a list property is a list. */
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
  readonly visibilityRule?: unknown;
}

export interface FlexipageRegion {
  readonly name: string;
  readonly type: 'Region' | 'Facet' | 'Background';
  readonly mode?: string;
  readonly items: readonly FlexipageItem[];
}

export interface Flexipage {
  readonly name: string;
  readonly label: string;
  /** RecordPage, AppPage, HomePage. */
  readonly type: string;
  readonly sobjectType?: string;
  readonly template: string;
  readonly regions: readonly FlexipageRegion[];
}

export interface QuickAction {
  /** `Contact.Start_Video`; without an object, a global action. */
  readonly name: string;
  readonly object?: string;
  readonly label: string;
  readonly type: string;
  readonly lightningWebComponent?: string;
  /** Of the type Flow: the screen flow. */
  readonly flow?: string;
  /** Of the type Update: the fields that are set without asking, and those that are asked for. */
  readonly overrides?: Readonly<Record<string, string>>;
  readonly layoutFields?: readonly string[];
  readonly icon?: string;
}

export interface ActionOverride {
  readonly actionName: string;
  /** The flexipage shown. */
  readonly content?: string;
  readonly formFactor?: string;
  readonly object?: string;
  readonly profile?: string;
  readonly recordType?: string;
  readonly type: string;
}

export interface Application {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly navType: string;
  readonly uiType: string;
  readonly formFactors: readonly string[];
  /** `standard-Contact`, `Video_Session__c`, … */
  readonly tabs: readonly string[];
  readonly actionOverrides: readonly ActionOverride[];
  readonly headerColor?: string;
}

export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly kind: 'object' | 'lwc' | 'flexipage' | 'url';
  /** Object, bundle or flexipage the tab shows. */
  readonly target: string;
  /** For instance `Custom50: Big Top`. */
  readonly motif?: string;
}

export interface TrustedSite {
  readonly name: string;
  readonly endpointUrl: string;
  readonly isActive: boolean;
  readonly context: string;
  readonly connectSrc: boolean;
  readonly fontSrc: boolean;
  readonly frameSrc: boolean;
  readonly imgSrc: boolean;
  readonly mediaSrc: boolean;
  readonly styleSrc: boolean;
  readonly canAccessCamera: boolean;
  readonly canAccessMicrophone: boolean;
}

export type BrowserFeatureAccess = 'Always' | 'None' | 'TrustedUrls';

export interface SecuritySettings {
  readonly enablePermissionsPolicy: boolean;
  readonly cameraAccess: BrowserFeatureAccess;
  readonly microphoneAccess: BrowserFeatureAccess;
}

export interface LayoutSection {
  readonly label: string;
  readonly style: string;
  /** Field names, column by column. */
  readonly columns: readonly (readonly string[])[];
}

export interface Layout {
  readonly object: string;
  /** `Video Session Layout`. */
  readonly name: string;
  readonly sections: readonly LayoutSection[];
  readonly relatedLists: readonly { readonly relatedList: string; readonly fields: readonly string[] }[];
}

export interface StaticResource {
  readonly name: string;
  readonly contentType: string;
  readonly cacheControl: string;
  /** Absolute path of the content; the file itself may be missing until the package was prepared. */
  readonly contentPath: string;
}

export interface LwcTargetProperty {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly default?: string;
}

export interface LwcTargetConfig {
  readonly targets: readonly string[];
  readonly actionType?: string;
  readonly objects: readonly string[];
  readonly properties: readonly LwcTargetProperty[];
}

export interface LwcBundle {
  readonly name: string;
  /** Absolute path of the bundle's folder. */
  readonly directory: string;
  readonly isExposed: boolean;
  readonly apiVersion: string;
  readonly masterLabel?: string;
  readonly targets: readonly string[];
  readonly targetConfigs: readonly LwcTargetConfig[];
}

export interface CustomLabel {
  readonly name: string;
  readonly value: string;
  readonly language: string;
}

/** The file's name is the type's developer name. */
export interface NotificationType {
  readonly name: string;
  readonly label: string;
  readonly typeName: string;
  readonly isDesktop: boolean;
  readonly isMobile: boolean;
}

/** Flows and what they act through, by name. */
export interface AutomationMetadata {
  readonly flows: ReadonlyMap<string, FlowDefinition>;
  readonly notificationTypes: ReadonlyMap<string, NotificationType>;
  readonly externalServices: ReadonlyMap<string, ExternalService>;
  readonly namedCredentials: ReadonlyMap<string, NamedCredential>;
  readonly externalCredentials: ReadonlyMap<string, ExternalCredential>;
}

/** Everything the org knows about itself after a deploy. */
export interface OrgMetadata {
  /** Keyed by API name; look up with `object()`, which ignores case. */
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  object(name: string): ObjectSchema | undefined;
  readonly labels: ReadonlyMap<string, CustomLabel>;
  readonly permissionSets: ReadonlyMap<string, PermissionSet>;
  readonly profiles: ReadonlyMap<string, PermissionSet>;
  readonly flexipages: ReadonlyMap<string, Flexipage>;
  readonly quickActions: ReadonlyMap<string, QuickAction>;
  readonly applications: ReadonlyMap<string, Application>;
  readonly tabs: ReadonlyMap<string, Tab>;
  readonly trustedSites: ReadonlyMap<string, TrustedSite>;
  readonly securitySettings: SecuritySettings;
  /** Keyed by `Object-Layout Name`. */
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly staticResources: ReadonlyMap<string, StaticResource>;
  readonly lwcBundles: ReadonlyMap<string, LwcBundle>;
  readonly automation: AutomationMetadata;
  readonly analytics: AnalyticsMetadata;
  /** Public groups by name; who is in them is data. */
  readonly groups: ReadonlyMap<string, PublicGroup>;
  readonly customPermissions: ReadonlySet<string>;
  /** language → label name → words. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
