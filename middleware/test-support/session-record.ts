import type { SessionRecord } from '../domain/session-record.ts';

/** A session as somebody asked for it, by SMS and about a case, but for what is given. */
export function sessionRecordOf(changes: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: 'a01',
    name: 'VS-000001',
    contactId: '003',
    caseId: '500',
    invitation: 'SMS',
    phoneField: null,
    doNotCallReason: null,
    origin: 'Agent',
    status: 'Requested',
    isRemoved: false,
    createdById: '005',
    syncRevision: 0,
    contact: { phones: {}, addresses: [], doNotCall: { kind: 'none' } },
    case: { contactId: '003', values: {} },
    ...changes,
  };
}
