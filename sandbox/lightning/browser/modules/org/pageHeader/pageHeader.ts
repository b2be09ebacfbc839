import { LightningElement } from 'lwc';
import { pageModel } from 'org/pageModel';

const ITEM = 'slds-context-bar__item';

/** The app's name and its navigation bar. */
export default class PageHeader extends LightningElement {
  readonly appLabel = pageModel.app.label;
  readonly userName = pageModel.user.name;

  get tabs(): { url: string; label: string; itemClass: string; current: 'page' | null }[] {
    return pageModel.app.tabs.map(({ url, label, isCurrent }) => ({
      url,
      label,
      itemClass: isCurrent ? `${ITEM} slds-is-active` : ITEM,
      current: isCurrent ? 'page' : null,
    }));
  }
  get initials(): string {
    const names = this.userName.split(' ');
    return [names[0], names.at(-1)].map((name) => name?.[0] ?? '').join('');
  }
}
