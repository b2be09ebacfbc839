import SetupDeliveries from 'c/setupDeliveries';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { emitRecord } from '../../../../../test/page';
import {
  PROBLEM,
  clear,
  click,
  createAnswers,
  createClient,
  listen,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

jest.mock('@salesforce/label/c.VideoSetup_DeliveryPausedRemedy', () => ({ default: 'Since {0}: {1}' }), {
  virtual: true,
});

describe('c-setup-deliveries', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(clear);

  const open = () => show('c-setup-deliveries', SetupDeliveries, { client: createClient() });

  const names = (element: HTMLElement) => findAll(element, 'c-setup-session-link').map((link) => text(link, 'a'));

  it('shows what is parked and why, and the latest with their states', async () => {
    const element = await open();
    expect(text(element, '.parked .reason')).toBe('The record is deleted.');
    const recent = findAll(element, '.recent');
    expect(recent).toHaveLength(2);
    expect(names(element)).toEqual(['00001026', '00001025', 'a01000000000003AAA']);
    const icons = findAll<HTMLElement & { alternativeText: string }>(element, '.recent lightning-icon');
    expect(icons.map(({ alternativeText }) => alternativeText)).toEqual([
      'c.VideoSetup_DeliveryWritten',
      'c.VideoSetup_DeliveryWaiting',
    ]);
    await expect(element).toBeAccessible();
  });

  it('calls sessions by their numbers as soon as they are known', async () => {
    const element = await open();
    emitRecord({ id: 'a01000000000001AAA', fields: { Name: { value: 'VS-000012' } } });
    emitRecord({ id: 'a01000000000003AAA', fields: { Name: { value: 'VS-000014' } } });
    await settle();
    expect(names(element)).toEqual(['VS-000012', '00001025', 'VS-000014']);
  });

  it('tries one or all again and looks anew', async () => {
    const element = await open();
    const heard = listen(element, 'changed');
    await click(get(element, 'button.retry'));
    expect(server.asked.at(-2)).toMatchObject({ path: '/deliveries/retry', body: { sessionId: 'a01000000000001AAA' } });
    expect(server.asked.at(-1)).toMatchObject({ method: 'GET', path: '/deliveries' });
    await click(get(element, '.retry-all'));
    expect(server.asked.at(-2)).toMatchObject({ path: '/deliveries/retry', body: { all: true } });
    expect(text(element, '.summary')).toBe('c.VideoSetup_DeliveryRetried');
    expect(focused()).toBe(get(element, '.summary'));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('keeps showing what is there if a retry is refused', async () => {
    const element = await open();
    server.refuse('POST /deliveries/retry');
    await click(get(element, '.retry-all'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    expect(find(element, '.parked')).toBeDefined();
    await expect(element).toBeAccessible();
  });

  it('says that deliveries pause, and that nothing was written yet', async () => {
    const reason = 'Salesforce lets us in again at 2026-11-27T09:15:00.000Z.';
    const pause = { reason, since: '2026-11-27T08:30:00.000Z', until: null };
    const answer = createAnswers()['GET /deliveries'] as object;
    server.answer('GET /deliveries', { ...answer, pause, parked: [], recent: [] });
    const element = await open();
    expect(text(element, 'c-video-notice')).toContain('c.VideoSetup_DeliveryPausedTitle');
    expect(text(element, 'c-video-notice')).toMatch(/lets us in again at (?!2026-)/u);
    expect(text(element, '.empty')).toBe('c.VideoSetup_DeliveryRecentEmpty');
    expect(find(element, '.retry-all')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('is loading, or tells why it could not be read', async () => {
    expect(find(await show('c-setup-deliveries', SetupDeliveries), 'lightning-spinner')).toBeDefined();
    server.refuse('GET /deliveries', PROBLEM, 1);
    const element = await open();
    await click(get(element, '.retry'));
    expect(find(element, '.parked')).toBeDefined();
    expect(focused()).toBe(get(element, '.summary'));
  });
});
