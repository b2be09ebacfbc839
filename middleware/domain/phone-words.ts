import type { JudgedField, UnreadableReason } from '../../phone-numbers/phone-numbers.ts';

const WITH_CODE = 'write the number with + and its country code';

const UNREADABLE: Readonly<Record<UnreadableReason, string>> = {
  invalid: `holds no valid number: ${WITH_CODE}, for example +65….`,
  noCountry: `has no country code, and neither the contact nor Default Region names a country: ${WITH_CODE}.`,
  countryUnknown: `has no country code, and the country in the contact’s address is not understood: correct the country, or ${WITH_CODE}.`,
  countryHidden: `has no country code, and the integration user may not read the contact’s address: give it read access to Mailing Address, or ${WITH_CODE}.`,
  ambiguous: `can be read as the numbers of two people: ${WITH_CODE}, or fill in the country of the contact’s address.`,
  plusMissing: 'seems to be an international number without its +: write the + before it.',
  notToCall: 'says beside the number that it is a fax, takes no SMS or is not to be called: correct the field.',
};

/** Why a field's number gets no SMS and what to do: names the field, never what stands in it. */
export function describeField(judged: JudgedField): string {
  switch (judged.kind) {
    case 'unsure':
      return `${judged.field} is in no range of its country that is known: correct it, or let an agent, who sees the number, start the call.`;
    case 'sms':
      return `${judged.field} can get an SMS.`;
    case 'link':
      return `${judged.field} is a landline, or has an extension, and gets no SMS.`;
    case 'barred':
      return `${judged.field} is a premium, shared-cost, personal or satellite number, which is never called.`;
    case 'unreadable':
      return `${judged.field} ${UNREADABLE[judged.reason]}`;
  }
}
