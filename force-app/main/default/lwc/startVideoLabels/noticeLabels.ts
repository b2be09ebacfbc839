import loading from '@salesforce/label/c.StartVideo_Loading';
import notConfiguredTitle from '@salesforce/label/c.StartVideo_NotConfigured';
import notConfiguredRemedy from '@salesforce/label/c.StartVideo_NotConfiguredRemedy';
import noPermissionTitle from '@salesforce/label/c.StartVideo_NoPermission';
import noPermissionRemedy from '@salesforce/label/c.StartVideo_NoPermissionRemedy';
import noContactTitle from '@salesforce/label/c.StartVideo_NoContact';
import noContactRemedy from '@salesforce/label/c.StartVideo_NoContactRemedy';
import noNumberTitle from '@salesforce/label/c.StartVideo_NoNumber';
import noNumberRemedy from '@salesforce/label/c.StartVideo_NoNumberRemedy';
import check from '@salesforce/label/c.StartVideo_NotConfiguredCheck';

/** Words of the states in which there is nothing to start. */
export const noticeLabels = {
  loading,
  check,
  notConfiguredTitle,
  notConfiguredRemedy,
  noPermissionTitle,
  noPermissionRemedy,
  noContactTitle,
  noContactRemedy,
  noNumberTitle,
  noNumberRemedy,
};
