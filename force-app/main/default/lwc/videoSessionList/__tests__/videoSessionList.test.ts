import { createElement } from 'lwc';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import VideoSessionList from 'c/videoSessionList';
import sessions from '../../../../../test/data/sessions.json';
import { find, findAll, get, settle, text } from '../../../../../test/dom';
import { emitRecord, emitSessions, refuseSessions, relatedListConfigs } from '../../../../../test/page';

describe('c-video-session-list', () => {
  const onJoin = jest.fn();
  let element: HTMLElement;

  beforeEach(async () => {
    element = createElement('c-video-session-list', { is: VideoSessionList });
    Object.assign(element, { parentId: '003000000000001AAA', parentObjectApiName: 'Contact' });
    element.addEventListener('join', (event) => onJoin((event as CustomEvent).detail));
    document.body.appendChild(element);
    await settle();
  });

  afterEach(() => {
    document.body.replaceChildren();
    onJoin.mockClear();
  });

  async function emit(rows: unknown): Promise<void> {
    emitSessions(rows);
    await settle();
  }

  it('asks for the latest five, newest first', () => {
    expect(relatedListConfigs()[0]).toMatchObject({
      relatedListId: 'Video_Sessions__r',
      sortBy: ['-CreatedDate'],
      pageSize: 5,
    });
  });

  it('shows reference and status of each, and a way back where there is one', async () => {
    await emit(sessions);
    expect(findAll(element, '.reference').map((node) => node.textContent)).toEqual([
      '00001042',
      'c.StartVideo_SessionsNoReference',
      '00001010',
      '00001009',
      'c.StartVideo_SessionsNoReference',
    ]);
    const buttons = findAll<HTMLElement & { label: string }>(element, 'lightning-button');
    expect(buttons.map(({ label }) => label)).toEqual([
      'c.StartVideo_SessionsJoin',
      'c.StartVideo_SessionsJoin',
      'c.StartVideo_SessionsStartAgain',
    ]);
    await expect(element).toBeAccessible();
  });

  it('hands over the session to join', async () => {
    await emit(sessions);
    get(element, '[data-id=a01000000000013AAA]').click();
    expect(onJoin).toHaveBeenCalledWith(expect.objectContaining({ id: 'a01000000000013AAA', caseId: undefined }));
  });

  it('offers nothing while a call is held', async () => {
    await emit(sessions);
    Object.assign(element, { isBusy: true });
    await settle();
    const buttons = findAll<HTMLElement & { disabled: boolean }>(element, 'lightning-button');
    expect(buttons.every(({ disabled }) => disabled)).toBe(true);
  });

  it('shows the session of this page although the list does not know it, and its newer state', async () => {
    await emit({ ...sessions, records: sessions.records.slice(1) });
    Object.assign(element, { ownSessionId: 'a01000000000011AAA' });
    await settle();
    sessions.records.slice(0, 1).forEach(emitRecord);
    await settle();
    expect(findAll(element, '.reference')[0]?.textContent).toBe('00001042');
    expect(findAll(element, 'li')).toHaveLength(5);
  });

  it('says who waits, and who is in the call', async () => {
    const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
    const change = (id: string, fields: Record<string, unknown>) => ({
      ...record,
      id,
      fields: { ...record?.fields, ...fields },
    });
    await emit({
      count: 3,
      records: [
        change('a01000000000020AAA', { Origin__c: { value: 'Automation' }, Status__c: { value: 'Requested' } }),
        change('a01000000000021AAA', { Origin__c: { value: 'Automation' } }),
        change('a01000000000022AAA', {
          Agent__c: { value: '005000000000002AAA' },
          Agent__r: { displayValue: 'Tomas Oyelaran', value: null },
        }),
      ],
    });
    expect(findAll(element, '.note').map((node) => node.textContent)).toEqual([
      'c.StartVideo_SessionsNoRoom',
      'c.StartVideo_SessionsWaiting',
      'c.StartVideo_SessionsWithColleague',
    ]);
    expect(findAll(element, 'lightning-button')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('says since when a call goes on, how long it was, and why there was none', async () => {
    const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
    const change = (id: string, fields: Record<string, unknown>) => ({
      ...record,
      id,
      fields: { ...record?.fields, ...fields },
    });
    const colleague = { Agent__c: { value: '005000000000002AAA' }, Agent__r: { displayValue: 'Tomas', value: null } };
    const started = { Status__c: { value: 'Active' }, Started_At__c: { value: '2026-11-23T10:04:00.000Z' } };
    await emit({
      count: 6,
      records: [
        change('a01000000000021AAA', started),
        change('a01000000000022AAA', { ...started, ...colleague }),
        change('a01000000000023AAA', { Status__c: { value: 'Active' } }),
        change('a01000000000024AAA', { Status__c: { value: 'Completed' }, Duration_Seconds__c: { value: 0 } }),
        change('a01000000000025AAA', { Status__c: { value: 'Expired' }, Failure_Code__c: { value: 'NOT_LOGGED' } }),
      ],
    });
    expect(findAll(element, '.note').map((node) => node.textContent)).toEqual([
      'c.StartVideo_InCallSince',
      'c.StartVideo_SessionsTwoNotes',
      'c.StartVideo_InCall',
      'c.StartVideo_SessionsDuration',
      'c.StartVideo_ReasonNotLogged',
    ]);
    await expect(element).toBeAccessible();
  });

  it('says why a session has failed, as far as this page has words for it', async () => {
    const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
    const failed = (id: string, code: string) => ({
      ...record,
      id,
      fields: { ...record?.fields, Status__c: { value: 'Failed' }, Failure_Code__c: { value: code } },
    });
    await emit({
      count: 3,
      records: [
        failed('a01000000000021AAA', 'CONTACT_MISSING'),
        failed('a01000000000022AAA', 'CALL_REFERENCE_INVALID'),
        failed('a01000000000023AAA', 'A_NEWER_CODE'),
      ],
    });
    expect(findAll(element, '.note').map((node) => node.textContent)).toEqual([
      'c.StartVideo_ErrorContactMissingTitle',
      'c.StartVideo_ErrorCallReferenceInvalidTitle',
    ]);
  });

  it('says nothing of a failure that is no call outcome', async () => {
    const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
    Object.assign(record?.fields ?? {}, {
      Status__c: { value: 'Expired' },
      Failure_Code__c: { value: 'VIDEO_UNAVAILABLE' },
    });
    await emit({ count: 1, records: [record] });
    expect(findAll(element, '.note')).toEqual([]);
  });

  describe('while a session is open', () => {
    beforeEach(() => {
      jest.useFakeTimers();
      jest.mocked(notifyRecordUpdateAvailable).mockClear();
    });
    afterEach(() => jest.useRealTimers());

    it('asks for its newer state, until the page is left', async () => {
      emitSessions(sessions);
      await Promise.resolve();
      await jest.advanceTimersByTimeAsync(1_500);
      const [ids] = jest.mocked(notifyRecordUpdateAvailable).mock.calls[0] ?? [];
      expect(ids).toContainEqual({ recordId: 'a01000000000011AAA' });
      element.remove();
      jest.mocked(notifyRecordUpdateAvailable).mockClear();
      await jest.advanceTimersByTimeAsync(60_000);
      expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    });

    it('asks on while ratings may arrive', async () => {
      const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
      Object.assign(record?.fields ?? {}, { Status__c: { value: 'Completed' }, Outcome_Pending__c: { value: true } });
      emitSessions({ count: 1, records: [record] });
      await jest.advanceTimersByTimeAsync(1_500);
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a01000000000011AAA' }]);
    });

    it('asks for nothing once all are over', async () => {
      const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
      Object.assign(record?.fields ?? {}, { Status__c: { value: 'Completed' } });
      emitSessions({ count: 1, records: [record] });
      await jest.advanceTimersByTimeAsync(60_000);
      expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    });
  });

  describe('while nothing happens on the page itself', () => {
    const asked = () => relatedListConfigs().map(({ where }) => where);
    const parent = (changedAt: string) => ({
      id: '003000000000001AAA',
      fields: { LastModifiedDate: { value: changedAt } },
    });
    const isHidden = jest.spyOn(document, 'hidden', 'get');

    beforeEach(async () => {
      // Put on the page anew, now that its timers can be moved.
      element.remove();
      jest.useFakeTimers();
      document.body.appendChild(element);
      await Promise.resolve();
      emitSessions(sessions);
    });
    afterEach(() => {
      jest.useRealTimers();
      isHidden.mockReturnValue(false);
    });

    it('looks for new sessions every 30 s, and keeps what it shows meanwhile', async () => {
      const before = asked();
      await jest.advanceTimersByTimeAsync(29_000);
      expect(asked()).toEqual(before);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(asked()).not.toEqual(before);
      expect(findAll(element, 'li')).toHaveLength(5);
    });

    it('looks within seconds after the record changed', async () => {
      emitRecord(parent('2026-11-27T10:00:00.000Z'));
      await jest.advanceTimersByTimeAsync(3_000);
      const before = asked();
      emitRecord(parent('2026-11-27T10:00:05.000Z'));
      await jest.advanceTimersByTimeAsync(3_000);
      expect(asked()).not.toEqual(before);
    });

    it('looks at once when the page comes to the front, and never while it is behind', async () => {
      const before = asked();
      isHidden.mockReturnValue(true);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(asked()).toEqual(before);
      isHidden.mockReturnValue(false);
      document.dispatchEvent(new CustomEvent('visibilitychange'));
      await jest.advanceTimersByTimeAsync(0);
      expect(asked()).not.toEqual(before);
    });
  });

  it('shows nothing of one record under the name of another', async () => {
    await emit(sessions);
    Object.assign(element, { parentId: '003000000000002AAA' });
    await settle();
    await emit(undefined);
    expect(findAll(element, 'li')).toHaveLength(0);
  });

  it('says that there are none, or that they could not be loaded', async () => {
    await emit({ count: 0, records: [] });
    expect(text(element, '.empty')).toBe('c.StartVideo_SessionsEmpty');
    refuseSessions(500);
    await settle();
    expect(text(element, '.error')).toBe('c.StartVideo_SessionsError');
    expect(find(element, '.empty')).toBeUndefined();
    await expect(element).toBeAccessible();
  });
});
