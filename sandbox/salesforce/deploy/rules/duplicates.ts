import { objectNameOf } from '../../metadata/metadata-file.ts';
import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { elementsAt, textOf } from '../../metadata/xml/element.ts';
import type { DeployRule } from '../deployment.ts';

/** Lists by kind of file and place; what each entry must be the only one of: elements in it, or its own text. */
const LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  app: { tabs: [], formFactors: [], actionOverrides: ['actionName', 'pageOrSobjectType', 'formFactor'] },
  compactLayout: { fields: [] },
  dashboardFolder: { folderShares: ['sharedTo'] },
  externalCredential: { externalCredentialParameters: ['parameterType', 'parameterName'] },
  field: {
    'valueSet/valueSetDefinition/value': ['fullName'],
    'valueSet/valueSetDefinition/value/label': [],
  },
  flexipage: { flexiPageRegions: ['name'], '**/identifier': [] },
  flow: { scheduledPaths: ['name'] },
  js: { 'targets/target': [], '**/objects/object': [] },
  labels: { labels: ['fullName'] },
  layout: { '**/layoutItems/field': [], relatedLists: ['relatedList'] },
  listView: { columns: [] },
  namedCredential: { namedCredentialParameters: ['parameterType'] },
  object: {
    'searchLayouts/customTabListAdditionalFields': [],
    'searchLayouts/lookupDialogsAdditionalFields': [],
    'searchLayouts/searchFilterFields': [],
    'searchLayouts/searchResultsAdditionalFields': [],
  },
  permissionset: {
    applicationVisibilities: ['application'],
    customPermissions: ['name'],
    externalCredentialPrincipalAccesses: ['externalCredentialPrincipal'],
    fieldPermissions: ['field'],
    flowAccesses: ['flow'],
    objectPermissions: ['object'],
    tabSettings: ['tab'],
    userPermissions: ['name'],
  },
  report: { columns: ['field'], groupingsDown: ['field'], groupingsAcross: ['field'] },
  reportFolder: { folderShares: ['sharedTo'] },
  reportType: { sections: ['masterLabel'], 'sections/columns': ['table', 'field'] },
  quickAction: { fieldOverrides: ['field'], '**/quickActionLayoutItems/field': [] },
};

/** What an org has once is said once: by one file, and in a file by one entry. */
export const duplicates: DeployRule = {
  name: 'duplicates',
  check: ({ files }, say) => {
    const seen = new Map<string, string>();
    for (const file of files) {
      const kind = METADATA_KINDS[file.suffix];
      const folder = kind?.isInFolder === true ? file.folders.at(-1) : '';
      const within = kind?.isObjectPart === true ? objectNameOf(file) : folder;
      const name = [file.suffix, within, file.name].join(' ').toLowerCase();
      const other = seen.get(name);
      if (other !== undefined) say(file, `says the same as ${other}`, 'keep one');
      seen.set(name, file.path);
      for (const [path, keys] of Object.entries(LISTS[file.suffix] ?? {})) {
        const entries = elementsAt(file.root, path).map((entry) =>
          keys.length === 0 ? entry.text : keys.map((key) => textOf(entry, key)).join(' '),
        );
        const repeated = entries.filter((entry, index) => entry !== '' && entries.indexOf(entry) < index);
        for (const entry of new Set(repeated)) say(file, `has ${entry} twice in ${path}`, 'keep one');
      }
    }
  },
};
