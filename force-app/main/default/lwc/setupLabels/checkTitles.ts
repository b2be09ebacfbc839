import publicUrl from '@salesforce/label/c.VideoSetup_CheckTitlePublicUrl';
import salesforceLogin from '@salesforce/label/c.VideoSetup_CheckTitleSalesforceLogin';
import settingsRecord from '@salesforce/label/c.VideoSetup_CheckTitleSettingsRecord';
import proofRules from '@salesforce/label/c.VideoSetup_CheckTitleProofRules';
import organization from '@salesforce/label/c.VideoSetup_CheckTitleOrganization';
import permissions from '@salesforce/label/c.VideoSetup_CheckTitlePermissions';
import apiAllowance from '@salesforce/label/c.VideoSetup_CheckTitleApiAllowance';
import flows from '@salesforce/label/c.VideoSetup_CheckTitleFlows';
import recordPages from '@salesforce/label/c.VideoSetup_CheckTitleRecordPages';
import personAccounts from '@salesforce/label/c.VideoSetup_CheckTitlePersonAccounts';
import videoKey from '@salesforce/label/c.VideoSetup_CheckTitleVideoKey';
import videoAccess from '@salesforce/label/c.VideoSetup_CheckTitleVideoAccess';
import phoneFields from '@salesforce/label/c.VideoSetup_CheckTitlePhoneFields';
import defaultRegion from '@salesforce/label/c.VideoSetup_CheckTitleDefaultRegion';
import allowedRegions from '@salesforce/label/c.VideoSetup_CheckTitleAllowedRegions';
import doNotCall from '@salesforce/label/c.VideoSetup_CheckTitleDoNotCall';
import landlineOnly from '@salesforce/label/c.VideoSetup_CheckTitleLandlineOnly';
import callFiles from '@salesforce/label/c.VideoSetup_CheckTitleCallFiles';
import callReference from '@salesforce/label/c.VideoSetup_CheckTitleCallReference';
import agentLogin from '@salesforce/label/c.VideoSetup_CheckTitleAgentLogin';
import agents from '@salesforce/label/c.VideoSetup_CheckTitleAgents';
import caseOwners from '@salesforce/label/c.VideoSetup_CheckTitleCaseOwners';
import agentLogins from '@salesforce/label/c.VideoSetup_CheckTitleAgentLogins';
import deliveryPause from '@salesforce/label/c.VideoSetup_CheckTitleDeliveryPause';
import parkedDeliveries from '@salesforce/label/c.VideoSetup_CheckTitleParkedDeliveries';
import eventSubscription from '@salesforce/label/c.VideoSetup_CheckTitleEventSubscription';
import machineClock from '@salesforce/label/c.VideoSetup_CheckTitleMachineClock';
import automationKey from '@salesforce/label/c.VideoSetup_CheckTitleAutomationKey';
import roomRequests from '@salesforce/label/c.VideoSetup_CheckTitleRoomRequests';
import startsPerHour from '@salesforce/label/c.VideoSetup_CheckTitleStartsPerHour';
import writeBackTargets from '@salesforce/label/c.VideoSetup_CheckTitleWriteBackTargets';
import callLogAccess from '@salesforce/label/c.VideoSetup_CheckTitleCallLogAccess';
import personalData from '@salesforce/label/c.VideoSetup_CheckTitlePersonalData';
import callOutcomes from '@salesforce/label/c.VideoSetup_CheckTitleCallOutcomes';

/** Titles of the checks by their ids; a newer middleware may know more. */
export const checkTitles: Partial<Record<string, string>> = {
  'public-url': publicUrl,
  'salesforce-login': salesforceLogin,
  'settings-record': settingsRecord,
  organization,
  permissions,
  'proof-rules': proofRules,
  'api-allowance': apiAllowance,
  flows,
  'record-pages': recordPages,
  'person-accounts': personAccounts,
  'video-key': videoKey,
  'video-access': videoAccess,
  'call-log-access': callLogAccess,
  'phone-fields': phoneFields,
  'default-region': defaultRegion,
  'allowed-regions': allowedRegions,
  'do-not-call': doNotCall,
  'landline-only': landlineOnly,
  'call-reference': callReference,
  'agent-login': agentLogin,
  'starts-per-hour': startsPerHour,
  'write-back-targets': writeBackTargets,
  agents,
  'case-owners': caseOwners,
  'agent-logins': agentLogins,
  'call-files': callFiles,
  'delivery-pause': deliveryPause,
  'parked-deliveries': parkedDeliveries,
  'call-outcomes': callOutcomes,
  'personal-data': personalData,
  'event-subscription': eventSubscription,
  'room-requests': roomRequests,
  'machine-clock': machineClock,
  'automation-key': automationKey,
};
