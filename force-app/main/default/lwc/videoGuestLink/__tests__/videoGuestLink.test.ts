import { createElement } from 'lwc';
import VideoGuestLink from 'c/videoGuestLink';
import { focused, get, settle, text } from '../../../../../test/dom';

const LINK = 'https://guest.example.com/guest/Y56IiyJM';

describe('c-video-guest-link', () => {
  const writeText = jest.fn();
  let element: HTMLElement;

  beforeEach(async () => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    element = createElement('c-video-guest-link', { is: VideoGuestLink });
    Object.assign(element, { link: LINK });
    document.body.appendChild(element);
    await settle();
  });

  afterEach(() => {
    document.body.replaceChildren();
    writeText.mockReset();
  });

  it('copies the link and says so', async () => {
    writeText.mockResolvedValue(undefined);
    get(element, 'lightning-button-icon').click();
    await settle();
    expect(writeText).toHaveBeenCalledWith(LINK);
    expect(text(element, '[role=status]')).toBe('c.StartVideo_ConsoleCopied');
  });

  it('selects the link for the keyboard where scripts may not copy', async () => {
    writeText.mockRejectedValue(new Error('Not allowed'));
    get(element, 'lightning-button-icon').click();
    await settle();
    const input = get<HTMLInputElement>(element, 'input');
    expect(focused()).toBe(input);
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe(LINK);
    expect(text(element, '[role=status]')).toBe('c.StartVideo_ConsoleCopyFailed');
  });

  it('is accessible, its button too', async () => {
    expect(get<HTMLElement & { alternativeText: string }>(element, 'lightning-button-icon').alternativeText).toBe(
      'c.StartVideo_ConsoleCopy',
    );
    await expect(element).toBeAccessible();
  });
});
