import { LightningElement, api } from 'lwc';
import type { PageTab, RecordRoute } from '../../../../pages/page-model.ts';

export default class PageTabs extends LightningElement {
  @api tabs: readonly PageTab[] = [];
  @api route!: RecordRoute;

  get activeTab(): string | undefined {
    return (this.tabs.find(({ isActive }) => isActive) ?? this.tabs[0])?.key;
  }
}
