import loading from '@salesforce/label/c.VideoSetup_DeliveryLoading';
import pausedTitle from '@salesforce/label/c.VideoSetup_DeliveryPausedTitle';
import pausedRemedy from '@salesforce/label/c.VideoSetup_DeliveryPausedRemedy';
import summary from '@salesforce/label/c.VideoSetup_DeliverySummary';
import parkedHeading from '@salesforce/label/c.VideoSetup_DeliveryParkedHeading';
import retryAll from '@salesforce/label/c.VideoSetup_DeliveryRetryAll';
import retry from '@salesforce/label/c.VideoSetup_DeliveryRetry';
import retryName from '@salesforce/label/c.VideoSetup_DeliveryRetryName';
import since from '@salesforce/label/c.VideoSetup_DeliverySince';
import retried from '@salesforce/label/c.VideoSetup_DeliveryRetried';
import recentHeading from '@salesforce/label/c.VideoSetup_DeliveryRecentHeading';
import recentEmpty from '@salesforce/label/c.VideoSetup_DeliveryRecentEmpty';
import note from '@salesforce/label/c.VideoSetup_DeliveryNote';
import written from '@salesforce/label/c.VideoSetup_DeliveryWritten';
import waiting from '@salesforce/label/c.VideoSetup_DeliveryWaiting';
import parked from '@salesforce/label/c.VideoSetup_DeliveryParked';
import keysHeading from '@salesforce/label/c.VideoSetup_DeliveryKeysHeading';
import keysHelp from '@salesforce/label/c.VideoSetup_DeliveryKeysHelp';
import keysEmpty from '@salesforce/label/c.VideoSetup_DeliveryKeysEmpty';
import make from '@salesforce/label/c.VideoSetup_DeliveryMake';
import rotate from '@salesforce/label/c.VideoSetup_DeliveryRotate';
import rotateTitle from '@salesforce/label/c.VideoSetup_DeliveryRotateTitle';
import rotateQuestion from '@salesforce/label/c.VideoSetup_DeliveryRotateQuestion';
import newKeyTitle from '@salesforce/label/c.VideoSetup_DeliveryNewKeyTitle';
import newKeyRemedy from '@salesforce/label/c.VideoSetup_DeliveryNewKeyRemedy';
import newKeyLabel from '@salesforce/label/c.VideoSetup_DeliveryNewKeyLabel';
import openCredentials from '@salesforce/label/c.VideoSetup_DeliveryOpenCredentials';
import previousKey from '@salesforce/label/c.VideoSetup_DeliveryPreviousKey';
import keyEndsWith from '@salesforce/label/c.VideoSetup_DeliveryKeyEndsWith';
import keyEnd from '@salesforce/label/c.VideoSetup_DeliveryKeyEnd';
import keyEndHelp from '@salesforce/label/c.VideoSetup_DeliveryKeyEndHelp';
import keyEndTooEarly from '@salesforce/label/c.VideoSetup_DeliveryKeyEndTooEarly';
import keyMade from '@salesforce/label/c.VideoSetup_DeliveryKeyMade';
import keyUsed from '@salesforce/label/c.VideoSetup_DeliveryKeyUsed';
import keyNeverUsed from '@salesforce/label/c.VideoSetup_DeliveryKeyNeverUsed';
import keyValidUntil from '@salesforce/label/c.VideoSetup_DeliveryKeyValidUntil';
import revoke from '@salesforce/label/c.VideoSetup_DeliveryRevoke';
import revokeName from '@salesforce/label/c.VideoSetup_DeliveryRevokeName';
import revokeTitle from '@salesforce/label/c.VideoSetup_DeliveryRevokeTitle';
import revokeQuestion from '@salesforce/label/c.VideoSetup_DeliveryRevokeQuestion';
import revoked from '@salesforce/label/c.VideoSetup_DeliveryRevoked';
import auditHeading from '@salesforce/label/c.VideoSetup_DeliveryAuditHeading';
import auditHelp from '@salesforce/label/c.VideoSetup_DeliveryAuditHelp';
import auditHistory from '@salesforce/label/c.VideoSetup_DeliveryAuditHistory';
import auditEmpty from '@salesforce/label/c.VideoSetup_DeliveryAuditEmpty';
import auditMore from '@salesforce/label/c.VideoSetup_DeliveryAuditMore';
import auditBy from '@salesforce/label/c.VideoSetup_DeliveryAuditBy';

/** Words of the step Deliveries. */
export const deliveryLabels = {
  loading,
  pausedTitle,
  pausedRemedy,
  summary,
  parkedHeading,
  retryAll,
  retry,
  retryName,
  since,
  retried,
  recentHeading,
  recentEmpty,
  note,
  written,
  waiting,
  parked,
  keysHeading,
  keysHelp,
  keysEmpty,
  make,
  rotate,
  rotateTitle,
  rotateQuestion,
  newKeyTitle,
  newKeyRemedy,
  newKeyLabel,
  openCredentials,
  previousKey,
  keyEndsWith,
  keyEnd,
  keyEndHelp,
  keyEndTooEarly,
  keyMade,
  keyUsed,
  keyNeverUsed,
  keyValidUntil,
  revoke,
  revokeName,
  revokeTitle,
  revokeQuestion,
  revoked,
  auditHeading,
  auditHelp,
  auditHistory,
  auditEmpty,
  auditMore,
  auditBy,
};
