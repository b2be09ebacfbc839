import path from '@salesforce/label/c.VideoSetup_PathPath';
import stepTitle from '@salesforce/label/c.VideoSetup_PathStepTitle';
import done from '@salesforce/label/c.VideoSetup_PathDone';
import attention from '@salesforce/label/c.VideoSetup_PathAttention';
import error from '@salesforce/label/c.VideoSetup_PathError';
import todo from '@salesforce/label/c.VideoSetup_PathTodo';

/** Words of the list of steps. */
export const pathLabels = {
  path,
  stepTitle,
  done,
  attention,
  error,
  todo,
};
