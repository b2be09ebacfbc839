import blockedTitle from '@salesforce/label/c.VideoSetup_TestCallBlockedTitle';
import blockedRemedy from '@salesforce/label/c.VideoSetup_TestCallBlockedRemedy';
import noPermissionTitle from '@salesforce/label/c.VideoSetup_TestCallNoPermissionTitle';
import noPermissionRemedy from '@salesforce/label/c.VideoSetup_TestCallNoPermissionRemedy';
import assign from '@salesforce/label/c.VideoSetup_TestCallAssign';
import contact from '@salesforce/label/c.VideoSetup_TestCallContact';
import contactPlaceholder from '@salesforce/label/c.VideoSetup_TestCallContactPlaceholder';
import help from '@salesforce/label/c.VideoSetup_TestCallHelp';
import start from '@salesforce/label/c.VideoSetup_TestCallStart';
import way from '@salesforce/label/c.VideoSetup_TestCallWay';
import hopRecord from '@salesforce/label/c.VideoSetup_TestCallHopRecord';
import hopRoom from '@salesforce/label/c.VideoSetup_TestCallHopRoom';
import hopWriteBack from '@salesforce/label/c.VideoSetup_TestCallHopWriteBack';
import partSalesforce from '@salesforce/label/c.VideoSetup_TestCallPartSalesforce';
import partVideo from '@salesforce/label/c.VideoSetup_TestCallPartVideo';
import partStorage from '@salesforce/label/c.VideoSetup_TestCallPartStorage';
import done from '@salesforce/label/c.VideoSetup_TestCallDone';
import current from '@salesforce/label/c.VideoSetup_TestCallCurrent';
import failed from '@salesforce/label/c.VideoSetup_TestCallFailed';
import waiting from '@salesforce/label/c.VideoSetup_TestCallWaiting';
import writeBackSlow from '@salesforce/label/c.VideoSetup_TestCallWriteBackSlow';
import reference from '@salesforce/label/c.VideoSetup_TestCallReference';
import tryIt from '@salesforce/label/c.VideoSetup_TestCallTryIt';
import openConsole from '@salesforce/label/c.VideoSetup_TestCallOpenConsole';
import consoleBlocked from '@salesforce/label/c.VideoSetup_TestCallConsoleBlocked';

/** Words of the step Test call. */
export const testCallLabels = {
  blockedTitle,
  blockedRemedy,
  noPermissionTitle,
  noPermissionRemedy,
  assign,
  contact,
  contactPlaceholder,
  help,
  start,
  way,
  hopRecord,
  hopRoom,
  hopWriteBack,
  partSalesforce,
  partVideo,
  partStorage,
  done,
  current,
  failed,
  waiting,
  writeBackSlow,
  reference,
  tryIt,
  openConsole,
  consoleBlocked,
};
