import LightningModal from 'lightning/modal';
import SetupConfirm, { confirm } from 'c/setupConfirm';
import { get } from '../../../../../test/dom';
import { clear, click, listen, show } from '../../../../../test/setup';

describe('c-setup-confirm', () => {
  afterEach(clear);

  it.each([
    ['.no', false],
    ['.yes', true],
  ])('closes by %s with %s', async (button, answer) => {
    const question = { label: 'Revoke?', message: 'It ends.', yes: 'Revoke' };
    const element = await show('c-setup-confirm', SetupConfirm, question);
    const heard = listen(element, 'close');
    await click(get(element, button));
    expect(heard).toHaveBeenCalledWith('close', answer);
    await expect(element).toBeAccessible();
  });

  it.each([
    [true, true],
    [false, false],
    // Escape.
    [undefined, false],
  ])('answer %s: %s', async (answer, isWanted) => {
    (LightningModal.open as unknown as jest.Mock).mockResolvedValueOnce(answer);
    expect(await confirm('Revoke?', 'It ends.', 'Revoke')).toBe(isWanted);
  });
});
