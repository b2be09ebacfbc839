import noAnswer from '@salesforce/label/c.StartVideo_ReasonNoAnswer';
import notLogged from '@salesforce/label/c.StartVideo_ReasonNotLogged';
import endedUnknown from '@salesforce/label/c.StartVideo_ReasonEndedUnknown';

/** Why a session has no call, or not all of it, by its Failure Code. */
export const reasonLabels: Readonly<Record<string, string | undefined>> = {
  NO_ANSWER: noAnswer,
  NOT_LOGGED: notLogged,
  ENDED_UNKNOWN: endedUnknown,
};
