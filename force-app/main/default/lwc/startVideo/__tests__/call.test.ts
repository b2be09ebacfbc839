import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import StartVideo from 'c/startVideo';
import problem from '../../../../../test/data/problem.json';
import room from '../../../../../test/data/room.json';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import * as page from '../../../../../test/page';

const START = 'lightning-button.start';

async function start(element: HTMLElement): Promise<void> {
  get(element, START).click();
  await settle();
}

function createdOf(apiName: string): { fields: Record<string, string> }[] {
  return createRecord.mock.calls.map(([input]) => input).filter((input) => input.apiName === apiName);
}

function choose(element: HTMLElement, selector: string, value: string): Promise<void> {
  get(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  return settle();
}

async function pickPhone(element: HTMLElement, field: string): Promise<void> {
  get(element, `input[value=${field}]`).click();
  await settle();
}

describe('a call with c-start-video', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    jest.useFakeTimers();
    fetchMock = page.answerFetch();
  });

  afterEach(() => {
    page.closePage();
    jest.useRealTimers();
  });

  it('records the session and the proof, then asks the middleware for the room', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    expect(createdOf('Video_Session__c')).toEqual([
      {
        apiName: 'Video_Session__c',
        fields: {
          Contact__c: page.CONTACT_ID,
          Case__c: page.CASE_ID,
          Invitation__c: 'SMS',
          Phone_Field__c: 'MobilePhone',
        },
      },
    ]);
    expect(createdOf('Video_Proof__c')[0]?.fields).toEqual({});
    expect(updateRecord.mock.calls[0]?.[0].fields).toMatchObject({ Hash__c: expect.stringMatching(/^[\w-]{43}$/) });
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(`https://video.example.com/v1/video-sessions/${room.sessionId}/room`);
    expect(init.headers).toEqual({ 'Content-Type': 'application/json', 'X-Gate-Key': 'test-gate-key' });
    expect(page.requestBody(fetchMock, 0)).toEqual({
      proofId: 'a02000000000000002',
      verifier: expect.stringMatching(/^[\w-]{43}$/),
      contactId: page.CONTACT_ID,
      caseId: page.CASE_ID,
    });
  });

  it('shows the console, the reference and the link, and moves the focus there', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    const frame = get<HTMLIFrameElement>(element, 'iframe');
    expect(frame.getAttribute('src')).toBe(room.agentConsoleUrl);
    expect(frame.getAttribute('allow')).toBe(
      'camera https://console.example.com; microphone https://console.example.com',
    );
    expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(text(element, '.reference')).toBe(room.callReference);
    expect(get<HTMLInputElement>(element, 'input[readonly]').value).toBe(room.guestLink);
    expect(find(element, START)).toBeUndefined();
    expect(focused()?.classList).toContain('heading');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('has nothing to copy where 8x8 gives no link', async () => {
    fetchMock = page.answerFetch({ status: 201, body: { ...room, guestLink: null } });
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    expect(text(element, '.reference')).toBe(room.callReference);
    expect(find(element, 'c-video-guest-link')).toBeUndefined();
    expect(find(element, 'input[readonly]')).toBeUndefined();
  });

  it('keeps the very same frame while the data of the page changes', async () => {
    const data = page.createData();
    const element = await page.openPage('c-start-video', StartVideo, { data });
    await start(element);
    const frame = get<HTMLIFrameElement>(element, 'iframe');
    const onLoad = jest.fn();
    new MutationObserver(onLoad).observe(frame, { attributes: true });

    Object.assign(data.contact.fields.Name, { value: 'Amara Okafor-Lind' });
    Object.assign(data.settings, { records: [] });
    await page.emitData(data);
    page.refuseRecordRead(404);
    await settle();
    page.emitSessions({ count: 0, records: [] });
    await jest.advanceTimersByTimeAsync(120_000);

    expect(get(element, 'iframe')).toBe(frame);
    expect(frame.isConnected).toBe(true);
    expect(onLoad).not.toHaveBeenCalled();
  });

  it('makes one session of a double click', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    const button = get(element, START);
    button.click();
    button.click();
    await settle();
    expect(createdOf('Video_Session__c')).toHaveLength(1);
    expect(createdOf('Video_Proof__c')).toHaveLength(1);
    expect(fetchMock).toHaveBeenCalledTimes(1);
  });

  it('shows the progress meanwhile', async () => {
    fetchMock.mockReturnValue(new Promise(() => undefined));
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    expect(findAll(get(element, 'c-video-progress'), 'li')).toHaveLength(2);
    expect(find(element, START)).toBeUndefined();
    expect(find(element, 'c-video-error-panel')).toBeUndefined();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('sends what the agent chose: another number, no case, so by link', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await pickPhone(element, 'Phone');
    await choose(element, 'lightning-combobox', 'none');
    await start(element);
    expect(createdOf('Video_Session__c')[0]?.fields).toEqual({
      Contact__c: page.CONTACT_ID,
      Invitation__c: 'Link',
      Phone_Field__c: 'Phone',
    });
    expect(page.requestBody(fetchMock, 0)).not.toHaveProperty('caseId');
  });

  it('sends the case of the page with its 18 characters', async () => {
    const options = { recordId: page.CASE_ID, objectApiName: 'Case' };
    const element = await page.openPage('c-start-video', StartVideo, options);
    await start(element);
    expect(page.requestBody(fetchMock, 0)).toMatchObject({ contactId: page.CONTACT_ID, caseId: page.CASE_ID });
  });

  it('shows an error with its remedy and reference, and takes the focus there', async () => {
    fetchMock.mockResolvedValue(page.toResponse({ status: 503, body: problem }));
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    const alert = text(element, '[role=alert]');
    expect(alert).toContain('c.StartVideo_ErrorVideoUnavailableTitle');
    expect(alert).toContain('c.StartVideo_ErrorVideoUnavailableRemedy');
    expect(alert).toContain('c.StartVideo_ErrorRequestId');
    expect(focused()?.classList).toContain('heading');
    expect(find(element, START)).toBeUndefined();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('tries again with the same session and the same proof', async () => {
    fetchMock.mockResolvedValueOnce(page.toResponse({ status: 503, body: problem }));
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    get(element, 'lightning-button.retry').click();
    await settle();
    expect(page.requestBody(fetchMock, 1)).toEqual(page.requestBody(fetchMock, 0));
    expect(createRecord).toHaveBeenCalledTimes(2);
    expect(find(element, 'iframe')).toBeDefined();
  });

  it('goes back to the form with what was chosen, and gives the focus back', async () => {
    fetchMock.mockResolvedValueOnce(
      page.toResponse({ status: 422, body: { ...problem, code: 'PHONE_INVALID', retryable: false } }),
    );
    const element = await page.openPage('c-start-video', StartVideo);
    await pickPhone(element, 'Phone');
    await start(element);
    // The number may be corrected by now.
    expect(find(element, 'lightning-button.retry')).toBeDefined();
    const onFocus = jest.spyOn(HTMLElement.prototype, 'focus');
    get(element, 'lightning-button.back').click();
    await settle();
    expect(get<HTMLInputElement>(element, 'input[value=Phone]').checked).toBe(true);
    expect(onFocus.mock.contexts).toContain(get(element, START));
  });

  it('tells Salesforce to look again until the write-back shows, then seldom, and stops with the page', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    await jest.advanceTimersByTimeAsync(12_000);
    expect(notifyRecordUpdateAvailable.mock.calls.length).toBeGreaterThanOrEqual(4);
    const ids = [room.sessionId, page.CONTACT_ID, page.CASE_ID].map((recordId) => ({ recordId }));
    expect(notifyRecordUpdateAvailable).toHaveBeenLastCalledWith(ids);
    element.remove();
    notifyRecordUpdateAvailable.mockClear();
    await jest.advanceTimersByTimeAsync(300_000);
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
  });

  it('offers to start again after the expiry, with the same session and a new proof', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    fetchMock.mockResolvedValueOnce(page.toResponse({ status: 201, body: { ...room, expiresAt } }));
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    expect(find(element, '.expired')).toBeUndefined();
    const frame = get(element, 'iframe');
    await jest.advanceTimersByTimeAsync(61_000);
    expect(text(element, '.expired')).toContain('c.StartVideo_ConsoleExpiredRemedy');
    expect(get(element, 'iframe')).toBe(frame);
    get(element, 'lightning-button.start-again').click();
    await settle();
    expect(get(element, 'iframe')).toBe(frame);
    expect(createdOf('Video_Session__c')).toHaveLength(1);
    expect(createdOf('Video_Proof__c')).toHaveLength(2);
    expect(fetchMock.mock.calls[1]?.[0]).toBe(fetchMock.mock.calls[0]?.[0]);
    expect(find(element, '.expired')).toBeUndefined();
  });

  it('says that the call is over when Salesforce says so, and keeps the console', async () => {
    const data = page.createData();
    const element = await page.openPage('c-start-video', StartVideo, { data });
    await start(element);
    const fields = { ...data.sessions.records[3]?.fields };
    page.emitRecord({ id: room.sessionId, fields });
    await settle();
    expect(text(element, '.ended')).toBe('c.StartVideo_ConsoleEnded');
    expect(find(element, 'iframe')).toBeDefined();
  });

  it('closes the console on demand and offers the form again', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await start(element);
    get(element, 'lightning-button.leave').click();
    await settle();
    expect(find(element, 'iframe')).toBeUndefined();
    expect(find(element, START)).toBeDefined();
  });

  it('takes up an earlier session with a proof of its own and records none', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    const sessionId = 'a01000000000012AAA';
    fetchMock.mockResolvedValue(page.toResponse({ status: 200, body: { ...room, sessionId } }));
    get(element, `[data-id=${sessionId}]`).click();
    await settle();
    expect(createdOf('Video_Session__c')).toHaveLength(0);
    expect(createdOf('Video_Proof__c')).toHaveLength(1);
    expect(fetchMock.mock.calls[0]?.[0]).toContain(sessionId);
    expect(page.requestBody(fetchMock, 0)).toMatchObject({ contactId: page.CONTACT_ID, caseId: page.CASE_ID });
    expect(find(element, 'iframe')).toBeDefined();
  });
});
