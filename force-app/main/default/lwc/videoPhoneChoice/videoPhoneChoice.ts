import { LightningElement, api } from 'lwc';
import { isCallable, type Phone, type PhoneKind } from 'c/phoneNumbers';
import { formLabels } from 'c/startVideoLabels';

interface PhoneItem {
  field: string;
  label: string;
  text: string;
  mark: string;
  isChosen: boolean;
  isDisabled: boolean;
}

const MARKS: Partial<Record<PhoneKind, string>> = {
  link: formLabels.phoneLandline,
  invalid: formLabels.phoneInvalid,
  premium: formLabels.phonePremium,
};

/** Radio buttons of one name belong together on the whole page, where a dialog may show a second form. */
let groups = 0;

/** The contact's numbers to choose from. Unlike the base radio group it can refuse a single choice and say why. */
export default class VideoPhoneChoice extends LightningElement {
  @api phones: Phone[] = [];
  @api value?: string;

  readonly labels = formLabels;
  readonly groupName = `phone-${String((groups += 1))}`;

  get items(): PhoneItem[] {
    return this.phones.map((phone) => ({
      field: phone.field,
      label: phone.label,
      text: phone.text,
      mark: MARKS[phone.kind] ?? '',
      isChosen: phone.field === this.value,
      isDisabled: !isCallable(phone),
    }));
  }

  handleChange(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }
}
