import { agentLogin } from './agent-login.ts';
import { apiAllowance } from './api-allowance.ts';
import { automationKey, eventSubscription, roomRequests } from './automation.ts';
import { callLogAccess, callOutcomes } from './call-log.ts';
import { callReference } from './call-reference.ts';
import { callFiles } from './call-files.ts';
import type { CheckDefinition } from './check.ts';
import { deliveryPause, parkedDeliveries } from './deliveries.ts';
import { doNotCall } from './do-not-call.ts';
import { flows } from './flows.ts';
import { landlineOnly } from './landline-only.ts';
import { machineClock } from './machine-clock.ts';
import { organization } from './organization.ts';
import { agentLogins, agents, caseOwners } from './people.ts';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { personAccounts } from './person-accounts.ts';
import { phoneFields } from './phone-fields.ts';
import { proofRules } from './proof-rules.ts';
import { publicUrl } from './public-url.ts';
import { recordPages } from './record-pages.ts';
import { allowedRegions, defaultRegion } from './regions.ts';
import { salesforceLogin } from './salesforce-login.ts';
import { settingsRecord } from './settings-record.ts';
import { startsPerHour } from './starts-per-hour.ts';
import { videoAccess, videoKey } from './video-key.ts';
import { writeBackTargets } from './write-back-targets.ts';

const SALESFORCE = [
  salesforceLogin,
  settingsRecord,
  permissions,
  proofRules,
  organization,
  apiAllowance,
  flows,
  recordPages,
  personAccounts,
];
const VIDEO = [videoKey, videoAccess, callLogAccess];
const CALLS = [
  phoneFields,
  doNotCall,
  landlineOnly,
  defaultRegion,
  callReference,
  agentLogin,
  allowedRegions,
  startsPerHour,
  writeBackTargets,
];
const PEOPLE = [agents, caseOwners, agentLogins];
const DELIVERIES = [parkedDeliveries, deliveryPause, callFiles, callOutcomes, personalData];
const AUTOMATION = [eventSubscription, roomRequests, automationKey];

/** Every check, in the order of the setup page. */
export const ALL_CHECKS: readonly CheckDefinition[] = [
  publicUrl,
  machineClock,
  ...SALESFORCE,
  ...VIDEO,
  ...CALLS,
  ...PEOPLE,
  ...DELIVERIES,
  ...AUTOMATION,
];
