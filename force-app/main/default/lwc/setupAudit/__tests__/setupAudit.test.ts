import SetupAudit from 'c/setupAudit';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import { PROBLEM, clear, click, createClient, serveSetup, show, type SetupServer } from '../../../../../test/setup';

describe('c-setup-audit', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(clear);

  const open = () => show('c-setup-audit', SetupAudit, { client: createClient() });

  it('says who did what, in words or as the middleware calls it', async () => {
    const entries = findAll(await open(), '.entry');
    expect(entries[0]?.textContent).toContain('c.VideoSetup_ActionSettingsChanged');
    expect(entries[0]?.textContent).toContain('Default_Region__c');
    expect(entries[1]?.textContent).toContain('something-new');
  });

  it('shows the first of many, and all on demand', async () => {
    const entry = (minute: number) => ({
      at: `2026-11-27T08:${String(minute).padStart(2, '0')}:00.000Z`,
      person: null,
      action: 'setup-opened',
      detail: '',
    });
    server.answer('GET /audit', { entries: Array.from({ length: 30 }, (_, minute) => entry(minute)) });
    const element = await open();
    expect(findAll(element, '.entry')).toHaveLength(10);
    await click(get(element, '.more'));
    expect(findAll(element, '.entry')).toHaveLength(30);
    expect(focused()).toBe(findAll(element, '.entry')[10]);
    await expect(element).toBeAccessible();
  });

  it('is loading, empty or broken', async () => {
    expect(find(await show('c-setup-audit', SetupAudit), 'lightning-spinner')).toBeDefined();
    server.refuse('GET /audit', PROBLEM, 2);
    const element = await open();
    await expect(element).toBeAccessible();
    await click(get(element, '.retry'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    server.answer('GET /audit', { entries: [] });
    await click(get(element, '.retry'));
    expect(text(element, '.empty')).toBe('c.VideoSetup_DeliveryAuditEmpty');
    expect(focused()).toBe(get(element, '.heading'));
  });
});
