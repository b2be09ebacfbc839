import { LightningElement, api } from 'lwc';
import { components } from 'org/componentRegistry';
import type { PageItem, RecordRoute } from '../../../../pages/page-model.ts';

interface ItemView {
  readonly key: string;
  readonly item: PageItem;
  readonly isHighlights: boolean;
  readonly isFields: boolean;
  readonly isRelatedList: boolean;
  readonly isTabs: boolean;
  readonly component: typeof LightningElement | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Some of what a record page shows, one below the other. */
export default class PageItems extends LightningElement {
  @api items: readonly PageItem[] = [];
  @api route!: RecordRoute;

  get views(): ItemView[] {
    const { recordId, objectApiName } = this.route;
    return this.items.map((item) => ({
      key: item.key,
      item,
      isHighlights: item.kind === 'highlights',
      isFields: item.kind === 'fields',
      isRelatedList: item.kind === 'relatedList',
      isTabs: item.kind === 'tabs',
      component: item.kind === 'component' ? components[item.name] : undefined,
      properties: item.kind === 'component' ? { ...item.properties, recordId, objectApiName } : {},
    }));
  }
}
