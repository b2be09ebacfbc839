import type { Config } from '../config/read-config.ts';
import { createSalesforceConnection } from '../salesforce/connection.ts';
import { createSessionCreator } from '../salesforce/create-session.ts';
import { createEventSource } from '../salesforce/events/event-source.ts';
import { createRequestFinder } from '../salesforce/find-requested.ts';
import { createHousekeeping } from '../salesforce/housekeeping.ts';
import { createOrgInspector } from '../salesforce/inspect/inspect-org.ts';
import { createLookupReader } from '../salesforce/read-lookups.ts';
import { createPersonalRecords } from '../salesforce/retention/personal-records.ts';
import { createPreviewReader } from '../salesforce/read-previews.ts';
import { createProofsReader } from '../salesforce/read-proofs.ts';
import { createRecordAccess } from '../salesforce/read-record-access.ts';
import { createRoomReader } from '../salesforce/read-room-facts.ts';
import { createSessionReader } from '../salesforce/read-sessions.ts';
import { createSetupReader } from '../salesforce/read-setup-facts.ts';
import { createSettingsHistory } from '../salesforce/settings-history.ts';
import { createClockSync } from '../salesforce/sync-clock.ts';
import { createFileWriter } from '../salesforce/write-files.ts';
import { createSessionWriter } from '../salesforce/write-sessions.ts';
import { SECOND_MS } from '../time/clock.ts';
import type { OrgClock } from '../time/org-clock.ts';

/** Calls to Salesforce at a time for people who wait. */
export const SALESFORCE_CONNECTIONS = 20;

export type SalesforceParts = ReturnType<typeof buildSalesforce>;

/** One connection to the org and all that is read and written over it. */
export function buildSalesforce({ salesforce, events }: Pick<Config, 'salesforce' | 'events'>, clock: OrgClock) {
  const connection = createSalesforceConnection({
    ...salesforce,
    transport: { deadlineMs: 15 * SECOND_MS, connections: SALESFORCE_CONNECTIONS },
    clock,
    onOrgTime: (orgNow) => {
      clock.observe(orgNow);
    },
  });
  return {
    connection,
    // For people who wait.
    rooms: createRoomReader(connection.forCallers),
    creator: createSessionCreator(connection.forCallers),
    setup: createSetupReader(connection.forCallers),
    previews: createPreviewReader(connection.forCallers, clock),
    recordAccess: createRecordAccess(connection.forCallers),
    proofs: createProofsReader(connection),
    // For what happens behind the answer.
    writer: createSessionWriter(connection),
    files: createFileWriter(connection),
    lookups: createLookupReader(connection),
    sessions: createSessionReader(connection),
    finder: createRequestFinder(connection),
    housekeeping: createHousekeeping(connection),
    personalRecords: createPersonalRecords(connection),
    history: createSettingsHistory(connection),
    syncClock: createClockSync(connection, clock),
    inspector: createOrgInspector(connection),
    events: createEventSource({ endpoint: events, connection, event: 'Video_Session_Requested__e' }),
  };
}
