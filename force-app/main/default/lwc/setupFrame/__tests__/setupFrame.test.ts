import SetupFrame from 'c/setupFrame';
import { find, focused, get, text } from '../../../../../test/dom';
import { clear, click, listen, show } from '../../../../../test/setup';

const WORDS = { heading: 'Keys', loadingText: 'Reading the keys', emptyText: 'There is no key.' };
const ERROR = { code: 'SALESFORCE_UNAVAILABLE', retryable: true };

describe('c-setup-frame', () => {
  afterEach(clear);

  const open = (inputs: object = {}) => show('c-setup-frame', SetupFrame, { ...WORDS, ...inputs });
  /** Which of the states are shown. */
  const shown = (element: HTMLElement) =>
    ['lightning-spinner', 'c-setup-error', '.empty', 'slot'].filter((part) => find(element, part));

  it.each([
    ['loading', {}, ['lightning-spinner']],
    ['failed', { error: ERROR }, ['c-setup-error']],
    ['empty', { answer: {}, hasNothing: true }, ['.empty']],
    ['filled', { answer: {} }, ['slot']],
    ['filled, and failed the next time', { answer: {}, error: ERROR }, ['c-setup-error', 'slot']],
  ])('is %s', async (_, inputs, parts) => {
    const element = await open(inputs);
    expect(shown(element)).toEqual(parts);
    expect(text(element, '.heading')).toBeTruthy();
    await expect(element).toBeAccessible();
  });

  it('takes the focus to why there is nothing, or else to its heading', async () => {
    const broken = await open({ error: ERROR });
    broken.focus();
    expect(focused()).toBe(get(get(broken, 'c-setup-error'), '.heading'));
    const filled = await open({ answer: {} });
    filled.focus();
    expect(focused()?.textContent).toBe('Keys');
  });

  it('leaves the focus where it is without a heading, so that the part shows its own', async () => {
    const element = await open({ heading: '', answer: {} });
    element.focus();
    expect(focused()).toBe(document.body);
  });

  it('passes a retry on', async () => {
    const element = await open({ error: ERROR });
    const heard = listen(element, 'retry');
    await click(get(element, '.retry'));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
