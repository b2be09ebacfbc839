import heading from '@salesforce/label/c.StartVideo_SessionsHeading';
import empty from '@salesforce/label/c.StartVideo_SessionsEmpty';
import error from '@salesforce/label/c.StartVideo_SessionsError';
import join from '@salesforce/label/c.StartVideo_SessionsJoin';
import joinName from '@salesforce/label/c.StartVideo_SessionsJoinName';
import startAgain from '@salesforce/label/c.StartVideo_SessionsStartAgain';
import startAgainName from '@salesforce/label/c.StartVideo_SessionsStartAgainName';
import noReference from '@salesforce/label/c.StartVideo_SessionsNoReference';
import noRoom from '@salesforce/label/c.StartVideo_SessionsNoRoom';
import waiting from '@salesforce/label/c.StartVideo_SessionsWaiting';
import withColleague from '@salesforce/label/c.StartVideo_SessionsWithColleague';
import inCall from '@salesforce/label/c.StartVideo_InCall';
import inCallSince from '@salesforce/label/c.StartVideo_InCallSince';
import duration from '@salesforce/label/c.StartVideo_SessionsDuration';
import twoNotes from '@salesforce/label/c.StartVideo_SessionsTwoNotes';
import separator from '@salesforce/label/c.StartVideo_Separator';

/** Words of the list of latest sessions. */
export const sessionLabels = {
  heading,
  separator,
  empty,
  error,
  join,
  joinName,
  startAgain,
  startAgainName,
  noReference,
  noRoom,
  waiting,
  withColleague,
  inCall,
  inCallSince,
  duration,
  twoNotes,
};
