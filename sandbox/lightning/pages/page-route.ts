import type { Application, ObjectSchema, Org, OrgSession } from '../../salesforce/types.ts';
import { toRecordId } from '../../salesforce/store/record-id.ts';
import { ANALYTICS_TABS, analyticsRoute } from './analytics-route.ts';
import { listCard, listRoute, listUrl } from './list-route.ts';
import type { NavigationTab, Route } from './page-model.ts';
import { recordRoute } from './record-route.ts';
import { setupRoute } from './setup-route.ts';

const MISSING: Route = { kind: 'missing', title: 'Page not found' };
const HOME_TITLE = 'Home';

interface Place {
  readonly org: Org;
  readonly session: OrgSession;
  readonly app: Application | undefined;
}

/**
 * What an address below `/lightning` shows to this person. A record that they may not see looks like one that does
 * not exist, as in Salesforce.
 */
export function findRoute(place: Place, path: string, query: URLSearchParams): Route {
  const [kind, name = '', ...rest] = path.split('/').filter((segment) => segment !== '');
  if (kind === undefined || (kind === 'page' && name === 'home')) return homeRoute(place);
  const analytics = analyticsRoute(place, kind, name, rest);
  if (analytics !== undefined) return analytics;
  if (kind === 'r') return viewRoute(place, rest.length === 2 ? [rest[0] ?? '', name] : [name, undefined]);
  if (kind === 'o') return objectRoute(place, name, query);
  if (kind === 'setup' && name !== '') return setupRoute(name);
  return kind === 'n' ? tabRoute(place, name, query) : MISSING;
}

function homeRoute({ org, session, app }: Place): Route {
  const cards = tabObjects(org, session, app).flatMap((object) => listCard(org.metadata, object) ?? []);
  return { kind: 'home', title: HOME_TITLE, cards };
}

function viewRoute({ org, session, app }: Place, [id, object]: readonly [string, string | undefined]): Route {
  const recordId = toRecordId(id);
  const schema = recordId === undefined ? undefined : org.metadata.object(org.objectOfId(recordId) ?? '');
  if (recordId === undefined || schema === undefined) return MISSING;
  if (object !== undefined && object !== schema.apiName) return MISSING;
  const row = session.canRead(schema.apiName) ? session.get(schema.apiName, recordId) : undefined;
  if (row === undefined) return MISSING;
  const name = row[schema.nameField];
  const record = { id: row.Id, name: typeof name === 'string' ? name : row.Id };
  return { kind: 'record', ...recordRoute(org.metadata, app, schema, record) };
}

function objectRoute({ org, session }: Place, name: string, query: URLSearchParams): Route {
  const object = org.metadata.object(name);
  if (object === undefined || !session.canRead(object.apiName)) return MISSING;
  // The list page of a custom object is its tab.
  if (object.custom && !reaches(org, session, tabOfObject(org, object))) return MISSING;
  return { kind: 'list', ...listRoute(org.metadata, object, query.get('filterName') ?? undefined) };
}

function tabRoute(place: Place, name: string, query: URLSearchParams): Route {
  const tab = place.org.metadata.tabs.get(name);
  if (tab?.kind === 'object') return objectRoute(place, tab.target, query);
  if (tab?.kind === 'lwc' && reaches(place.org, place.session, name)) {
    return { kind: 'component', title: tab.label, name: tab.target };
  }
  return MISSING;
}

/** The navigation bar of the app, with the tabs that this person sees. */
export function navigationTabs({ org, session, app }: Place, path: string): readonly NavigationTab[] {
  const home = { label: HOME_TITLE, url: '/lightning/page/home', isCurrent: path === '' || path === '/page/home' };
  const tabs = (app?.tabs ?? []).flatMap((name): NavigationTab[] => {
    const analytics = ANALYTICS_TABS[name];
    if (analytics !== undefined) {
      const isCurrent = path.split('/')[2] === analytics.object;
      return session.user.hasUserPermission('RunReports') ? [{ ...analytics, isCurrent }] : [];
    }
    const object = objectOfTab(org, name);
    if (object !== undefined) {
      if (!showsObject(org, session, name, object)) return [];
      const isCurrent = new RegExp(`^/(?:r|o|n)/${object.apiName}(?:/|$)`, 'u').test(path);
      return [{ label: object.labelPlural, url: listUrl(object.apiName), isCurrent }];
    }
    const tab = org.metadata.tabs.get(name);
    if (tab === undefined || !sees(org, session, name)) return [];
    return [{ label: tab.label, url: `/lightning/n/${name}`, isCurrent: path === `/n/${name}` }];
  });
  return [home, ...tabs];
}

function tabObjects(org: Org, session: OrgSession, app: Application | undefined): readonly ObjectSchema[] {
  return (app?.tabs ?? []).flatMap((name) => {
    const object = objectOfTab(org, name);
    return object !== undefined && showsObject(org, session, name, object) ? [object] : [];
  });
}

/** Tabs of standard objects are on for everybody here, as in the profiles of a new org. */
function showsObject(org: Org, session: OrgSession, tab: string, { apiName, custom }: ObjectSchema): boolean {
  return session.canRead(apiName) && (!custom || sees(org, session, tab));
}

function tabOfObject({ metadata }: Org, { apiName }: ObjectSchema): string {
  return [...metadata.tabs].find(([, { kind, target }]) => kind === 'object' && target === apiName)?.[0] ?? '';
}

function objectOfTab({ metadata }: Org, name: string): ObjectSchema | undefined {
  const tab = metadata.tabs.get(name);
  return metadata.object(tab?.kind === 'object' ? tab.target : name.replace(/^standard-/u, ''));
}

/** Names of permission sets and of profiles. Source: Metadata API Developer Guide, "PermissionSet" and "Profile". */
const SHOWN = ['Visible', 'DefaultOn'];
const AVAILABLE = [...SHOWN, 'Available', 'DefaultOff'];

/** Whether a tab stands in the navigation of this person: a right to read the object alone shows none. */
function sees(org: Org, session: OrgSession, tab: string): boolean {
  return settingsOf(org, session, tab).some((setting) => SHOWN.includes(setting));
}

/** Whether its page can be opened, also by those who do not see it in the navigation. */
function reaches(org: Org, session: OrgSession, tab: string): boolean {
  return settingsOf(org, session, tab).some((setting) => AVAILABLE.includes(setting));
}

function settingsOf({ metadata }: Org, { user }: OrgSession, tab: string): string[] {
  const grants = [
    metadata.profiles.get(user.profile),
    ...user.permissionSets.map((name) => metadata.permissionSets.get(name)),
  ];
  return grants.flatMap((grant) => grant?.tabSettings.get(tab) ?? []);
}
