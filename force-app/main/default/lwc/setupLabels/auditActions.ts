import setupOpened from '@salesforce/label/c.VideoSetup_ActionSetupOpened';
import settingsChanged from '@salesforce/label/c.VideoSetup_ActionSettingsChanged';
import videoKeySet from '@salesforce/label/c.VideoSetup_ActionVideoKeySet';
import videoKeyRemoved from '@salesforce/label/c.VideoSetup_ActionVideoKeyRemoved';
import deliveriesRetried from '@salesforce/label/c.VideoSetup_ActionDeliveriesRetried';
import automationKeyMade from '@salesforce/label/c.VideoSetup_ActionAutomationKeyMade';
import automationKeyRemoved from '@salesforce/label/c.VideoSetup_ActionAutomationKeyRemoved';
import callAssigned from '@salesforce/label/c.VideoSetup_ActionCallAssigned';
import callDismissed from '@salesforce/label/c.VideoSetup_ActionCallDismissed';

/** What the audit log calls each action. */
export const auditActions: Partial<Record<string, string>> = {
  'setup-opened': setupOpened,
  'settings-changed': settingsChanged,
  'video-key-set': videoKeySet,
  'video-key-removed': videoKeyRemoved,
  'deliveries-retried': deliveriesRetried,
  'automation-key-made': automationKeyMade,
  'automation-key-removed': automationKeyRemoved,
  'call-assigned': callAssigned,
  'call-dismissed': callDismissed,
};
