import { urlOfPage, type PageReference } from '../../../navigation/page-urls.ts';
import { createWireAdapter } from '../../../data/wire-adapter.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript demands it of mixins
type Constructor = new (...args: any[]) => object;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Gives a component `this[NavigationMixin.Navigate](pageReference)` and `GenerateUrl`. */
export function NavigationMixin<T extends Constructor>(Base: T) {
  return class extends Base {
    [Navigate](reference: PageReference, replace = false): void {
      const url = urlOfPage(reference);
      if (reference.type === 'standard__webPage') window.open(url, '_blank', 'noopener');
      else if (replace) location.replace(url);
      else location.assign(url);
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(urlOfPage(reference));
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

export const CurrentPageReference = createWireAdapter<object, PageReference>([], (_config, emit) => {
  (emit as unknown as (reference: object) => void)({ state: Object.fromEntries(new URLSearchParams(location.search)) });
  return () => undefined;
});
