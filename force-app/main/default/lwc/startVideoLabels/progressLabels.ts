import heading from '@salesforce/label/c.StartVideo_ProgressHeading';
import record from '@salesforce/label/c.StartVideo_ProgressRecord';
import room from '@salesforce/label/c.StartVideo_ProgressRoom';
import done from '@salesforce/label/c.StartVideo_ProgressDone';
import current from '@salesforce/label/c.StartVideo_ProgressCurrent';
import waiting from '@salesforce/label/c.StartVideo_ProgressWaiting';
import stepText from '@salesforce/label/c.StartVideo_ProgressStepText';
import cancel from '@salesforce/label/c.StartVideo_ProgressCancel';
import slowRecord from '@salesforce/label/c.StartVideo_ProgressSlowRecord';
import slowRoom from '@salesforce/label/c.StartVideo_ProgressSlowRoom';
import verySlow from '@salesforce/label/c.StartVideo_ProgressVerySlow';

/** Words shown while a call starts. */
export const progressLabels = {
  heading,
  record,
  room,
  done,
  current,
  waiting,
  stepText,
  cancel,
  slowRecord,
  slowRoom,
  verySlow,
};
