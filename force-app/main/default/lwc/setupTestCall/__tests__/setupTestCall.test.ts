import { createRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import SetupTestCall from 'c/setupTestCall';
import { readSettings } from 'c/videoSettings';
import room from '../../../../../test/data/room.json';
import sessions from '../../../../../test/data/sessions.json';
import settings from '../../../../../test/data/settings.json';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { answerFetch, emitRecord, requestBody, toResponse } from '../../../../../test/page';
import { PROBLEM, change, clear, click, emitInfo, listen, serveSetup, show } from '../../../../../test/setup';

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
