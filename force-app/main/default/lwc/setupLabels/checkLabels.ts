import heading from '@salesforce/label/c.VideoSetup_CheckHeading';
import again from '@salesforce/label/c.VideoSetup_CheckAgain';
import checkedAt from '@salesforce/label/c.VideoSetup_CheckCheckedAt';
import loading from '@salesforce/label/c.VideoSetup_CheckLoading';
import empty from '@salesforce/label/c.VideoSetup_CheckEmpty';
import openSetup from '@salesforce/label/c.VideoSetup_CheckOpenSetup';
import ok from '@salesforce/label/c.VideoSetup_CheckOk';
import warning from '@salesforce/label/c.VideoSetup_CheckWarning';
import error from '@salesforce/label/c.VideoSetup_CheckError';
import notApplicable from '@salesforce/label/c.VideoSetup_CheckNotApplicable';

/** Words around the checks of a step. */
export const checkLabels = {
  heading,
  again,
  checkedAt,
  loading,
  empty,
  openSetup,
  ok,
  warning,
  error,
  notApplicable,
};
