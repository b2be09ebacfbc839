import KEY_FIELD from '@salesforce/schema/Video_Settings__c.Key__c';
import MIDDLEWARE_URL_FIELD from '@salesforce/schema/Video_Settings__c.Middleware_URL__c';
import GATE_KEY_FIELD from '@salesforce/schema/Video_Settings__c.Gate_Key__c';
import PHONE_FIELDS_FIELD from '@salesforce/schema/Video_Settings__c.Phone_Fields__c';
import DEFAULT_REGION_FIELD from '@salesforce/schema/Video_Settings__c.Default_Region__c';
import ALLOWED_REGIONS_FIELD from '@salesforce/schema/Video_Settings__c.Allowed_Regions__c';
import CALL_REFERENCE_PATTERN_FIELD from '@salesforce/schema/Video_Settings__c.Call_Reference_Pattern__c';
import UNIQUE_REFERENCES_FIELD from '@salesforce/schema/Video_Settings__c.Unique_References__c';
import AGENT_LOGIN_FIELD_FIELD from '@salesforce/schema/Video_Settings__c.Agent_Login_Field__c';
import DEFAULT_INVITATION_FIELD from '@salesforce/schema/Video_Settings__c.Default_Invitation__c';
import MAX_STARTS_FIELD from '@salesforce/schema/Video_Settings__c.Max_Starts_Per_Hour__c';
import CONSOLE_MODE_FIELD from '@salesforce/schema/Video_Settings__c.Console_Mode__c';
import UPDATE_CASE_FIELD from '@salesforce/schema/Video_Settings__c.Update_Case__c';
import UPDATE_CONTACT_FIELD from '@salesforce/schema/Video_Settings__c.Update_Contact__c';
import LOG_TASK_FIELD from '@salesforce/schema/Video_Settings__c.Log_Task__c';
import SYNC_CALL_DETAILS_FIELD from '@salesforce/schema/Video_Settings__c.Sync_Call_Details__c';
import SYNC_RATINGS_FIELD from '@salesforce/schema/Video_Settings__c.Sync_Ratings__c';
import SYNC_TRANSCRIPT_FIELD from '@salesforce/schema/Video_Settings__c.Sync_Transcript__c';
import SYNC_SNAPSHOTS_FIELD from '@salesforce/schema/Video_Settings__c.Sync_Snapshots__c';
import SYNC_LOCATION_FIELD from '@salesforce/schema/Video_Settings__c.Sync_Location__c';
import RETENTION_DAYS_FIELD from '@salesforce/schema/Video_Settings__c.Retention_Days__c';
import LANDLINE_ONLY_FIELD from '@salesforce/schema/Video_Settings__c.Landline_Only__c';
import RESPECT_DO_NOT_CALL_FIELD from '@salesforce/schema/Video_Settings__c.Respect_Do_Not_Call__c';
import DO_NOT_CALL_FIELD_FIELD from '@salesforce/schema/Video_Settings__c.Do_Not_Call_Field__c';
import ORG_ID_FIELD from '@salesforce/schema/Video_Settings__c.Org_Id__c';

/** The settings by the names that the page uses, and the fields that hold them. */
export const SETTING_FIELDS = {
  key: KEY_FIELD.fieldApiName,
  middlewareUrl: MIDDLEWARE_URL_FIELD.fieldApiName,
  gateKey: GATE_KEY_FIELD.fieldApiName,
  phoneFields: PHONE_FIELDS_FIELD.fieldApiName,
  defaultRegion: DEFAULT_REGION_FIELD.fieldApiName,
  allowedRegions: ALLOWED_REGIONS_FIELD.fieldApiName,
  callReferencePattern: CALL_REFERENCE_PATTERN_FIELD.fieldApiName,
  uniqueReferences: UNIQUE_REFERENCES_FIELD.fieldApiName,
  agentLoginField: AGENT_LOGIN_FIELD_FIELD.fieldApiName,
  defaultInvitation: DEFAULT_INVITATION_FIELD.fieldApiName,
  maxStartsPerHour: MAX_STARTS_FIELD.fieldApiName,
  consoleMode: CONSOLE_MODE_FIELD.fieldApiName,
  updateCase: UPDATE_CASE_FIELD.fieldApiName,
  updateContact: UPDATE_CONTACT_FIELD.fieldApiName,
  logTask: LOG_TASK_FIELD.fieldApiName,
  syncCallDetails: SYNC_CALL_DETAILS_FIELD.fieldApiName,
  syncRatings: SYNC_RATINGS_FIELD.fieldApiName,
  syncTranscript: SYNC_TRANSCRIPT_FIELD.fieldApiName,
  syncSnapshots: SYNC_SNAPSHOTS_FIELD.fieldApiName,
  syncLocation: SYNC_LOCATION_FIELD.fieldApiName,
  retentionDays: RETENTION_DAYS_FIELD.fieldApiName,
  landlineOnly: LANDLINE_ONLY_FIELD.fieldApiName,
  respectDoNotCall: RESPECT_DO_NOT_CALL_FIELD.fieldApiName,
  doNotCallField: DO_NOT_CALL_FIELD_FIELD.fieldApiName,
  organizationId: ORG_ID_FIELD.fieldApiName,
} as const;

export type SettingName = keyof typeof SETTING_FIELDS;
export type SettingValue = string | number | boolean | null;
export type Settings = Record<SettingName, SettingValue>;

/** Changes that are not saved yet. */
export type Draft = Partial<Settings>;
