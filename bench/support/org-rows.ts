import { toRecordId } from '../../middleware/domain/record-id.ts';

export const DESCRIBE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Contact: [
    ['Id', 'id'],
    ['MobilePhone', 'phone'],
    ['Phone', 'phone'],
    ['MailingCountryCode', 'picklist'],
    ['MailingCountry', 'string'],
  ],
  Case: [
    ['Id', 'id'],
    ['CaseNumber', 'string'],
  ],
  User: [
    ['Id', 'id'],
    ['Email', 'email'],
  ],
};
export const SETTINGS = {
  Id: 'a02000000000001AAA',
  SystemModstamp: '2026-11-23T10:00:00.000+0000',
  Gate_Key__c: 'bench-gate-key',
  Phone_Fields__c: 'MobilePhone,Phone',
  Default_Region__c: 'US',
  Call_Reference_Pattern__c: '{CaseNumber}',
  Unique_References__c: false,
  Agent_Login_Field__c: 'Email',
  Update_Case__c: true,
  Update_Contact__c: true,
  Sync_Call_Details__c: true,
  Sync_Ratings__c: true,
  Sync_Location__c: false,
  Sync_Snapshots__c: false,
  Sync_Transcript__c: false,
  // A bench starts more in an hour than anybody does.
  Max_Starts_Per_Hour__c: 99_999,
  Retention_Days__c: 0,
  Allowed_Regions__c: null,
  Org_Id__c: null,
  Landline_Only__c: null,
  Respect_Do_Not_Call__c: false,
  Do_Not_Call_Field__c: null,
};
/** Each session has a contact and a case of its own, whose ids end like the session's. */
export function relatedIds(sessionId: string): { contactId: string; caseId: string } {
  const end = sessionId.slice(3, 15);
  return { contactId: toRecordId(`003${end}`) ?? '', caseId: toRecordId(`500${end}`) ?? '' };
}
// As in a contact centre: each has some calls an hour.
const AGENTS = 500;

/** Whose call a session is. */
export function agentOf(sessionId: string): string {
  // Every other number is a proof's. None of them is the integration user.
  const number = 1000 + (Math.floor(Number.parseInt(sessionId.slice(3, 15), 36) / 2) % AGENTS);
  return toRecordId(`005${String(number).padStart(12, '0')}`) ?? '';
}

export function toPerson(id: string): unknown {
  return { Id: id, IsActive: true, Email: 'agent@acme.example' };
}

/** The rows that a start reads of a session. */
export function rowsOf(sessionId: string): Readonly<Record<'session' | 'person' | 'settings', unknown>> {
  const { contactId, caseId } = relatedIds(sessionId);
  const agentId = agentOf(sessionId);
  return {
    session: {
      Id: sessionId,
      Name: 'VS-000001',
      Contact__c: contactId,
      Case__c: caseId,
      Invitation__c: 'SMS',
      Phone_Field__c: null,
      Do_Not_Call_Reason__c: null,
      Origin__c: 'Agent',
      Status__c: 'Requested',
      Personal_Data_Removed_At__c: null,
      CreatedById: agentId,
      Sync_Revision__c: null,
      Contact__r: {
        MobilePhone: '(415) 555-0134',
        Phone: null,
        MailingCountryCode: 'US',
        MailingCountry: 'United States',
      },
      Case__r: { ContactId: contactId, CaseNumber: '00001026' },
    },
    person: toPerson(agentId),
    settings: SETTINGS,
  };
}
