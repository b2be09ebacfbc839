import retry from '@salesforce/label/c.StartVideo_ErrorRetry';
import back from '@salesforce/label/c.StartVideo_ErrorBack';
import details from '@salesforce/label/c.StartVideo_ErrorDetails';
import requestId from '@salesforce/label/c.StartVideo_ErrorRequestId';
import fieldError from '@salesforce/label/c.StartVideo_ErrorField';
import noReason from '@salesforce/label/c.StartVideo_ErrorNoReason';
import reload from '@salesforce/label/c.StartVideo_ErrorReload';

/** Words of the error panel that do not depend on the error. */
export const errorPanelLabels = {
  retry,
  back,
  details,
  requestId,
  fieldError,
  noReason,
  reload,
};
