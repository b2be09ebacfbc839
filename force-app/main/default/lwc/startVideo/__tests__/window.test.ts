import StartVideo from 'c/startVideo';
import problem from '../../../../../test/data/problem.json';
import room from '../../../../../test/data/room.json';
import { find, get, settle, text } from '../../../../../test/dom';
import * as page from '../../../../../test/page';

interface Popup {
  closed: boolean;
  location: { replace: jest.Mock };
  focus: jest.Mock;
  close: jest.Mock;
}

function createPopup(): Popup {
  const popup: Popup = {
    closed: false,
    location: { replace: jest.fn() },
    focus: jest.fn(),
    close: jest.fn(() => {
      popup.closed = true;
    }),
  };
  return popup;
}

function openPage(): Promise<HTMLElement> {
  const data = page.createData();
  Object.assign(data.settings.records[0]?.fields.Console_Mode__c ?? {}, { value: 'Window' });
  return page.openPage('c-start-video', StartVideo, { data });
}

async function click(element: HTMLElement, selector: string): Promise<void> {
  get(element, selector).click();
  await settle();
}

describe('the console in a window of its own', () => {
  let popup: Popup;
  let open: jest.SpyInstance;
  let fetchMock: jest.Mock;

  beforeEach(() => {
    popup = createPopup();
    open = jest.spyOn(window, 'open').mockImplementation(() => popup as unknown as Window);
    fetchMock = page.answerFetch();
  });

  afterEach(page.closePage);

  it('opens the window while the click is handled, before the room is there', async () => {
    const element = await openPage();
    get(element, 'lightning-button.start').click();
    expect(open).toHaveBeenCalledTimes(1);
    expect(popup.location.replace).not.toHaveBeenCalled();
    await settle();
    expect(popup.location.replace).toHaveBeenCalledWith(room.agentConsoleUrl);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('shows no frame beside the window', async () => {
    const element = await openPage();
    await click(element, 'lightning-button.start');
    expect(find(element, 'iframe')).toBeUndefined();
    expect(text(element, 'c-video-console')).toContain('c.StartVideo_ConsoleWindowOpen');
    await expect(element).toBeAccessible();
  });

  it('closes the empty window when there is no room', async () => {
    fetchMock.mockResolvedValue(page.toResponse({ status: 503, body: problem }));
    const element = await openPage();
    await click(element, 'lightning-button.start');
    expect(popup.close).toHaveBeenCalled();
  });

  it('brings the window to the front, and opens it again if the agent closed it', async () => {
    const element = await openPage();
    await click(element, 'lightning-button.start');
    await click(element, 'lightning-button.show-window');
    expect(popup.focus).toHaveBeenCalledTimes(1);
    popup.closed = true;
    open.mockImplementation(() => Object.assign(popup, { closed: false }));
    await click(element, 'lightning-button.show-window');
    expect(open).toHaveBeenCalledTimes(2);
    expect(popup.location.replace).toHaveBeenLastCalledWith(room.agentConsoleUrl);
  });

  it('moves the console into the page on demand, and closes the window', async () => {
    const element = await openPage();
    await click(element, 'lightning-button.start');
    await click(element, 'lightning-button.open-page');
    expect(popup.close).toHaveBeenCalled();
    expect(get<HTMLIFrameElement>(element, 'iframe').getAttribute('src')).toBe(room.agentConsoleUrl);
  });

  it('moves the console from the page into a window with one click', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    await click(element, 'lightning-button.start');
    expect(open).not.toHaveBeenCalled();
    await click(element, 'lightning-button.open-window');
    expect(popup.location.replace).toHaveBeenCalledWith(room.agentConsoleUrl);
    expect(find(element, 'iframe')).toBeUndefined();
  });

  it('says what to do when the browser blocks the window, and opens it from the button', async () => {
    open.mockReturnValue(null);
    const element = await openPage();
    await click(element, 'lightning-button.start');
    expect(text(element, '.blocked')).toBe('c.StartVideo_ConsoleWindowBlocked');
    await expect(element).toBeAccessible();
    open.mockReturnValue(popup as unknown as Window);
    await click(element, 'lightning-button.open-window');
    expect(popup.location.replace).toHaveBeenCalledWith(room.agentConsoleUrl);
    expect(find(element, '.blocked')).toBeUndefined();
  });

  it('leaves the window open when the page goes away during a call', async () => {
    const element = await openPage();
    await click(element, 'lightning-button.start');
    element.remove();
    expect(popup.close).not.toHaveBeenCalled();
  });
});
