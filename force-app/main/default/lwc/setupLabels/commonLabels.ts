import copy from '@salesforce/label/c.VideoSetup_CommonCopy';
import copied from '@salesforce/label/c.VideoSetup_CommonCopied';
import details from '@salesforce/label/c.VideoSetup_CommonDetails';
import requestId from '@salesforce/label/c.VideoSetup_CommonRequestId';
import retry from '@salesforce/label/c.VideoSetup_CommonRetry';
import copyFailed from '@salesforce/label/c.VideoSetup_CommonCopyFailed';

/** Words of parts that several steps use. */
export const commonLabels = {
  copy,
  copied,
  details,
  requestId,
  retry,
  copyFailed,
};
