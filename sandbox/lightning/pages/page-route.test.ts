import { describe, expect, it } from 'vitest';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import type { PageItem, RecordRoute } from './page-model.ts';
import { findRoute, navigationTabs } from './page-route.ts';

const org = createTestOrg();
const app = org.metadata.applications.get('Start_Video');
const { contacts, users } = seedIds;

const placeOf = (user: string) => ({ org, session: org.asUser(user), app });

function routeOf(path: string, user: string = users.agent, query = '') {
  return findRoute(placeOf(user), path, new URLSearchParams(query));
}

function contactPage(): RecordRoute {
  const route = routeOf(`/r/Contact/${contacts.mobile}/view`);
  if (route.kind !== 'record') throw new Error(`a record was expected: ${route.kind}`);
  return route;
}

const tabsOf = (items: readonly PageItem[]) => items.flatMap((item) => (item.kind === 'tabs' ? item.tabs : []));

describe('findRoute', () => {
  it('lays a record out as the app’s page says', () => {
    const { header, main, sidebar } = contactPage();
    expect(header).toEqual([
      expect.objectContaining({
        kind: 'highlights',
        actions: [
          { name: 'Contact.Start_Video', label: 'Start Video', kind: 'component', component: 'startVideoAction' },
          expect.objectContaining({ kind: 'edit' }),
        ],
      }),
    ]);
    expect(sidebar).toEqual([expect.objectContaining({ kind: 'component', name: 'startVideo' })]);
    const tabs = tabsOf(main);
    expect(tabs.map(({ label, isActive }) => [label, isActive])).toEqual([
      ['Details', true],
      ['Related', false],
    ]);
    expect(tabs[0]?.items.at(-1)).toMatchObject({ label: 'Video Call', columns: [['Video_Call_Reference__c']] });
    expect(tabs[1]?.items[0]).toMatchObject({ relatedListId: 'Video_Sessions__r', nameField: 'Name' });
  });

  it('gives an object without a page of its own the usual one', () => {
    const route = routeOf(`/r/User/${users.agent}/view`);
    expect(route).toMatchObject({ kind: 'record', objectApiName: 'User', sidebar: [] });
  });

  it('leads to a word about the page of Setup that only a real org has', () => {
    const path = '/setup/SecurityCspTrustedSite/home';
    expect(routeOf(path, users.admin)).toMatchObject({ kind: 'setup', title: 'Trusted URLs' });
    expect(routeOf('/setup/SomethingElse/home')).toMatchObject({ kind: 'setup', title: 'SomethingElse' });
  });

  it('shows a tab that is a component to those who have the tab', () => {
    expect(routeOf('/n/Video_Setup', users.admin)).toMatchObject({ kind: 'component', name: 'videoSetup' });
    expect(routeOf('/n/Video_Setup', users.agent)).toMatchObject({ kind: 'missing' });
  });

  it('shows the list view of the address, else the first', () => {
    expect(routeOf('/o/Contact/list')).toMatchObject({ kind: 'list', listView: { name: 'AllContacts' } });
    const wanted = routeOf('/o/Contact/list', users.agent, 'filterName=MyContacts');
    expect(wanted).toMatchObject({ kind: 'list', listView: { name: 'MyContacts' } });
  });

  it.each([
    ['a record the person may not see', `/r/Contact/${contacts.vip}/view`, users.restricted],
    ['a record that does not exist', '/r/Contact/003000000000000AAA/view', users.agent],
    ['an object the person may not see', '/o/Video_Session__c/list', users.nopermission],
    ['an object that does not exist', '/o/Nothing__c/list', users.agent],
    ['a tab that does not exist', '/n/Nothing', users.agent],
    ['the list of an object whose tab the person lacks', '/o/Video_Settings__c/list', users.agent],
    ['the tab of an object by its name', '/n/Video_Settings__c', users.supervisor],
    ['the list of an object without a tab', '/o/Video_Proof__c/list', users.admin],
  ])('has no page for %s', (_name, path, user) => {
    expect(routeOf(path, user).kind).toBe('missing');
  });
});

describe('navigationTabs', () => {
  it('marks the tab of the record’s object', () => {
    const current = navigationTabs(placeOf(users.agent), `/r/Contact/${contacts.mobile}/view`);
    expect(current.filter(({ isCurrent }) => isCurrent).map(({ label }) => label)).toEqual(['Contacts']);
  });

  const labelsOf = (user: string) => navigationTabs(placeOf(user), '').map(({ label }) => label);
  const OWN = ['Video Sessions', 'Video Settings', 'Video Setup'];

  it.each([
    ['nobody in particular', users.nopermission, []],
    // Agents read the settings, for the component needs them: that shows no tab.
    ['agents', users.agent, ['Video Sessions']],
    ['team leads', users.supervisor, ['Video Sessions']],
    ['administrators', users.admin, OWN],
  ])('shows %s the tabs that profile and permission sets set to visible', (_, user, expected) => {
    const labels = labelsOf(user);
    expect(labels).toContain('Contacts');
    expect(labels.filter((label) => OWN.includes(label)).toSorted()).toEqual(expected);
  });

  it.each([
    ['Visible', true, 'list'],
    ['Available', false, 'list'],
    ['None', false, 'missing'],
  ])('and the home page follow the setting %s', (setting, isShown, page) => {
    const own = createTestOrg();
    const agent = own.metadata.permissionSets.get('Video_Agent');
    if (agent === undefined) throw new Error('there is no permission set Video_Agent');
    const sets = new Map(own.metadata.permissionSets);
    sets.set('Video_Agent', { ...agent, tabSettings: new Map([['Video_Session__c', setting]]) });
    const place = { ...placeOf(users.agent), org: { ...own, metadata: { ...own.metadata, permissionSets: sets } } };
    const home = findRoute(place, '/page/home', new URLSearchParams());
    const cards = home.kind === 'home' ? home.cards.map(({ objectApiName }) => objectApiName) : [];
    expect(navigationTabs(place, '').some(({ label }) => label === 'Video Sessions')).toBe(isShown);
    expect(cards.includes('Video_Session__c')).toBe(isShown);
    expect(findRoute(place, '/o/Video_Session__c/list', new URLSearchParams()).kind).toBe(page);
  });
});
