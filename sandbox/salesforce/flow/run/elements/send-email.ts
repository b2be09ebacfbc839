import { SalesforceError } from '../../../salesforce-error.ts';
import { FlowFault } from '../flow-fault.ts';
import { asScalar, isList, type FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';

/** Source: Actions Developer Guide, "Email Simple Actions". @throws FlowFault */
export function sendEmail(interview: Interview, inputs: ReadonlyMap<string, FlowValue>): void {
  const text = (name: string): string => String(asScalar(inputs.get(name)) ?? '');
  const { host, session } = interview;
  const listed = inputs.get('emailAddressesArray');
  const addresses = [
    ...text('emailAddresses').split(','),
    ...(isList(listed) ? listed.map((one) => String(asScalar(one) ?? '')) : []),
    addressOf(interview, text('recipientId')),
  ];
  try {
    host.sendEmail({
      to: addresses.map((one) => one.trim()).filter((one) => one !== ''),
      subject: text('emailSubject'),
      body: text('emailBody'),
      isRich: inputs.get('sendRichBody') === true,
      sender: text('senderAddress') || session.user.email,
      relatedRecordId: text('relatedRecordId') || null,
    });
  } catch (error) {
    if (error instanceof SalesforceError) throw new FlowFault(error.message, error.errors[0]?.errorCode);
    throw error;
  }
}

/** A contact or user is written to at the address on its record. */
function addressOf({ session }: Interview, recipientId: string): string {
  const object = recipientId.startsWith('003') ? 'Contact' : recipientId.startsWith('005') ? 'User' : undefined;
  const email = object === undefined ? null : session.get(object, recipientId)?.['Email'];
  return typeof email === 'string' ? email : '';
}
