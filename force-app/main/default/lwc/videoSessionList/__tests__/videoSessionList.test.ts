import { createElement } from 'lwc';
import VideoSessionList from 'c/videoSessionList';
import sessions from '../../../../../test/data/sessions.json';
import { find, findAll, get, settle, text } from '../../../../../test/dom';
import { emitRecord, emitSessions, refuseSessions, relatedListConfigs } from '../../../../../test/page';

describe('c-video-session-list', () => {
  const onJoin = jest.fn();
  let element: HTMLElement;

  beforeEach(async () => {
    element = createElement('c-video-session-list', { is: VideoSessionList });
    Object.assign(element, { parentId: '003000000000001AAA' });
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
