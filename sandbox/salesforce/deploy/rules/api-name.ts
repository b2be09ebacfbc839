import type { MetadataFile } from '../../metadata/metadata-file.ts';
import { elementsAt } from '../../metadata/xml/element.ts';
import type { DeployRule } from '../deployment.ts';

const SYNTAX = /^[A-Za-z](?:_?[A-Za-z0-9])*$/u;

/** Most characters of a name, without its ending. Source: Metadata API Developer Guide, the page of each type. */
const LENGTHS: Readonly<Record<string, number>> = {
  app: 80,
  compactLayout: 80,
  cspTrustedSite: 80,
  dashboard: 80,
  dashboardFolder: 80,
  eca: 80,
  externalCredential: 80,
  externalServiceRegistration: 80,
  field: 40,
  flexipage: 80,
  flow: 80,
  group: 80,
  js: 80,
  listView: 40,
  namedCredential: 80,
  notiftype: 80,
  object: 40,
  permissionset: 80,
  quickAction: 80,
  report: 80,
  reportFolder: 80,
  reportType: 40,
  resource: 255,
  tab: 80,
  validationRule: 40,
};
/** Elements that name a part of their file. */
const PARTS: Readonly<Record<string, readonly (readonly [path: string, maximum: number])[]>> = {
  field: [['relationshipName', 40]],
  flow: [['*/name', 80]],
  labels: [['labels/fullName', 80]],
  notiftype: [['customNotifTypeName', 80]],
};
const ENDINGS: Readonly<Record<string, RegExp>> = { field: /__c$/u, object: /__[ce]$/u, tab: /__c$/u };
const IN_FLOWS = /^(?:start|processMetadataValues)$/u;

/** Names begin with a letter, hold letters, digits and single underscores, and are short enough. */
export const apiName: DeployRule = {
  name: 'api-name',
  check: ({ files }, say) => {
    for (const file of files) {
      const tell = (name: string, maximum: number): void => {
        if (!SYNTAX.test(name))
          say(file, `has the name "${name}"`, 'use letters, digits and single underscores, and begin with a letter');
        if (name.length > maximum) say(file, `has the long name ${name}`, `use at most ${maximum} characters`);
      };
      const maximum = LENGTHS[file.suffix];
      if (maximum !== undefined) tell(ownName(file), maximum);
      const ending = file.suffix === 'tab' ? undefined : ENDINGS[file.suffix];
      if (ending?.test(file.name) === false && !isStandardObject(file))
        say(file, 'is not named as a custom one', 'let the name end in __c');
      if (file.suffix === 'js' && !/^[a-z]/u.test(file.name))
        say(file, 'is a bundle whose name begins with a capital', 'begin it with a small letter');
      for (const [path, most] of PARTS[file.suffix] ?? [])
        for (const { text } of namesAt(file, path)) if (text !== '') tell(text, most);
    }
  },
};

function ownName({ name, suffix }: MetadataFile): string {
  if (suffix === 'quickAction') return name.slice(name.indexOf('.') + 1);
  return name.replace(ENDINGS[suffix] ?? '', '');
}

function namesAt({ root }: MetadataFile, path: string) {
  if (!path.startsWith('*/')) return elementsAt(root, path);
  return root.children
    .filter(({ name }) => !IN_FLOWS.test(name))
    .flatMap((part) => [
      ...elementsAt(part, 'name'),
      ...elementsAt(part, 'rules/name'),
      ...elementsAt(part, 'fields/name'),
    ]);
}

function isStandardObject({ suffix, name }: MetadataFile): boolean {
  return suffix === 'object' && !name.includes('__');
}
