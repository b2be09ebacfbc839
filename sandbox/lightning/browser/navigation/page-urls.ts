/** Where a page is. Source: LWC Developer Guide, "PageReference Types". */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Record<string, string>>;
}

/** @throws Error for a type that this page cannot show */
export function urlOfPage({ type, attributes, state }: PageReference): string {
  const query = new URLSearchParams(state).toString();
  const suffix = query === '' ? '' : `?${query}`;
  switch (type) {
    case 'standard__recordPage':
      return recordUrl(attributes['recordId'] ?? '', attributes['objectApiName'], attributes['actionName']) + suffix;
    case 'standard__objectPage':
      return `/lightning/o/${attributes['objectApiName'] ?? ''}/${attributes['actionName'] ?? 'list'}${suffix}`;
    case 'standard__navItemPage':
      return `/lightning/n/${attributes['apiName'] ?? ''}${suffix}`;
    case 'standard__namedPage':
      return `/lightning/page/${attributes['pageName'] ?? 'home'}${suffix}`;
    case 'standard__webPage':
      return attributes['url'] ?? '';
    default:
      throw new Error(`The sandbox has no page of type ${type}`);
  }
}

export function recordUrl(id: string, object?: string, action = 'view'): string {
  return object === undefined ? `/lightning/r/${id}/${action}` : `/lightning/r/${object}/${id}/${action}`;
}
