import { refreshLists } from '../../../data/lists.ts';
import { recordStore } from '../../../data/record-store.ts';

type Handler = () => Promise<unknown>;

const handlers = new Map<number, Handler>();
let lastId = 0;

/** Asks the page to show what the org holds by now. Source: LWC Developer Guide, "RefreshView API". */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true });
  }
}

export function registerRefreshHandler(component: object, handler: Handler): number {
  lastId += 1;
  handlers.set(lastId, handler.bind(component));
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** The page's own part: refreshes every wire and asks the handlers. */
export async function refreshPage(): Promise<void> {
  await Promise.all([recordStore.refreshAll(), refreshLists(), ...[...handlers.values()].map((handler) => handler())]);
}
