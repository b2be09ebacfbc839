import { LightningElement, api } from 'lwc';
import { canGetSms, isCallable, preferredPhone, type Phone } from 'c/phoneNumbers';
import { formLabels } from 'c/startVideoLabels';
import type { Invitation } from 'c/videoSettings';

interface Option {
  label: string;
  value: string;
}

interface Choice {
  phoneField: string | undefined;
  caseId: string | undefined;
  invitation: Invitation;
  doNotCallReason?: string | undefined;
}

type ReasonElement = HTMLElement & { setCustomValidity(message: string): void; reportValidity(): boolean };

/** A combobox cannot hold an empty value. */
const NO_CASE = 'none';

/**
 * Who is called, on which number, about which case, invited how; and the button that starts the call.
 *
 * @fires start with the choice
 */
export default class VideoCallForm extends LightningElement {
  @api customerName = '';
  @api phones: Phone[] = [];
  @api cases: Option[] = [];
  /** On the page of a case there is nothing to choose. */
  @api fixedCase?: Option;
  @api defaultInvitation?: Invitation;
  /** What was chosen before, when the form comes back. */
  @api choice?: Choice;
  /** True if the customer asked not to be called: an SMS then needs a reason. */
  @api needsReason = false;

  readonly labels = formLabels;
  readonly invitations: Option[] = [
    { label: formLabels.invitationSms, value: 'SMS' },
    { label: formLabels.invitationLink, value: 'Link' },
  ];
  chosenPhone: string | undefined;
  chosenCase: string | undefined;
  chosenInvitation: Invitation | undefined;
  reason: string | undefined;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.start')?.focus();
  }

  get phone(): Phone | undefined {
    const wanted = this.chosenPhone ?? this.choice?.phoneField;
    return this.phones.find((phone) => phone.field === wanted && isCallable(phone)) ?? preferredPhone(this.phones);
  }
  get phoneField(): string | undefined {
    return this.phone?.field;
  }
  get hasPhones(): boolean {
    return this.phones.length > 0;
  }
  get hasOnlyBadPhones(): boolean {
    return this.hasPhones && this.phone === undefined;
  }

  get badPhonesText(): string {
    return this.phones.length === 1 ? formLabels.noUsableNumberOne : formLabels.noUsableNumber;
  }

  get hasCases(): boolean {
    return this.fixedCase === undefined && this.cases.length > 0;
  }
  get caseOptions(): Option[] {
    return [...this.cases, { label: formLabels.caseNone, value: NO_CASE }];
  }
  /** The newest open case, unless the agent chose another or none. */
  get caseValue(): string {
    const wanted = this.chosenCase ?? (this.choice && (this.choice.caseId ?? NO_CASE));
    return this.caseOptions.find(({ value }) => value === wanted)?.value ?? this.caseOptions[0]?.value ?? NO_CASE;
  }

  get canText(): boolean {
    return this.phone !== undefined && canGetSms(this.phone);
  }
  get cannotText(): boolean {
    return !this.canText;
  }
  get invitation(): Invitation {
    return this.canText
      ? (this.chosenInvitation ?? this.choice?.invitation ?? this.defaultInvitation ?? 'SMS')
      : 'Link';
  }
  get invitationHelp(): string {
    if (this.phone?.kind === 'link') {
      return formLabels.landlineHelp;
    }
    if (this.phone?.kind === 'unsure' && this.invitation === 'SMS') {
      return formLabels.unsureHelp;
    }
    return this.invitation === 'SMS' ? formLabels.smsHelp : formLabels.linkHelp;
  }

  get asksForReason(): boolean {
    return this.needsReason && this.invitation === 'SMS';
  }
  get reasonValue(): string {
    return this.reason ?? this.choice?.doNotCallReason ?? '';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  handlePhone(event: CustomEvent<string>): void {
    this.chosenPhone = event.detail;
  }

  handleCase(event: CustomEvent<{ value: string }>): void {
    this.chosenCase = event.detail.value;
  }

  handleInvitation(event: CustomEvent<{ value: Invitation }>): void {
    this.chosenInvitation = event.detail.value;
  }

  handleStart(): void {
    const { phoneField, caseValue, invitation, asksForReason } = this;
    if (asksForReason && !this.hasReason()) {
      return;
    }
    const doNotCallReason = asksForReason ? this.reasonValue.trim() : undefined;
    const caseId = caseValue === NO_CASE ? undefined : caseValue;
    this.dispatchEvent(
      new CustomEvent<Choice>('start', { detail: { phoneField, caseId, invitation, doNotCallReason } }),
    );
  }

  /** Says so at the field if there is none. */
  hasReason(): boolean {
    const input = this.template?.querySelector<ReasonElement>('.reason');
    const isMissing = this.reasonValue.trim() === '';
    input?.setCustomValidity(isMissing ? formLabels.reasonMissing : '');
    input?.reportValidity();
    if (isMissing) {
      input?.focus();
    }
    return !isMissing;
  }
}
