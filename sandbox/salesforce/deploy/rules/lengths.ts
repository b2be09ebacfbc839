import { elementsAt } from '../../metadata/xml/element.ts';
import type { DeployRule } from '../deployment.ts';

/**
 * Most characters of a text, by kind of file and place in it.
 * Source: Metadata API Developer Guide and Salesforce Help, the page of each type.
 */
const MAXIMA: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  app: { label: 80, description: 255 },
  compactLayout: { label: 80 },
  cspTrustedSite: { description: 255, endpointUrl: 255 },
  dashboard: { title: 80, description: 255, '**/header': 80, '**/footer': 80 },
  dashboardFolder: { name: 40 },
  eca: { label: 80, description: 255, contactEmail: 80 },
  externalCredential: { label: 80, description: 255 },
  externalServiceRegistration: { label: 80, description: 255 },
  field: {
    label: 40,
    description: 1000,
    formula: 3900,
    inlineHelpText: 510,
    relationshipLabel: 80,
    'valueSet/valueSetDefinition/value/fullName': 255,
    'valueSet/valueSetDefinition/value/label': 255,
  },
  flexipage: { masterLabel: 80, description: 255 },
  flow: { label: 255 },
  group: { name: 40, description: 255 },
  js: { masterLabel: 80, description: 1000 },
  labels: { 'labels/value': 1000, 'labels/shortDescription': 80, 'labels/categories': 255 },
  listView: { label: 40 },
  namedCredential: { label: 80, description: 255 },
  notiftype: { masterLabel: 80, description: 255 },
  object: { label: 40, pluralLabel: 40, description: 1000, 'nameField/label': 40, 'nameField/displayFormat': 30 },
  permissionset: { label: 80, description: 255 },
  quickAction: { label: 80, description: 255 },
  report: { name: 40, description: 255 },
  reportFolder: { name: 40 },
  reportType: { label: 50, description: 255, 'sections/masterLabel': 40 },
  resource: { description: 255 },
  tab: { label: 80, description: 1000 },
  validationRule: { description: 255, errorMessage: 255, errorConditionFormula: 3900 },
};
/** Texts that must not be empty where their element stands. */
const NOT_EMPTY =
  /^(?:label|masterLabel|name|sections\/masterLabel|title|pluralLabel|labels\/value|labels\/shortDescription|errorMessage)$/u;

/** Labels, descriptions and messages are there and fit. */
export const lengths: DeployRule = {
  name: 'lengths',
  check: ({ files }, say) => {
    for (const file of files)
      for (const [path, maximum] of Object.entries(MAXIMA[file.suffix] ?? {}))
        for (const { text } of elementsAt(file.root, path)) {
          if (text.length > maximum) say(file, `has a ${path} of ${text.length} characters`, `use at most ${maximum}`);
          if (text === '' && NOT_EMPTY.test(path)) say(file, `has an empty ${path}`, 'say something there');
        }
  },
};
