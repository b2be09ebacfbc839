import { LightningElement, api } from 'lwc';
import { isCallable, type Phone, type PhoneKind } from 'c/phoneNumbers';
import { fillLabel, formLabels } from 'c/startVideoLabels';

type Reason = NonNullable<Phone['reason']>;

interface PhoneItem {
  field: string;
  label: string;
  text: string;
  mark: string;
  /** What to do about it. */
  hint: string;
  /** All of it in words, for screen readers. */
  name: string;
  isChosen: boolean;
  isDisabled: boolean;
}

const MARKS: Partial<Record<PhoneKind, string>> = {
  link: formLabels.phoneLandline,
  unsure: formLabels.phoneUnsure,
  unreadable: formLabels.phoneInvalid,
  barred: formLabels.phoneBarred,
};

const HINTS: Partial<Record<Reason, string>> = {
  invalid: formLabels.phoneInvalidHint,
  noCountry: formLabels.phoneNoCountryHint,
  countryUnknown: formLabels.phoneCountryUnknownHint,
  ambiguous: formLabels.phoneAmbiguousHint,
  plusMissing: formLabels.phonePlusMissingHint,
  notToCall: formLabels.phoneNotToCallHint,
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
      hint: (phone.reason && HINTS[phone.reason]) ?? '',
      name: nameOf(phone, MARKS[phone.kind]),
      isChosen: phone.field === this.value,
      isDisabled: !isCallable(phone),
    }));
  }

  handleChange(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }
}

function nameOf({ label, text }: Phone, mark: string | undefined): string {
  return mark === undefined
    ? fillLabel(formLabels.phoneOption, label, text)
    : fillLabel(formLabels.phoneOptionMarked, label, text, mark);
}
