import copy from '@salesforce/label/c.VideoSetup_CommonCopy';
import copied from '@salesforce/label/c.VideoSetup_CommonCopied';
import copyFailed from '@salesforce/label/c.VideoSetup_CommonCopyFailed';

/** Words of parts that several steps use. */
export const commonLabels = {
  copy,
  copied,
  copyFailed,
};
