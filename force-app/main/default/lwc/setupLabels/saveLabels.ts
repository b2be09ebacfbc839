import unsaved from '@salesforce/label/c.VideoSetup_SaveUnsaved';
import saving from '@salesforce/label/c.VideoSetup_SaveSaving';
import save from '@salesforce/label/c.VideoSetup_SaveSave';
import discard from '@salesforce/label/c.VideoSetup_SaveDiscard';
import reload from '@salesforce/label/c.VideoSetup_SaveReload';
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
  conflictTitle,
  conflictTitleUnknown,
  conflictRemedy,
};
