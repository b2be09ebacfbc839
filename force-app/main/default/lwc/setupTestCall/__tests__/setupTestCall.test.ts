import { createRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import SetupTestCall from 'c/setupTestCall';
import { readSettings } from 'c/videoSettings';
import room from '../../../../../test/data/room.json';
import sessions from '../../../../../test/data/sessions.json';
import settings from '../../../../../test/data/settings.json';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { answerFetch, emitRecord, requestBody, toResponse } from '../../../../../test/page';
import {
  PROBLEM,
  change,
  clear,
  click,
  createClient,
  emitInfo,
  listen,
  serveSetup,
  show,
} from '../../../../../test/setup';

const CONTACT = '003000000000001AAA';
const HEADERS = { 'Server-Timing': 'salesforce;dur=120, video;dur=80, storage;dur=4' };

function sessionInfo(createable: boolean): object {
  return { createable: true, fields: { Contact__c: { createable }, Invitation__c: { createable } } };
}

describe('c-setup-test-call', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    jest.useFakeTimers();
    serveSetup();
    fetchMock = answerFetch({ status: 201, body: { ...room, invitation: 'Link' }, headers: HEADERS });
  });

  afterEach(() => {
    jest.useRealTimers();
    clear();
  });

  async function open(inputs: object = {}): Promise<HTMLElement> {
    const call = readSettings(settings.records as unknown as LightningRecord[]);
    const element = await show('c-setup-test-call', SetupTestCall, { settings: call, ...inputs });
    emitInfo(sessionInfo(true));
    await settle();
    return element;
  }

  async function start(element: HTMLElement): Promise<void> {
    await change(get(element, '.contact'), { recordId: CONTACT });
    await click(get(element, '.start'));
  }

  async function writeBack(): Promise<void> {
    const [row] = JSON.parse(JSON.stringify(sessions.records));
    row.fields.Call_Reference__c = { value: room.callReference };
    emitRecord({ ...row, id: room.sessionId });
    await settle();
  }

  const hop = (element: HTMLElement, name: string) => get(element, `[data-hop=${name}]`).textContent ?? '';

  it('starts by link for the chosen contact, and shows every hop with its time', async () => {
    const element = await open();
    const heard = listen(element, 'finished');
    expect(get<HTMLButtonElement>(element, '.start').disabled).toBe(true);
    await start(element);
    const [session] = createRecord.mock.calls.map(([input]) => input).filter(({ fields }) => 'Contact__c' in fields);
    expect(session.fields).toEqual({ Contact__c: CONTACT, Invitation__c: 'Link' });
    expect(requestBody(fetchMock, 0)).toMatchObject({ contactId: CONTACT });
    expect(hop(element, 'record')).toMatch(/\d+ ms/);
    expect(findAll(element, '.part')).toHaveLength(3);
    expect(heard).not.toHaveBeenCalled();

    await jest.advanceTimersByTimeAsync(1_500);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: room.sessionId }]);
    await writeBack();
    expect(hop(element, 'writeBack')).toMatch(/\d+ ms/);
    expect(heard).toHaveBeenCalledTimes(1);
    notifyRecordUpdateAvailable.mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('gives the link to try and opens the console on demand only', async () => {
    const popup = { closed: false, location: { replace: jest.fn() } };
    const opens = jest.spyOn(window, 'open').mockReturnValue(popup as unknown as Window);
    const element = await open();
    await start(element);
    expect(get<HTMLElement & { link: string }>(element, 'c-video-guest-link').link).toBe(room.guestLink);
    expect(opens).not.toHaveBeenCalled();
    await click(get(element, '.open-console'));
    expect(popup.location.replace).toHaveBeenCalledWith(room.agentConsoleUrl);
    opens.mockReturnValue(null);
    popup.closed = true;
    await click(get(element, '.open-console'));
    expect(text(element, '.blocked')).toBe('c.VideoSetup_TestCallConsoleBlocked');
  });

  it('says that the write-back is late, and looks no more after two minutes', async () => {
    const element = await open();
    await start(element);
    await jest.advanceTimersByTimeAsync(25_000);
    expect(find(element, '.slow')).toBeDefined();
    await jest.advanceTimersByTimeAsync(120_000);
    notifyRecordUpdateAvailable.mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    await writeBack();
    expect(find(element, '.slow')).toBeUndefined();
  });

  it('shows at which hop it failed and why, and tries again', async () => {
    fetchMock.mockResolvedValueOnce(toResponse({ status: 503, body: PROBLEM }));
    const element = await open();
    await start(element);
    expect(hop(element, 'room')).not.toMatch(/ms/);
    expect(focused()).toBe(get(element, '.heading'));
    get(element, '.retry').focus();
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorSalesforceUnavailableTitle');
    await click(get(element, '.retry'));
    expect(find(element, 'c-setup-error')).toBeUndefined();
    expect(focused()).toBe(get(element, '.heading'));
    expect(hop(element, 'room')).toMatch(/ms/);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  const PEER = { name: '8x8', status: 400, code: '1002', message: 'Invalid number', errorId: '41b8b1a6' };
  const calls = () => fetchMock.mock.calls.map(([url, init]) => ({ url: String(url), headers: init.headers }));

  it('proves with the call who asks, and shows what 8x8 said of a refusal', async () => {
    serveSetup();
    const client = createClient();
    await client.open();
    fetchMock = answerFetch({ status: 502, body: { ...PROBLEM, code: 'VIDEO_REJECTED', peer: PEER } });
    const element = await open({ client });
    await start(element);
    expect(calls()).toMatchObject([{ headers: { Authorization: 'Bearer setup-token-1' } }]);
    const lines = findAll(get(element, 'c-setup-error'), '.peer').map((line) => line.textContent);
    expect(lines).toHaveLength(4);
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_CommonPeerErrorId');
  });

  it.each([
    ['goes to another server', 'https://other.example.com'],
    ['goes to another port', 'https://video.example.com:8443'],
  ])('keeps the token back where the call %s', async (_, middlewareUrl) => {
    serveSetup();
    const client = createClient();
    await client.open();
    fetchMock = answerFetch({ status: 502, body: PROBLEM });
    const call = readSettings(settings.records as unknown as LightningRecord[]);
    const element = await open({ client, settings: { ...call, middlewareUrl } });
    await start(element);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]?.headers).not.toHaveProperty('Authorization');
  });

  it('calls all the same where no token is to be had', async () => {
    const server = serveSetup();
    server.refuse('POST /token');
    const client = createClient();
    await expect(client.open()).rejects.toThrow();
    const refusing = globalThis.fetch;
    fetchMock = jest.fn((url: string, init: RequestInit) => {
      const sessionId = /(\w+)\/room$/.exec(url)?.[1];
      return sessionId
        ? Promise.resolve(toResponse({ status: 201, body: { ...room, sessionId } }))
        : refusing(url, init);
    });
    globalThis.fetch = fetchMock as unknown as typeof fetch;
    const element = await open({ client });
    await start(element);
    expect(calls().at(-1)?.url).toMatch(/\/room$/);
    expect(calls().at(-1)?.headers).not.toHaveProperty('Authorization');
    expect(hop(element, 'room')).toMatch(/ms/);
  });

  it.each([
    ['may not create sessions', { ...sessionInfo(true), createable: false }],
    ['may create sessions, but set none of their fields', sessionInfo(false)],
    ['sees no such field', { createable: true, fields: {} }],
  ])('says how to get the permission set to an administrator who %s', async (_, info) => {
    const element = await open();
    emitInfo(info);
    await settle();
    expect(find(element, '.start')).toBeUndefined();
    expect(get(element, '.assign').getAttribute('href')).toBe('/lightning/setup/PermSets/home');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('sends nothing while the settings are those of another org', async () => {
    const element = await open({ isBlocked: true });
    expect(find(element, '.start')).toBeUndefined();
    expect(text(element, 'c-video-notice')).toContain('c.VideoSetup_TestCallBlockedTitle');
  });
});
