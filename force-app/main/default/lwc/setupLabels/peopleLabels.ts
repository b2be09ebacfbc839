import loading from '@salesforce/label/c.VideoSetup_PeopleLoading';
import incomplete from '@salesforce/label/c.VideoSetup_PeopleIncomplete';
import assignedHeading from '@salesforce/label/c.VideoSetup_PeopleAssignedHeading';
import noneAssigned from '@salesforce/label/c.VideoSetup_PeopleNoneAssigned';
import missingHeading from '@salesforce/label/c.VideoSetup_PeopleMissingHeading';
import noneMissing from '@salesforce/label/c.VideoSetup_PeopleNoneMissing';
import person from '@salesforce/label/c.VideoSetup_PeoplePerson';
import login from '@salesforce/label/c.VideoSetup_PeopleLogin';
import noLogin from '@salesforce/label/c.VideoSetup_PeopleNoLogin';
import openCases from '@salesforce/label/c.VideoSetup_PeopleOpenCases';
import assign from '@salesforce/label/c.VideoSetup_PeopleAssign';
import assignHelp from '@salesforce/label/c.VideoSetup_PeopleAssignHelp';

/** Words of the step People. */
export const peopleLabels = {
  loading,
  incomplete,
  assignedHeading,
  noneAssigned,
  missingHeading,
  noneMissing,
  person,
  login,
  noLogin,
  openCases,
  assign,
  assignHelp,
};
