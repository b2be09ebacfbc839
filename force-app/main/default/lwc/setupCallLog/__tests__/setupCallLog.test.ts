import { confirm } from 'c/setupConfirm';
import SetupCallLog from 'c/setupCallLog';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
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

jest.mock('c/setupConfirm', () => ({ confirm: jest.fn() }));

const SECOND_ROOM = '00000000-0000-4000-8000-000000000002';

jest.mock('@salesforce/label/c.VideoSetup_CallLogPausedRemedy', () => ({ default: '{0} {1} {2}' }), { virtual: true });

describe('c-setup-call-log', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(clear);

  const open = () => show('c-setup-call-log', SetupCallLog, { client: createClient() });
  const answerWith = (changes: object) => {
    server.answer('GET /call-log', { ...(createAnswers()['GET /call-log'] as object), ...changes });
  };

  it('shows how the log was read, and the calls of which it is not known whose they are', async () => {
    const element = await open();
    expect(text(element, '.last-read')).toBe('c.VideoSetup_CallLogLastReadBack');
    expect(text(element, '.lag')).toBe('c.VideoSetup_CallLogInTime');
    expect([text(element, '.watched'), text(element, '.foreign')]).toEqual(['3', '2']);
    expect(['.clock', '.sloppy', '.goes-on', '.pause'].filter((part) => find(element, part))).toEqual([]);
    const links = findAll<HTMLAnchorElement>(element, '.candidate a').map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/lightning/r/Video_Session__c/a01000000000001AAA/view',
      '/lightning/r/Video_Session__c/a01000000000002AAA/view',
    ]);
    expect(findAll(element, '.differs')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('says that it is late, that clocks differ, and what was not understood', async () => {
    answerWith({
      lagSeconds: 1800,
      aheadSeconds: -90,
      sloppyValues: [{ field: 'Duration', count: 3 }],
      lastRead: { at: '2026-11-27T08:30:00.000Z', backTo: null, pages: 50, entries: 1000, isComplete: false },
      doubtCount: 0,
      doubts: [],
    });
    const element = await open();
    expect(text(element, '.lag')).toBe('c.VideoSetup_CallLogLate');
    expect(text(element, '.clock')).toBe('c.VideoSetup_CallLogClockBehind');
    expect(text(element, '.sloppy')).toBe('c.VideoSetup_CallLogSloppyValue');
    expect(find(element, '.goes-on')).toBeDefined();
    expect(find(element, '.doubt')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('reads the log at once, tells how it came out, and looks anew', async () => {
    const element = await open();
    const heard = listen(element, 'changed');
    get(element, '.read').click();
    await Promise.resolve();
    expect(text(element, '.status')).toBe('c.VideoSetup_CallLogReading');
    await settle();
    await settle();
    expect(server.asked.at(-2)).toMatchObject({ method: 'POST', path: '/call-log/read' });
    expect(server.asked.at(-1)).toMatchObject({ method: 'GET', path: '/call-log' });
    expect(text(element, '.status')).toBe('c.VideoSetup_CallLogWasRead');
    expect(focused()).toBe(get(element, '.status'));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('says why the log cannot be read', async () => {
    const element = await open();
    server.refuse('POST /call-log/read');
    answerWith({
      pause: {
        code: 'VIDEO_UNAUTHORIZED',
        reason: '8x8 refuses until 2026-11-27T08:40:00.000Z.',
        since: '2026-11-27T08:30:00.000Z',
        until: '2026-11-27T08:40:00.000Z',
      },
    });
    await click(get(element, '.read'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    expect(text(element, '.pause')).toContain('c.VideoSetup_CallLogPausedTitle');
    expect(text(element, '.pause')).toMatch(/refuses until (?!2026-)/u);
    expect(text(element, '.status')).toBe('');
    await expect(element).toBeAccessible();
  });

  it('gives a call to the session that somebody chose, only if that is confirmed', async () => {
    const element = await open();
    const [, second] = findAll(element, '.assign');
    jest.mocked(confirm).mockResolvedValueOnce(false);
    await click(second as HTMLElement);
    expect(server.asked.some(({ path }) => path === '/call-log/assign')).toBe(false);
    jest.mocked(confirm).mockResolvedValueOnce(true);
    answerWith({ doubtCount: 0, doubts: [] });
    await click(second as HTMLElement);
    expect(server.asked.at(-2)).toMatchObject({
      path: '/call-log/assign',
      body: { callId: '5757', roomId: SECOND_ROOM },
    });
    expect(text(element, '.status')).toBe('c.VideoSetup_CallLogAssigned');
    expect(focused()).toBe(get(element, '.status'));
    expect(find(element, '.doubt')).toBeUndefined();
  });

  it('takes a call from the list that is of none of them, only if that is confirmed', async () => {
    const element = await open();
    jest.mocked(confirm).mockResolvedValueOnce(false);
    await click(get(element, '.dismiss'));
    expect(server.asked.some(({ path }) => path === '/call-log/dismiss')).toBe(false);
    jest.mocked(confirm).mockResolvedValueOnce(true);
    answerWith({ doubtCount: 0, doubts: [] });
    await click(get(element, '.dismiss'));
    expect(server.asked.at(-2)).toMatchObject({ path: '/call-log/dismiss', body: { callId: '5757' } });
    expect(text(element, '.status')).toBe('c.VideoSetup_CallLogDismissed');
    expect(focused()).toBe(get(element, '.status'));
    expect(find(element, '.doubt')).toBeUndefined();
  });

  it('keeps the doubt in sight where somebody may not decide it', async () => {
    const element = await open();
    server.refuse('POST /call-log/assign');
    jest.mocked(confirm).mockResolvedValueOnce(true);
    await click(get(element, '.assign'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    expect(find(element, '.doubt')).toBeDefined();
  });

  it('is loading, or tells why it could not be read, and before the first reading says so', async () => {
    expect(find(await show('c-setup-call-log', SetupCallLog), 'lightning-spinner')).toBeDefined();
    server.refuse('GET /call-log', PROBLEM, 1);
    answerWith({ lastRead: null });
    const element = await open();
    await click(get(element, '.retry'));
    expect(text(element, '.last-read')).toBe('c.VideoSetup_CallLogNeverRead');
    expect(focused()?.classList).toContain('heading');
  });
});
