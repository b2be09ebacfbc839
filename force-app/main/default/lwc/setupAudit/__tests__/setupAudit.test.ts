import SetupAudit from 'c/setupAudit';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { emitRecord } from '../../../../../test/page';
import {
  CONNECTION,
  PROBLEM,
  clear,
  click,
  createClient,
  emitInfo,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

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

  it('calls settings by their labels, writes times for people, and names the session that was tried again', async () => {
    const entry = (action: string, detail: string) => ({
      at: '2026-11-27T08:31:00.000Z',
      person: null,
      action,
      detail,
    });
    server.answer('GET /audit', {
      entries: [
        entry('settings-changed', 'Default_Region__c: US → DE; Nope__c: empty → x'),
        entry('automation-key-made', 'ends in abcd, valid until 2026-12-01T22:59:59.999Z'),
        entry('deliveries-retried', 'a01000000000001AAA'),
      ],
    });
    const element = await open();
    emitInfo({ fields: { Default_Region__c: { label: 'Default Region' } } });
    emitRecord({ id: 'a01000000000001AAA', fields: { Name: { value: 'VS-000012' } } });
    await settle();
    const entries = findAll(element, '.entry').map((node) => node.textContent ?? '');
    expect(entries[0]).toContain('Default Region: US → DE; Nope__c: empty → x');
    expect(entries[1]).toMatch(/valid until (?!2026-)/u);
    expect(text(element, 'c-setup-session-link')).toBe('VS-000012');
  });

  it('says what is not in it, and leads to what Salesforce keeps', async () => {
    const element = await open();
    expect(text(element, 'c-setup-frame')).toContain('c.VideoSetup_DeliveryAuditHelp');
    const link = get<HTMLAnchorElement>(element, '.history');
    expect(link.href).toContain(`/lightning/r/Video_Settings__c/${CONNECTION.settingsId}/view`);
    await expect(element).toBeAccessible();
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
