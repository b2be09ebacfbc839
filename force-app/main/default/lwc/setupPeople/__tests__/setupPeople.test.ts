import SetupPeople from 'c/setupPeople';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import { PROBLEM, clear, click, createClient, serveSetup, show, type SetupServer } from '../../../../../test/setup';

const rowsOf = (element: HTMLElement, table: string) => findAll(get(element, table), 'tbody tr');

describe('c-setup-people', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(clear);

  const open = () => show('c-setup-people', SetupPeople, { client: createClient() });

  it('shows who may start calls, whose login is empty and who is forgotten', async () => {
    const element = await open();
    const rows = rowsOf(element, '.assigned');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain('maya@x');
    expect(rows[1]?.textContent).toContain('c.VideoSetup_PeopleNoLogin');
    expect(rowsOf(element, '.missing')[0]?.textContent).toContain('Ben Castell');
    expect(get(element, '.assign').getAttribute('href')).toBe('/lightning/setup/PermSets/home');
    await expect(element).toBeAccessible();
  });

  it('says that nobody is forgotten only if all could be looked at', async () => {
    server.answer('GET /people', { isComplete: true, assigned: [], missing: [], reason: null });
    const complete = await open();
    expect(find(complete, '.none-missing')).toBeDefined();
    expect(text(complete, '.empty')).toBe('c.VideoSetup_PeopleNoneAssigned');
    server.answer('GET /people', { isComplete: false, assigned: [], missing: [], reason: 'It lacks View All Users.' });
    const incomplete = await open();
    expect(find(incomplete, '.none-missing')).toBeUndefined();
    expect(text(incomplete, 'c-video-notice')).toContain('It lacks View All Users.');
    await expect(incomplete).toBeAccessible();
  });

  it('tells why people could not be read, and tries anew', async () => {
    server.refuse('GET /people', PROBLEM, 1);
    const element = await open();
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorSalesforceUnavailableTitle');
    await expect(element).toBeAccessible();
    await click(get(element, '.retry'));
    expect(rowsOf(element, '.assigned')).toHaveLength(2);
    expect(focused()).toBe(get(element, '.heading'));
  });

  it('shows that it is loading', async () => {
    const element = await show('c-setup-people', SetupPeople);
    expect(find(element, 'lightning-spinner')).toBeDefined();
    await expect(element).toBeAccessible();
  });
});
