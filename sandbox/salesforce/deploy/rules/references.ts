import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import { elementsAt } from '../../metadata/xml/element.ts';
import { fileNamed, type Deployment, type DeployRule } from '../deployment.ts';

type Kind = readonly [type: string, isThere: (deployment: Deployment, name: string) => boolean];

const kept = (type: string, names: (metadata: OrgMetadata) => ReadonlyMap<string, unknown>): Kind => [
  type,
  ({ metadata }, name) => names(metadata).has(name),
];
const never = (type: string): Kind => [type, () => false];

const OBJECT: Kind = ['CustomObject', ({ metadata }, name) => metadata.object(name) !== undefined];
const APP = kept('CustomApplication', ({ applications }) => applications);
const ACTION = kept('QuickAction', ({ quickActions }) => quickActions);
const COMPONENT = kept('LightningComponentBundle', ({ lwcBundles }) => lwcBundles);
const PAGE = kept('FlexiPage', ({ flexipages }) => flexipages);
const FLOW = kept('Flow', ({ automation }) => automation.flows);
const PERMISSION: Kind = ['CustomPermission', ({ metadata }, name) => metadata.customPermissions.has(name)];
const NAMED = kept('NamedCredential', ({ automation }) => automation.namedCredentials);
const EXTERNAL = kept('ExternalCredential', ({ automation }) => automation.externalCredentials);
const CLIENT_APP: Kind = [
  'ExternalClientApplication',
  (deployment, name) => fileNamed(deployment, 'eca', name) !== undefined,
];
const SETS: Kind = [
  'PermissionSet',
  ({ metadata }, names) => names.split(',').every((name) => metadata.permissionSets.has(name.trim())),
];
/** Tabs of no object. */
const STANDARD_TABS = ['home', 'report', 'Dashboard'];
const TAB: Kind = [
  'CustomTab',
  ({ metadata }, name) => {
    const standard = /^standard-(?<object>\w+)$/u.exec(name)?.groups?.['object'];
    return standard === undefined
      ? metadata.tabs.has(name)
      : STANDARD_TABS.includes(standard) || metadata.object(standard)?.custom === false;
  },
];
/** `Credential-Principal`, as permission sets name it. */
const PRINCIPAL: Kind = [
  'ExternalCredentialPrincipal',
  ({ metadata: { automation } }, access) => {
    const [credential = '', ...principal] = access.split('-');
    return automation.externalCredentials.get(credential)?.principals.includes(principal.join('-')) ?? false;
  },
];

/** Where a file of a kind names something else of the org. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  app: {
    tabs: TAB,
    'actionOverrides/content': PAGE,
    'actionOverrides/pageOrSobjectType': OBJECT,
    'profileActionOverrides/content': PAGE,
    defaultLandingTab: TAB,
    utilityBar: PAGE,
  },
  ecaGlblOauth: { externalClientApplication: CLIENT_APP },
  ecaOauth: { externalClientApplication: CLIENT_APP },
  ecaPlcy: { externalClientApplication: CLIENT_APP },
  ecaOauthPlcy: { externalClientApplication: CLIENT_APP, commaSeparatedPermissionSet: SETS },
  externalServiceRegistration: { namedCredentialReference: NAMED, namedCredential: NAMED },
  field: {
    referenceTo: OBJECT,
    'valueSet/valueSetName': never('GlobalValueSet'),
    globalPicklist: never('GlobalValueSet'),
  },
  flexipage: { sobjectType: OBJECT, parentFlexiPage: PAGE },
  js: { '**/objects/object': OBJECT },
  layout: {
    'quickActionList/quickActionListItems/quickActionName': ACTION,
    'relatedLists/quickActions': ACTION,
    customButtons: never('WebLink'),
    'relatedContent/relatedContentItems/layoutItem/component': COMPONENT,
  },
  listView: { 'sharedTo/role': never('Role'), 'sharedTo/group': never('Group'), queue: never('Queue') },
  namedCredential: { 'namedCredentialParameters/externalCredential': EXTERNAL },
  permissionset: {
    'applicationVisibilities/application': APP,
    'classAccesses/apexClass': never('ApexClass'),
    'customMetadataTypeAccesses/name': OBJECT,
    'customPermissions/name': PERMISSION,
    'customSettingAccesses/name': OBJECT,
    'externalCredentialPrincipalAccesses/externalCredentialPrincipal': PRINCIPAL,
    'externalDataSourceAccesses/externalDataSource': never('ExternalDataSource'),
    'flowAccesses/flow': FLOW,
    'objectPermissions/object': OBJECT,
    'pageAccesses/apexPage': never('ApexPage'),
    'recordTypeVisibilities/recordType': never('RecordType'),
    'tabSettings/tab': TAB,
  },
  quickAction: {
    flowDefinition: FLOW,
    lightningComponent: never('AuraDefinitionBundle'),
    lightningWebComponent: COMPONENT,
    page: never('ApexPage'),
    targetObject: OBJECT,
    targetRecordType: never('RecordType'),
  },
  reportType: { baseObject: OBJECT },
  tab: {
    auraComponent: never('AuraDefinitionBundle'),
    flexiPage: PAGE,
    icon: never('Document'),
    lwcComponent: COMPONENT,
    page: never('ApexPage'),
  },
};

/** What a file names is there. Names within other names, such as fields, have rules of their own. */
export const references: DeployRule = {
  name: 'references',
  check: (deployment, say) => {
    for (const file of deployment.files)
      for (const [path, [type, isThere]] of Object.entries(REFERENCES[file.suffix] ?? {}))
        for (const { name: element, text } of elementsAt(file.root, path))
          if (text !== '' && !isThere(deployment, text))
            say(file, `In field: ${element} - no ${type} named ${text} found`, 'add it or correct the name');
  },
};
