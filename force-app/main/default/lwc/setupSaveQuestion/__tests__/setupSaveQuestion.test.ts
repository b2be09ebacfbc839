import LightningModal from 'lightning/modal';
import SetupSaveQuestion, { mayGoLive } from 'c/setupSaveQuestion';
import { findAll, get } from '../../../../../test/dom';
import { clear, click, listen, show } from '../../../../../test/setup';

const BREAKAGE = { title: 'Call reference', finding: 'No call is started.', items: ['{Nope}'], remedy: 'Change it.' };

describe('c-setup-save-question', () => {
  afterEach(clear);

  it('lists what would break, with its remedy', async () => {
    const element = await show('c-setup-save-question', SetupSaveQuestion, { breakages: [BREAKAGE, BREAKAGE] });
    expect(findAll(element, '.breakage')).toHaveLength(2);
    expect(findAll(element, '.breakage')[0]?.textContent).toMatch(
      /Call reference.*No call is started\..*\{Nope\}.*Change it\./u,
    );
    await expect(element).toBeAccessible();
  });

  it('gives the values that the remedy says to paste', async () => {
    const values = [{ label: 'URL', value: 'https://video.example.com' }];
    const breakages = [{ ...BREAKAGE, values }, BREAKAGE];
    const element = await show('c-setup-save-question', SetupSaveQuestion, { breakages });
    expect(findAll(element, 'c-setup-copy-field')).toHaveLength(1);
    expect(get(element, 'c-setup-copy-field')).toMatchObject(values[0] ?? {});
    await expect(element).toBeAccessible();
  });

  it.each([
    ['.go-back', false],
    ['.save-anyway', true],
  ])('closes by %s with %s', async (button, answer) => {
    const element = await show('c-setup-save-question', SetupSaveQuestion, { breakages: [BREAKAGE] });
    const heard = listen(element, 'close');
    await click(get(element, button));
    expect(heard).toHaveBeenCalledWith('close', answer);
  });
});

describe('mayGoLive', () => {
  const open = LightningModal.open as unknown as jest.Mock;

  afterEach(clear);

  it('asks nothing where nothing breaks', async () => {
    expect(await mayGoLive([])).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    [true, true],
    [false, false],
    // Escape.
    [undefined, false],
  ])('answer %s: %s', async (answer, isWanted) => {
    open.mockResolvedValueOnce(answer);
    expect(await mayGoLive([BREAKAGE])).toBe(isWanted);
  });
});
