import unsaved from '@salesforce/label/c.VideoSetup_SaveUnsaved';
import saving from '@salesforce/label/c.VideoSetup_SaveSaving';
import save from '@salesforce/label/c.VideoSetup_SaveSave';
import discard from '@salesforce/label/c.VideoSetup_SaveDiscard';
import reload from '@salesforce/label/c.VideoSetup_SaveReload';
import checking from '@salesforce/label/c.VideoSetup_SaveChecking';
import kept from '@salesforce/label/c.VideoSetup_SaveKept';
import questionTitle from '@salesforce/label/c.VideoSetup_SaveQuestionTitle';
import questionIntro from '@salesforce/label/c.VideoSetup_SaveQuestionIntro';
import questionConnection from '@salesforce/label/c.VideoSetup_SaveQuestionConnection';
import questionNoKey from '@salesforce/label/c.VideoSetup_SaveQuestionNoKey';
import questionUnchecked from '@salesforce/label/c.VideoSetup_SaveQuestionUnchecked';
import questionUncheckedFinding from '@salesforce/label/c.VideoSetup_SaveQuestionUncheckedFinding';
import questionProblem from '@salesforce/label/c.VideoSetup_SaveQuestionProblem';
import questionGoBack from '@salesforce/label/c.VideoSetup_SaveGoBack';
import questionSaveAnyway from '@salesforce/label/c.VideoSetup_SaveAnyway';
import conflictTitle from '@salesforce/label/c.VideoSetup_SaveConflictTitle';
import conflictTitleUnknown from '@salesforce/label/c.VideoSetup_SaveConflictTitleUnknown';
import conflictRemedy from '@salesforce/label/c.VideoSetup_SaveConflictRemedy';

/** Words of the bar that saves. */
export const saveLabels = {
  unsaved,
  saving,
  save,
  discard,
  reload,
  checking,
  kept,
  questionTitle,
  questionIntro,
  questionConnection,
  questionNoKey,
  questionUnchecked,
  questionUncheckedFinding,
  questionProblem,
  questionGoBack,
  questionSaveAnyway,
  conflictTitle,
  conflictTitleUnknown,
  conflictRemedy,
};
