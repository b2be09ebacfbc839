import { doNotCallChoices, loginChoice, patternChoices, type FieldChoice } from '../domain/pick-field.ts';
import type { ObjectNeed } from '../domain/org-inspection.ts';
import type { Settings } from '../domain/settings.ts';
import { DO_NOT_CALL } from './field-plan.ts';

const REFERENCE = 'Video_Call_Reference__c';
const FILE_KEY = 'Video_Snapshot_Key__c';

/**
 * What the middleware reads and writes whatever the settings say; fields that every reader of an object sees (ids, names,
 * owners, stamps) are left out. The metadata check fails for a query or a write of this folder that names anything else.
 */
export const ALWAYS_NEEDED: readonly ObjectNeed[] = [
  { object: 'Video_Proof__c', read: ['Hash__c'], create: [], update: [], mustDelete: true },
  {
    object: 'Video_Session__c',
    read: [
      'Case__c',
      'Contact__c',
      'Do_Not_Call_Reason__c',
      'Ended_At__c',
      'Invitation__c',
      'Origin__c',
      'Personal_Data_Removed_At__c',
      'Phone_Field__c',
      'Status__c',
      'Sync_Revision__c',
    ],
    create: ['Case__c', 'Contact__c', 'Invitation__c', 'Origin__c', 'Request_Key__c'],
    update: [
      'Agent_Rating__c',
      'Agent__c',
      'Call_Reference__c',
      'Case__c',
      'Chat_Stored__c',
      'Contact__c',
      'Do_Not_Call_Reason__c',
      'Duration_Seconds__c',
      'Ended_At__c',
      'Failure_Code__c',
      'Failure_Message__c',
      'Guest_Link__c',
      'Guest_Rating__c',
      'Invitation__c',
      'Location__Latitude__s',
      'Location__Longitude__s',
      'Number_Differs__c',
      'Origin__c',
      'Outcome_Pending__c',
      'Outcome_Read_At__c',
      'Personal_Data_Removed_At__c',
      'Phone_Number__c',
      'Room_Expires_At__c',
      'Snapshot_Count__c',
      'Started_At__c',
      'Status__c',
      'Sync_Revision__c',
      'Transcript__c',
      'Video_Call_Id__c',
      'Video_Call_Status__c',
    ],
    mustDelete: false,
  },
  {
    object: 'Video_Settings__c',
    read: [
      'Agent_Login_Field__c',
      'Allowed_Regions__c',
      'Call_Reference_Pattern__c',
      'Default_Region__c',
      'Do_Not_Call_Field__c',
      'Gate_Key__c',
      'Landline_Only__c',
      'Max_Starts_Per_Hour__c',
      'Middleware_URL__c',
      'Org_Id__c',
      'Phone_Fields__c',
      'Respect_Do_Not_Call__c',
      'Retention_Days__c',
      'Sync_Call_Details__c',
      'Sync_Location__c',
      'Sync_Ratings__c',
      'Sync_Snapshots__c',
      'Sync_Transcript__c',
      'Unique_References__c',
      'Update_Case__c',
      'Update_Contact__c',
    ],
    create: [],
    update: [],
    mustDelete: false,
  },
  { object: 'ContentVersion', read: [FILE_KEY], create: [FILE_KEY], update: [], mustDelete: false },
  { object: 'Case', read: ['ContactId'], create: [], update: [REFERENCE], mustDelete: false },
  { object: 'Contact', read: ['MailingCountry', 'OtherCountry'], create: [], update: [REFERENCE], mustDelete: false },
  { object: 'User', read: [], create: [], update: [], mustDelete: false },
];

/**
 * The same for these settings: with the fields that they name, without the records that they leave alone. Without
 * settings, what is needed always.
 */
export function neededAccess(settings: Omit<Settings, 'gateKey'> | null): readonly ObjectNeed[] {
  if (settings === null) return ALWAYS_NEEDED;
  const named: Readonly<Record<string, readonly string[]>> = {
    Case: namesOf(patternChoices(settings)),
    Contact: [
      ...settings.phoneFields,
      ...(settings.respectDoNotCall ? [DO_NOT_CALL] : []),
      ...namesOf(doNotCallChoices(settings)),
    ],
    User: namesOf([loginChoice(settings)]),
  };
  const leftAlone = [...(settings.updateCase ? [] : ['Case']), ...(settings.updateContact ? [] : ['Contact'])];
  return ALWAYS_NEEDED.map((need) => ({
    ...need,
    read: [...new Set([...need.read, ...(named[need.object] ?? [])])],
    update: leftAlone.includes(need.object) ? [] : need.update,
  }));
}

function namesOf(choices: readonly FieldChoice[]): string[] {
  return choices.map(({ name }) => name);
}
