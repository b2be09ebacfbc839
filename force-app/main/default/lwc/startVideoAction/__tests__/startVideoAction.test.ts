import StartVideoAction from 'c/startVideoAction';
import room from '../../../../../test/data/room.json';
import { find, findAll, get, settle, text } from '../../../../../test/dom';
import * as page from '../../../../../test/page';

describe('c-start-video-action', () => {
  const replace = jest.fn();

  beforeEach(() => {
    page.answerFetch();
    jest
      .spyOn(window, 'open')
      .mockImplementation(() => ({ closed: false, location: { replace }, close: jest.fn() }) as unknown as Window);
  });

  afterEach(page.closePage);

  it('shows the form of the page without the latest sessions', async () => {
    const element = await page.openPage('c-start-video-action', StartVideoAction);
    expect(text(element, '.customer')).toBe('Amara Okafor');
    expect(find(element, 'c-video-session-list')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('opens the console in a window, never in the dialog, although the settings say so', async () => {
    const element = await page.openPage('c-start-video-action', StartVideoAction);
    get(element, 'lightning-button.start').click();
    await settle();
    expect(replace).toHaveBeenCalledWith(room.agentConsoleUrl);
    expect(find(element, 'iframe')).toBeUndefined();
    expect(find(element, 'lightning-button.open-page')).toBeUndefined();
    expect(get<HTMLInputElement>(element, 'input[readonly]').value).toBe(room.guestLink);
    expect(text(element, '.reference')).toBe(room.callReference);
    await expect(element).toBeAccessible();
  });

  it('closes the dialog, and leaves the call in its window alone', async () => {
    const element = await page.openPage('c-start-video-action', StartVideoAction);
    const onClose = jest.fn();
    element.addEventListener('closescreen', onClose);
    get(element, 'lightning-button.start').click();
    await settle();
    const buttons = findAll<HTMLElement & { label: string }>(element, 'lightning-button');
    buttons.find(({ label }) => label === 'c.StartVideo_Close')?.click();
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
