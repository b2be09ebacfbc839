import StartVideo from 'c/startVideo';
import room from '../../../../../test/data/room.json';
import { find, findAll, get, settle, text } from '../../../../../test/dom';
import * as page from '../../../../../test/page';

const START = 'lightning-button.start';
const ANOTHER = '.another';

describe('what becomes of a call with c-start-video', () => {
  let fetchMock: jest.Mock;
  let element: HTMLElement;
  let fields: Record<string, { value: unknown }>;

  beforeEach(async () => {
    jest.useFakeTimers();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    fetchMock = page.answerFetch({ status: 201, body: { ...room, expiresAt } });
    const data = page.createData();
    element = await page.openPage('c-start-video', StartVideo, { data });
    get(element, START).click();
    await settle();
    fields = { ...data.sessions.records[0]?.fields };
  });
  afterEach(() => {
    page.closePage();
    jest.useRealTimers();
  });

  async function tell(changes: Record<string, unknown>): Promise<void> {
    for (const [field, value] of Object.entries(changes)) {
      fields[field] = { value };
    }
    page.emitRecord({ id: room.sessionId, fields: { ...fields } });
    await settle();
  }

  it('says since when it goes on, and offers no second room beyond the time of its own', async () => {
    await tell({ Status__c: 'Active', Started_At__c: '2026-11-23T10:04:00.000Z' });
    expect(text(element, '.in-call')).toBe('c.StartVideo_InCallSince');
    // Perhaps the customer has yet to come.
    for (const needed of ['c-video-guest-link', 'c-video-countdown']) expect(find(element, needed)).toBeDefined();
    const frame = get(element, 'iframe');
    await jest.advanceTimersByTimeAsync(61_000);
    expect(find(element, '.expired')).toBeUndefined();
    expect(find(element, '.start-again')).toBeUndefined();
    expect(find(element, 'c-video-guest-link')).toBeUndefined();
    expect(text(element, '.in-call')).toBe('c.StartVideo_InCallSince');
    expect(get(element, 'iframe')).toBe(frame);
    expect(fetchMock).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says that it goes on also where the org keeps its time to itself', async () => {
    await tell({ Status__c: 'Active' });
    expect(text(element, '.in-call')).toBe('c.StartVideo_InCall');
  });

  it('ends with a receipt, which changes as ratings arrive, and leads to another call', async () => {
    await tell({ Status__c: 'Active' });
    await tell({ Status__c: 'Completed', Duration_Seconds__c: 705, Outcome_Pending__c: true });
    expect(text(element, '.ended')).toBe('c.StartVideo_ConsoleEnded');
    expect(text(element, '.duration')).toBe('11 min 45 sec');
    expect(find(element, '.in-call')).toBeUndefined();
    expect(find(element, '.pending')).toBeDefined();
    expect(findAll(element, 'lightning-button').filter(({ className }) => /open|leave/u.test(className))).toEqual([]);
    await tell({ Guest_Rating__c: 4, Outcome_Pending__c: false });
    expect(text(element, '.rating')).toContain('★★★★☆');
    expect(find(element, '.pending')).toBeUndefined();
    get(element, ANOTHER).click();
    await settle();
    expect(find(element, 'iframe')).toBeUndefined();
    expect(find(element, START)).toBeDefined();
  });

  it('says why nothing came of it, and starts again', async () => {
    await jest.advanceTimersByTimeAsync(61_000);
    expect(find(element, '.reason')).toBeUndefined();
    await tell({ Status__c: 'Expired', Failure_Code__c: 'NO_ANSWER' });
    expect(text(element, '.reason')).toBe('c.StartVideo_ReasonNoAnswer');
    fetchMock.mockResolvedValue(page.toResponse({ status: 201, body: room }));
    get(element, 'lightning-button.start-again').click();
    await settle();
    expect(find(element, '.expired')).toBeUndefined();
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it('becomes a receipt also where the call was logged late', async () => {
    await jest.advanceTimersByTimeAsync(61_000);
    await tell({ Status__c: 'Expired' });
    expect(find(element, '.expired')).toBeDefined();
    await tell({ Status__c: 'Completed', Duration_Seconds__c: 60 });
    expect(find(element, '.expired')).toBeUndefined();
    expect(text(element, '.duration')).toBe('1 min');
  });
});
