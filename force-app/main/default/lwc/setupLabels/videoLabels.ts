import loading from '@salesforce/label/c.VideoSetup_VideoLoading';
import key from '@salesforce/label/c.VideoSetup_VideoKey';
import keyEndsWith from '@salesforce/label/c.VideoSetup_VideoKeyEndsWith';
import noKey from '@salesforce/label/c.VideoSetup_VideoNoKey';
import source from '@salesforce/label/c.VideoSetup_VideoSource';
import sourceSetup from '@salesforce/label/c.VideoSetup_VideoSourceSetup';
import sourceEnvironment from '@salesforce/label/c.VideoSetup_VideoSourceEnvironment';
import sourceNone from '@salesforce/label/c.VideoSetup_VideoSourceNone';
import baseUrl from '@salesforce/label/c.VideoSetup_VideoBaseUrl';
import firstKey from '@salesforce/label/c.VideoSetup_VideoFirstKey';
import newKey from '@salesforce/label/c.VideoSetup_VideoNewKey';
import inputHelp from '@salesforce/label/c.VideoSetup_VideoInputHelp';
import notAKey from '@salesforce/label/c.VideoSetup_VideoNotAKey';
import save from '@salesforce/label/c.VideoSetup_VideoSave';
import replace from '@salesforce/label/c.VideoSetup_VideoReplace';
import test from '@salesforce/label/c.VideoSetup_VideoTest';
import remove from '@salesforce/label/c.VideoSetup_VideoRemove';
import removeTitle from '@salesforce/label/c.VideoSetup_VideoRemoveTitle';
import removeQuestion from '@salesforce/label/c.VideoSetup_VideoRemoveQuestion';
import saved from '@salesforce/label/c.VideoSetup_VideoSaved';
import removed from '@salesforce/label/c.VideoSetup_VideoRemoved';
import tested from '@salesforce/label/c.VideoSetup_VideoTested';

/** Words of the step 8x8. */
export const videoLabels = {
  loading,
  key,
  keyEndsWith,
  noKey,
  source,
  sourceSetup,
  sourceEnvironment,
  sourceNone,
  baseUrl,
  firstKey,
  newKey,
  inputHelp,
  notAKey,
  save,
  replace,
  test,
  remove,
  removeTitle,
  removeQuestion,
  saved,
  removed,
  tested,
};
