import retry from '@salesforce/label/c.StartVideo_ErrorRetry';
import back from '@salesforce/label/c.StartVideo_ErrorBack';
import details from '@salesforce/label/c.StartVideo_ErrorDetails';
import requestId from '@salesforce/label/c.StartVideo_ErrorRequestId';

/** Words of the error panel that do not depend on the error. */
export const errorPanelLabels = {
  retry,
  back,
  details,
  requestId,
};
