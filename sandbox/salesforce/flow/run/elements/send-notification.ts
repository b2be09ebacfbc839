import { SalesforceError } from '../../../salesforce-error.ts';
import { FlowFault } from '../flow-fault.ts';
import { asScalar, isList, type FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';

/**
 * The permission to send is asked for only where a flow runs as a person.
 * Source: Actions Developer Guide, "Custom Notification Actions". @throws FlowFault
 */
export function sendNotification(interview: Interview, inputs: ReadonlyMap<string, FlowValue>): void {
  const text = (name: string): string => String(asScalar(inputs.get(name)) ?? '');
  if (interview.context === 'User' && !interview.session.user.hasUserPermission('SendCustomNotifications'))
    throw new FlowFault('You need the permission Send Custom Notifications', 'INSUFFICIENT_ACCESS');
  const recipients = inputs.get('recipientIds');
  try {
    interview.host.notify({
      typeId: text('customNotifTypeId'),
      recipientIds: (isList(recipients) ? recipients : [recipients]).map((one) => String(asScalar(one) ?? '')),
      title: text('title'),
      body: text('body'),
      targetId: text('targetId') || null,
      senderId: text('senderId') || interview.userId,
    });
  } catch (error) {
    if (error instanceof SalesforceError) throw new FlowFault(error.message, error.errors[0]?.errorCode);
    throw error;
  }
}
