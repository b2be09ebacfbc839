import ButtonChoice from 'c/buttonChoice';
import { findAll, settle } from '../../../../../test/dom';
import { clear, listen, show } from '../../../../../test/setup';

const OPTIONS = [
  { label: 'SMS', value: 'SMS' },
  { label: 'Link', value: 'Link' },
];

describe('c-button-choice', () => {
  afterEach(clear);

  const inputs = (element: HTMLElement) => findAll<HTMLInputElement>(element, 'input');

  it('shows what is chosen, and tells what somebody chooses', async () => {
    const element = await show('c-button-choice', ButtonChoice, {
      label: 'Invitation',
      options: OPTIONS,
      value: 'SMS',
    });
    const heard = listen(element, 'change');
    expect(inputs(element).map(({ checked }) => checked)).toEqual([true, false]);
    inputs(element)[1]?.click();
    await settle();
    expect(heard.mock.calls).toEqual([['change', { value: 'Link' }]]);
    await expect(element).toBeAccessible();
  });

  it('can be disabled as a whole', async () => {
    const element = await show('c-button-choice', ButtonChoice, {
      label: 'Invitation',
      options: OPTIONS,
      disabled: true,
    });
    expect(inputs(element).every(({ disabled }) => disabled)).toBe(true);
  });
});
