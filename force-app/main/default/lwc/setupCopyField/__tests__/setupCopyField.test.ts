import SetupCopyField from 'c/setupCopyField';
import { focused, get, text } from '../../../../../test/dom';
import { clear, click, show } from '../../../../../test/setup';

describe('c-setup-copy-field', () => {
  afterEach(clear);

  const open = () => show('c-setup-copy-field', SetupCopyField, { label: 'URL', value: 'https://x.example' });

  it('copies the value and says so', async () => {
    const writeText = jest.fn(() => Promise.resolve());
    Object.assign(navigator, { clipboard: { writeText } });
    const element = await open();
    await click(get(element, '.copy'));
    expect(writeText).toHaveBeenCalledWith('https://x.example');
    expect(text(element, '.message')).toBe('c.VideoSetup_CommonCopied');
    await expect(element).toBeAccessible();
  });

  it('selects the value where the browser does not let it copy', async () => {
    Object.assign(navigator, { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    const element = await open();
    await click(get(element, '.copy'));
    expect(focused()).toBe(get(element, 'input'));
    expect(text(element, '.message')).toBe('c.VideoSetup_CommonCopyFailed');
  });
});
