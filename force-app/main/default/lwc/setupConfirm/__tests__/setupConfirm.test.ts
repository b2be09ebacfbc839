import LightningModal from 'lightning/modal';
import SetupConfirm, { confirm, type Lifetime } from 'c/setupConfirm';
import { get, settle } from '../../../../../test/dom';
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

  it('gives the answer once the dialog has gone, which gives the focus back as it leaves', async () => {
    let dialog: Promise<HTMLElement> | undefined;
    (LightningModal.open as unknown as jest.Mock).mockImplementationOnce(({ lifetime }: { lifetime: Lifetime }) => {
      dialog = show('c-setup-confirm', SetupConfirm, { lifetime });
      return dialog.then(() => true);
    });
    const heard = jest.fn();
    const asked = confirm('Revoke?', 'It ends.', 'Revoke').then(heard);
    const element = await dialog;
    await settle();
    expect(heard).not.toHaveBeenCalled();
    element?.remove();
    await asked;
    expect(heard).toHaveBeenCalledWith(true);
  });
});
