import type { FieldPlan, Settings } from '../domain/settings.ts';

/** All settings name fields that are there. */
export const NO_PROBLEMS: FieldPlan['problems'] = { callReference: null, numbers: null, agentLogin: null };

/** Settings as a new record has them, but for what is given. */
export function settingsOf(changes: Partial<Settings> = {}): Settings {
  return {
    id: 'a03000000000001AAA',
    revision: '1',
    gateKey: 'key',
    phoneFields: ['MobilePhone', 'Phone'],
    defaultRegion: 'US',
    callReferencePattern: '{CaseNumber}',
    uniqueReferences: false,
    agentLoginField: 'Email',
    updateCase: true,
    updateContact: true,
    syncCallDetails: true,
    syncRatings: true,
    syncLocation: true,
    syncSnapshots: true,
    syncTranscript: true,
    maxStartsPerHour: 60,
    retentionDays: 90,
    allowedRegions: [],
    orgId: null,
    landlineOnly: 'Fail',
    respectDoNotCall: true,
    doNotCallField: null,
    ...changes,
  };
}
