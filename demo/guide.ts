import { seedIds, seedUsers } from '../sandbox/seeds/index.ts';

const AGENT = seedIds.users.agent;

/** What one can open and try, for the console. */
export function guide(orgUrl: string, middlewareUrl: string, videoUrl: string): string {
  const record = (object: string, id: string): string => `${orgUrl}/lightning/r/${object}/${id}/view`;
  const people = seedUsers
    .filter(({ id, title }) => id !== AGENT && title !== '')
    .map(({ firstName, lastName, title }) => `${firstName} ${lastName} (${title})`);
  return `
  Salesforce   ${orgUrl}
  Middleware   ${middlewareUrl}  (its interface: /openapi.json)
  8x8          ${videoUrl}

  Try
  - Press "Start video" on the contact. The SMS arrives on the customer's phone beside the page; tap its link
    and talk to yourself. A moment later "Video Call Reference" stands on the contact and the case.
  - Press "Escalate" on the case and save: a flow asks for a video call, and a moment later the bell in the header
    tells the case's owner, who presses "Join" on the case.
  - From a case:               ${record('Case', seedIds.cases.open)}
  - A contact with a landline: ${record('Contact', seedIds.contacts.landlineOnly)}
  - Become somebody else in the dark strip at the top: ${people.join(', ')}.
  - Every call and what became of it: ${orgUrl}/lightning/o/Video_Session__c/list

  Everything starts anew from the seeds at each start. Ctrl+C ends it.
`;
}

/** The page that shows most. */
export function startUrl(orgUrl: string): string {
  return `${orgUrl}/lightning/r/Contact/${seedIds.contacts.mobile}/view`;
}
