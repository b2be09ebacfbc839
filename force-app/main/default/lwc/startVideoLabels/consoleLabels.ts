import heading from '@salesforce/label/c.StartVideo_ConsoleHeading';
import frameTitle from '@salesforce/label/c.StartVideo_ConsoleFrameTitle';
import smsSent from '@salesforce/label/c.StartVideo_ConsoleSmsSent';
import linkGiven from '@salesforce/label/c.StartVideo_ConsoleLinkGiven';
import reference from '@salesforce/label/c.StartVideo_ConsoleReference';
import guestLink from '@salesforce/label/c.StartVideo_ConsoleGuestLink';
import copy from '@salesforce/label/c.StartVideo_ConsoleCopy';
import copied from '@salesforce/label/c.StartVideo_ConsoleCopied';
import copyFailed from '@salesforce/label/c.StartVideo_ConsoleCopyFailed';
import validFor from '@salesforce/label/c.StartVideo_ConsoleValidFor';
import minutesLeft from '@salesforce/label/c.StartVideo_ConsoleMinutesLeft';
import minuteLeft from '@salesforce/label/c.StartVideo_ConsoleMinuteLeft';
import expiredTitle from '@salesforce/label/c.StartVideo_ConsoleExpired';
import expiredRemedy from '@salesforce/label/c.StartVideo_ConsoleExpiredRemedy';
import startAgain from '@salesforce/label/c.StartVideo_ConsoleStartAgain';
import openWindow from '@salesforce/label/c.StartVideo_ConsoleOpenWindow';
import openPage from '@salesforce/label/c.StartVideo_ConsoleOpenPage';
import windowOpen from '@salesforce/label/c.StartVideo_ConsoleWindowOpen';
import windowShow from '@salesforce/label/c.StartVideo_ConsoleWindowShow';
import windowBlocked from '@salesforce/label/c.StartVideo_ConsoleWindowBlocked';
import leave from '@salesforce/label/c.StartVideo_ConsoleLeave';
import endedTitle from '@salesforce/label/c.StartVideo_ConsoleEnded';
import inCall from '@salesforce/label/c.StartVideo_InCall';
import inCallSince from '@salesforce/label/c.StartVideo_InCallSince';
import close from '@salesforce/label/c.StartVideo_Close';
import separator from '@salesforce/label/c.StartVideo_Separator';

/** Words around the agent console. */
export const consoleLabels = {
  separator,
  heading,
  frameTitle,
  smsSent,
  linkGiven,
  reference,
  guestLink,
  copy,
  copied,
  copyFailed,
  validFor,
  minutesLeft,
  minuteLeft,
  expiredTitle,
  expiredRemedy,
  startAgain,
  openWindow,
  openPage,
  windowOpen,
  windowShow,
  windowBlocked,
  leave,
  endedTitle,
  inCall,
  inCallSince,
  close,
};
