import heading from '@salesforce/label/c.VideoSetup_CallLogHeading';
import help from '@salesforce/label/c.VideoSetup_CallLogHelp';
import loading from '@salesforce/label/c.VideoSetup_CallLogLoading';
import lastRead from '@salesforce/label/c.VideoSetup_CallLogLastRead';
import lastReadBack from '@salesforce/label/c.VideoSetup_CallLogLastReadBack';
import neverRead from '@salesforce/label/c.VideoSetup_CallLogNeverRead';
import goesOn from '@salesforce/label/c.VideoSetup_CallLogGoesOn';
import lag from '@salesforce/label/c.VideoSetup_CallLogLag';
import inTime from '@salesforce/label/c.VideoSetup_CallLogInTime';
import late from '@salesforce/label/c.VideoSetup_CallLogLate';
import watched from '@salesforce/label/c.VideoSetup_CallLogWatched';
import foreign from '@salesforce/label/c.VideoSetup_CallLogForeign';
import clock from '@salesforce/label/c.VideoSetup_CallLogClock';
import clockAhead from '@salesforce/label/c.VideoSetup_CallLogClockAhead';
import clockBehind from '@salesforce/label/c.VideoSetup_CallLogClockBehind';
import sloppy from '@salesforce/label/c.VideoSetup_CallLogSloppy';
import sloppyValue from '@salesforce/label/c.VideoSetup_CallLogSloppyValue';
import pausedTitle from '@salesforce/label/c.VideoSetup_CallLogPausedTitle';
import pausedRemedy from '@salesforce/label/c.VideoSetup_CallLogPausedRemedy';
import read from '@salesforce/label/c.VideoSetup_CallLogRead';
import reading from '@salesforce/label/c.VideoSetup_CallLogReading';
import wasRead from '@salesforce/label/c.VideoSetup_CallLogWasRead';
import doubtsHeading from '@salesforce/label/c.VideoSetup_CallLogDoubtsHeading';
import doubtsHelp from '@salesforce/label/c.VideoSetup_CallLogDoubtsHelp';
import doubt from '@salesforce/label/c.VideoSetup_CallLogDoubt';
import doubtUnknown from '@salesforce/label/c.VideoSetup_CallLogDoubtUnknown';
import candidate from '@salesforce/label/c.VideoSetup_CallLogCandidate';
import numberDiffers from '@salesforce/label/c.VideoSetup_CallLogNumberDiffers';
import assign from '@salesforce/label/c.VideoSetup_CallLogAssign';
import assignName from '@salesforce/label/c.VideoSetup_CallLogAssignName';
import assignTitle from '@salesforce/label/c.VideoSetup_CallLogAssignTitle';
import assignQuestion from '@salesforce/label/c.VideoSetup_CallLogAssignQuestion';
import assigned from '@salesforce/label/c.VideoSetup_CallLogAssigned';
import dismiss from '@salesforce/label/c.VideoSetup_CallLogDismiss';
import dismissName from '@salesforce/label/c.VideoSetup_CallLogDismissName';
import dismissTitle from '@salesforce/label/c.VideoSetup_CallLogDismissTitle';
import dismissQuestion from '@salesforce/label/c.VideoSetup_CallLogDismissQuestion';
import dismissed from '@salesforce/label/c.VideoSetup_CallLogDismissed';

/** Words of what comes back after a call. */
export const callLogLabels = {
  heading,
  help,
  loading,
  lastRead,
  lastReadBack,
  neverRead,
  goesOn,
  lag,
  inTime,
  late,
  watched,
  foreign,
  clock,
  clockAhead,
  clockBehind,
  sloppy,
  sloppyValue,
  pausedTitle,
  pausedRemedy,
  read,
  reading,
  wasRead,
  doubtsHeading,
  doubtsHelp,
  doubt,
  doubtUnknown,
  candidate,
  numberDiffers,
  assign,
  assignName,
  assignTitle,
  assignQuestion,
  assigned,
  dismiss,
  dismissName,
  dismissTitle,
  dismissQuestion,
  dismissed,
};
