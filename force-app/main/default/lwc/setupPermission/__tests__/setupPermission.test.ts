import { createElement } from 'lwc';
import SetupPermission from 'c/setupPermission';
import { get, settle } from '../../../../../test/dom';

interface Choice extends HTMLElement {
  value: string;
  checked: boolean;
  disabled: boolean;
  options: { value: string }[];
}

const FIELDS = [
  { name: 'DoNotCall', label: 'Do Not Call' },
  { name: 'No_Video__c', label: 'No Video' },
];

describe('c-setup-permission', () => {
  const onDraft = jest.fn();

  afterEach(() => {
    document.body.replaceChildren();
    onDraft.mockClear();
  });

  async function open(settings: Record<string, unknown>): Promise<HTMLElement> {
    const element = createElement('c-setup-permission', { is: SetupPermission });
    Object.assign(element, { settings, fields: FIELDS });
    element.addEventListener('draft', (event) => onDraft((event as CustomEvent).detail));
    document.body.appendChild(element);
    await settle();
    return element;
  }

  function choose(element: HTMLElement, selector: string, detail: object): unknown {
    get(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
    return onDraft.mock.lastCall?.[0];
  }

  it('shows what is set, and the checkboxes beside the one of Salesforce itself', async () => {
    const element = await open({ respectDoNotCall: true, doNotCallField: 'No_Video__c', landlineOnly: 'Link' });
    expect(get<Choice>(element, '.respect').checked).toBe(true);
    expect(get<Choice>(element, '.field')).toMatchObject({ value: 'No_Video__c', disabled: false });
    expect(get<Choice>(element, '.field').options.map(({ value }) => value)).toEqual(['none', 'No_Video__c']);
    expect(get<Choice>(element, '.landline').value).toBe('Link');
    await expect(element).toBeAccessible();
  });

  it('keeps a field in sight that is gone, and fails landlines where nothing is set', async () => {
    const element = await open({ respectDoNotCall: false, doNotCallField: 'Gone__c', landlineOnly: null });
    expect(get<Choice>(element, '.field')).toMatchObject({ value: 'Gone__c', disabled: true });
    expect(get<Choice>(element, '.field').options.map(({ value }) => value)).toContain('Gone__c');
    expect(get<Choice>(element, '.landline').value).toBe('Fail');
  });

  it('tells what is changed', async () => {
    const element = await open({ respectDoNotCall: true });
    expect(choose(element, '.respect', { checked: false })).toEqual({ respectDoNotCall: false });
    expect(choose(element, '.field', { value: 'No_Video__c' })).toEqual({ doNotCallField: 'No_Video__c' });
    expect(choose(element, '.field', { value: 'none' })).toEqual({ doNotCallField: '' });
    expect(choose(element, '.landline', { value: 'Link' })).toEqual({ landlineOnly: 'Link' });
  });
});
