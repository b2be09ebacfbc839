import title from '@salesforce/label/c.VideoSetup_PageTitle';
import subtitle from '@salesforce/label/c.VideoSetup_PageSubtitle';
import loading from '@salesforce/label/c.VideoSetup_PageLoading';
import summary from '@salesforce/label/c.VideoSetup_PageSummary';
import allDone from '@salesforce/label/c.VideoSetup_PageAllDone';
import forbiddenTitle from '@salesforce/label/c.VideoSetup_PageForbiddenTitle';
import forbiddenRemedy from '@salesforce/label/c.VideoSetup_PageForbiddenRemedy';
import refreshedTitle from '@salesforce/label/c.VideoSetup_PageRefreshedTitle';
import refreshedRemedy from '@salesforce/label/c.VideoSetup_PageRefreshedRemedy';
import refreshedConfirm from '@salesforce/label/c.VideoSetup_PageRefreshedConfirm';
import notConnectedTitle from '@salesforce/label/c.VideoSetup_PageNotConnectedTitle';
import notConnectedRemedy from '@salesforce/label/c.VideoSetup_PageNotConnectedRemedy';
import goToConnection from '@salesforce/label/c.VideoSetup_PageGoToConnection';
import saved from '@salesforce/label/c.VideoSetup_PageSaved';
import savedWithProblem from '@salesforce/label/c.VideoSetup_PageSavedWithProblem';
import discarded from '@salesforce/label/c.VideoSetup_PageDiscarded';
import previous from '@salesforce/label/c.VideoSetup_PagePrevious';
import next from '@salesforce/label/c.VideoSetup_PageNext';

/** Words of the page itself. */
export const setupLabels = {
  title,
  subtitle,
  loading,
  summary,
  allDone,
  forbiddenTitle,
  forbiddenRemedy,
  refreshedTitle,
  refreshedRemedy,
  refreshedConfirm,
  notConnectedTitle,
  notConnectedRemedy,
  goToConnection,
  saved,
  savedWithProblem,
  discarded,
  previous,
  next,
};
