import copy from '@salesforce/label/c.VideoSetup_CommonCopy';
import copied from '@salesforce/label/c.VideoSetup_CommonCopied';
import details from '@salesforce/label/c.VideoSetup_CommonDetails';
import peerCode from '@salesforce/label/c.VideoSetup_CommonPeerCode';
import peerErrorId from '@salesforce/label/c.VideoSetup_CommonPeerErrorId';
import peerMessage from '@salesforce/label/c.VideoSetup_CommonPeerMessage';
import peerStatus from '@salesforce/label/c.VideoSetup_CommonPeerStatus';
import requestId from '@salesforce/label/c.VideoSetup_CommonRequestId';
import retry from '@salesforce/label/c.VideoSetup_CommonRetry';
import cancel from '@salesforce/label/c.VideoSetup_CommonCancel';
import copyFailed from '@salesforce/label/c.VideoSetup_CommonCopyFailed';

/** Words of parts that several steps use. */
export const commonLabels = {
  copy,
  copied,
  details,
  peerCode,
  peerErrorId,
  peerMessage,
  peerStatus,
  requestId,
  retry,
  cancel,
  copyFailed,
};
