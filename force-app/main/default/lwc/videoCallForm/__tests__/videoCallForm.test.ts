import { createElement } from 'lwc';
import VideoCallForm from 'c/videoCallForm';
import type { Phone, PhoneKind } from 'c/phoneNumbers';
import { find, findAll, get, settle, text } from '../../../../../test/dom';

function phone(field: string, kind: PhoneKind): Phone {
  return { field, label: field, text: `+${field}`, kind };
}

const CASES = [
  { label: 'newest', value: '500A' },
  { label: 'older', value: '500B' },
];

interface Group extends HTMLElement {
  value: string;
  disabled: boolean;
  options: { value: string }[];
}

describe('c-video-call-form', () => {
  const onStart = jest.fn();

  afterEach(() => {
    document.body.replaceChildren();
    onStart.mockClear();
  });

  async function open(inputs: Record<string, unknown>): Promise<HTMLElement> {
    const element = createElement('c-video-call-form', { is: VideoCallForm });
    Object.assign(element, { customerName: 'Amara Okafor', defaultInvitation: 'SMS', ...inputs });
    element.addEventListener('start', (event) => onStart((event as CustomEvent).detail));
    document.body.appendChild(element);
    await settle();
    return element;
  }

  function radios(element: HTMLElement): HTMLInputElement[] {
    return findAll<HTMLInputElement>(get(element, 'c-video-phone-choice'), 'input');
  }

  function start(element: HTMLElement): unknown {
    get(element, 'lightning-button.start').click();
    return onStart.mock.lastCall?.[0];
  }

  it('chooses the first good number and the newest case by itself', async () => {
    const element = await open({ phones: [phone('Bad', 'unreadable'), phone('Mobile', 'sms')], cases: CASES });
    expect(start(element)).toEqual({ phoneField: 'Mobile', caseId: '500A', invitation: 'SMS' });
  });

  it('marks what a number is good for, and keeps bad ones from being chosen', async () => {
    const phones = [phone('A', 'sms'), phone('B', 'link'), phone('C', 'unreadable'), phone('D', 'barred')];
    const element = await open({ phones });
    expect(radios(element).map(({ disabled }) => disabled)).toEqual([false, false, true, true]);
    expect(radios(element).map(({ checked }) => checked)).toEqual([true, false, false, false]);
    expect(findAll(element, '.mark').map(({ textContent }) => textContent)).toEqual([
      'c.StartVideo_PhoneLandline',
      'c.StartVideo_PhoneInvalid',
      'c.StartVideo_PhoneBarred',
    ]);
    await expect(element).toBeAccessible();
  });

  it('is operated by the keyboard: native radio buttons of one group, each with a label of its own', async () => {
    const element = await open({ phones: [phone('A', 'sms'), phone('B', 'link')] });
    expect(new Set(radios(element).map(({ name }) => name)).size).toBe(1);
    const ids = radios(element).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(findAll<HTMLLabelElement>(element, 'label.slds-radio__label').map((label) => label.htmlFor)).toEqual(ids);
  });

  it('does not share its radio buttons with the form of a dialog on the same page', async () => {
    const phones = [phone('A', 'sms'), phone('B', 'sms')];
    const [form, other] = [await open({ phones }), await open({ phones })];
    radios(other)[1]?.click();
    await settle();
    expect(radios(form).map(({ checked }) => checked)).toEqual([true, false]);
    expect(radios(other).map(({ checked }) => checked)).toEqual([false, true]);
    const [name, otherName] = [form, other].map(
      (element) => get<HTMLInputElement>(get(element, 'c-button-choice'), 'input').name,
    );
    expect(name).not.toBe(otherName);
  });

  it('invites by link only if the number gets no SMS, and says why', async () => {
    const element = await open({ phones: [phone('Phone', 'link')] });
    const group = get<Group>(element, 'c-button-choice');
    expect([group.value, group.disabled]).toEqual(['Link', true]);
    expect(text(element, '.invitation-help')).toBe('c.StartVideo_InvitationLandlineHelp');
    expect(start(element)).toMatchObject({ invitation: 'Link' });
  });

  it('follows the default of the settings and the choice of the agent', async () => {
    const element = await open({ phones: [phone('Mobile', 'sms')], defaultInvitation: 'Link' });
    const group = get<Group>(element, 'c-button-choice');
    expect([group.value, group.disabled]).toEqual(['Link', false]);
    group.dispatchEvent(new CustomEvent('change', { detail: { value: 'SMS' } }));
    expect(start(element)).toMatchObject({ invitation: 'SMS' });
  });

  it('still texts a number that could not be judged', async () => {
    const element = await open({ phones: [phone('Phone', 'unknown')] });
    expect(start(element)).toMatchObject({ phoneField: 'Phone', invitation: 'SMS' });
  });

  it('says so if no number can be called, and still gives a link', async () => {
    const element = await open({ phones: [phone('Phone', 'unreadable')] });
    expect(text(element, '.bad-phones')).toBe('c.StartVideo_NoUsableNumberOne');
    const several = await open({ phones: [phone('A', 'unreadable'), phone('B', 'barred')] });
    expect(text(several, '.bad-phones')).toBe('c.StartVideo_NoUsableNumber');
    expect(start(element)).toEqual({ phoneField: undefined, caseId: undefined, invitation: 'Link' });
    await expect(element).toBeAccessible();
  });

  it('lets the agent call about another case or about none', async () => {
    const element = await open({ phones: [phone('A', 'sms')], cases: CASES });
    const combobox = get<Group>(element, 'lightning-combobox');
    expect(combobox.options.map(({ value }) => value)).toEqual(['500A', '500B', 'none']);
    combobox.dispatchEvent(new CustomEvent('change', { detail: { value: '500B' } }));
    expect(start(element)).toMatchObject({ caseId: '500B' });
    combobox.dispatchEvent(new CustomEvent('change', { detail: { value: 'none' } }));
    expect(start(element)).toMatchObject({ caseId: undefined });
  });

  it('asks for no case where there is none', async () => {
    const element = await open({ phones: [phone('A', 'sms')] });
    expect(find(element, 'lightning-combobox')).toBeUndefined();
  });

  it('comes back with what was chosen before', async () => {
    const element = await open({
      phones: [phone('A', 'sms'), phone('B', 'sms')],
      cases: CASES,
      choice: { phoneField: 'B', caseId: undefined, invitation: 'Link' },
    });
    expect(start(element)).toEqual({ phoneField: 'B', caseId: undefined, invitation: 'Link' });
  });

  it('hints at a number that may not exist, and says what to do about one that is not read', async () => {
    const doubtful = await open({ phones: [phone('A', 'unsure')] });
    expect(text(doubtful, '.invitation-help')).toBe('c.StartVideo_InvitationUnsureHelp');
    const unread = { ...phone('B', 'unreadable'), reason: 'countryUnknown' };
    const foreign = { ...phone('C', 'unreadable'), reason: 'invalid' };
    const element = await open({ phones: [unread, foreign] });
    expect(findAll(element, '.hint').map((node) => node.textContent)).toEqual([
      'c.StartVideo_PhoneCountryUnknownHint',
      'c.StartVideo_PhoneInvalidHint',
    ]);
  });

  it('asks for a reason before an SMS goes to a customer who asked not to be called', async () => {
    const element = await open({ phones: [phone('A', 'sms')], needsReason: true });
    expect(text(element, '.do-not-call p')).toBe('c.StartVideo_DoNotCall');
    const reason = get<HTMLElement & { setCustomValidity: jest.Mock; reportValidity: jest.Mock }>(element, '.reason');
    Object.assign(reason, { setCustomValidity: jest.fn(), reportValidity: jest.fn() });
    expect(start(element)).toBeUndefined();
    expect(reason.setCustomValidity).toHaveBeenLastCalledWith('c.StartVideo_DoNotCallReasonMissing');
    reason.dispatchEvent(new CustomEvent('change', { detail: { value: ' They asked for it. ' } }));
    expect(start(element)).toMatchObject({ invitation: 'SMS', doNotCallReason: 'They asked for it.' });
    await expect(element).toBeAccessible();
  });

  it('asks for no reason before a link is made', async () => {
    const element = await open({ phones: [phone('A', 'link')], needsReason: true });
    expect(find(element, '.do-not-call')).toBeDefined();
    expect(find(element, '.reason')).toBeUndefined();
    expect(start(element)).toMatchObject({ invitation: 'Link' });
  });
});
