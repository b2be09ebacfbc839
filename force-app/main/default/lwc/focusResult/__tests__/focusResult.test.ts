import { focusResultOf } from 'c/focusResult';
import { focused } from '../../../../../test/dom';

describe('focusResultOf', () => {
  let root: ShadowRoot;

  beforeEach(() => {
    const host = document.createElement('div');
    document.body.appendChild(host);
    root = host.attachShadow({ mode: 'open' });
    root.append(...['button', 'input', 'p', 'p'].map((name) => document.createElement(name)));
    const [plain, result] = root.querySelectorAll('p');
    plain?.classList.add('plain');
    result?.classList.add('result');
    result?.setAttribute('tabindex', '-1');
    part('button').focus();
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  function part(selector: string): HTMLElement {
    return root.querySelector<HTMLElement>(selector) as HTMLElement;
  }

  it('moves the focus from the pressed button to the result, and not before it is there', async () => {
    let end: (value?: unknown) => void = () => undefined;
    const moving = focusResultOf(root, () => new Promise((resolve) => (end = resolve)), '.result');
    expect(focused()).toBe(part('button'));
    end();
    await moving;
    expect(focused()).toBe(part('.result'));
  });

  it('finds the focus that a button has lost by its own effect', async () => {
    await focusResultOf(root, () => part('button').remove(), '.result');
    expect(focused()).toBe(part('.result'));
  });

  it('leaves the focus where the person has moved it meanwhile', async () => {
    await focusResultOf(root, () => part('input').focus(), '.result');
    expect(focused()).toBe(part('input'));
  });

  it('leaves it where it was moved to within another component, once it had been lost', async () => {
    const inner = part('.plain').attachShadow({ mode: 'open' });
    const [pressed, other] = [document.createElement('button'), document.createElement('input')];
    inner.append(pressed, other);
    pressed.focus();
    const loseAndMove = () => {
      pressed.remove();
      other.focus();
    };
    await focusResultOf(root, loseAndMove, '.result');
    expect(focused()).toBe(other);
  });

  it('finds it again where that place is gone, too', async () => {
    const moveAndLose = () => {
      part('input').focus();
      part('input').remove();
    };
    await focusResultOf(root, moveAndLose, '.result');
    expect(focused()).toBe(part('.result'));
  });

  it('takes the first result that is there and can have the focus', async () => {
    await focusResultOf(root, () => undefined, '.missing', '.plain', '.result', 'input');
    expect(focused()).toBe(part('.result'));
  });

  it('stops to watch when something throws', async () => {
    const removed = jest.spyOn(document, 'removeEventListener');
    await expect(focusResultOf(root, () => Promise.reject(new Error('broken')), '.result')).rejects.toThrow('broken');
    expect(removed).toHaveBeenCalledWith('focusin', expect.any(Function));
    expect(focused()).toBe(part('button'));
  });
});
