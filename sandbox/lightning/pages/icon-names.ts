import type { Tab } from '../../salesforce/types.ts';

export const STANDARD_ICONS: Readonly<Record<string, string>> = {
  Account: 'standard:account',
  AttachedContentDocument: 'standard:file',
  Case: 'standard:case',
  Contact: 'standard:contact',
  User: 'standard:user',
};

/** The icon of a tab: a motif `Custom46: Computer` is the icon `custom:custom46`. */
export function iconNameOfTab({ motif }: Tab): string {
  const number = /^Custom(?<number>\d+)/u.exec(motif ?? '')?.groups?.['number'];
  return number === undefined ? 'standard:default' : `custom:custom${number}`;
}

/** The icon of an object, from its tab if it has one. */
export function iconNameOfObject(object: string, tabs: ReadonlyMap<string, Tab>): string {
  const tab = tabs.get(object);
  return STANDARD_ICONS[object] ?? (tab === undefined ? 'standard:default' : iconNameOfTab(tab));
}
