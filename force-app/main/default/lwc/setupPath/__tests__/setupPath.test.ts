import SetupPath from 'c/setupPath';
import { findAll, get } from '../../../../../test/dom';
import { clear, click, listen, show } from '../../../../../test/setup';

const STEPS = [
  { name: 'one', title: 'One', state: 'done' },
  { name: 'two', title: 'Two', state: 'attention' },
  { name: 'three', title: 'Three', state: 'error' },
  { name: 'four', title: 'Four', state: 'todo' },
];

describe('c-setup-path', () => {
  afterEach(clear);

  const open = () => show('c-setup-path', SetupPath, { steps: STEPS, currentStep: 'two', summary: '1 of 4' });

  it('tells every state in words and by a figure of its own', async () => {
    const element = await open();
    expect(findAll(element, '.state').map(({ textContent }) => textContent)).toEqual([
      'c.VideoSetup_PathDone',
      'c.VideoSetup_PathAttention',
      'c.VideoSetup_PathError',
      'c.VideoSetup_PathTodo',
    ]);
    const icons = findAll<HTMLElement & { iconName: string }>(element, 'lightning-icon');
    expect(icons.map(({ iconName }) => iconName)).toEqual(['utility:success', 'utility:warning', 'utility:error']);
    expect(get(element, '.number').textContent).toBe('4');
    await expect(element).toBeAccessible();
  });

  it('says which step is shown, and leads to the others', async () => {
    const element = await open();
    const heard = listen(element, 'choose');
    const buttons = findAll(element, 'button');
    expect(buttons.map((button) => button.getAttribute('aria-current'))).toEqual([null, 'step', null, null]);
    await click(buttons[2] as HTMLElement);
    expect(heard).toHaveBeenCalledWith('choose', 'three');
  });
});
