import type { Row } from '../support/control.ts';
import type { AnsweredSession } from './load.ts';
import type { Stage } from './stage.ts';

/** What of the answered rooms the org does not show, or shows wrongly, a line each; none if nothing was lost. */
export async function findLosses({ org }: Stage, answered: readonly AnsweredSession[]): Promise<string[]> {
  const [sessions, contacts, cases] = await Promise.all(
    ['Video_Session__c', 'Contact', 'Case'].map(async (object) => byId(await org.rows(object))),
  );
  const newest = new Map<string, AnsweredSession>();
  for (const answer of answered) {
    newest.set(answer.contactId, answer);
    if (answer.caseId !== null) newest.set(answer.caseId, answer);
  }
  return [
    ...answered.flatMap((answer) => lossesOfSession(answer, sessions?.get(answer.sessionId))),
    ...[...newest].flatMap(([id, { callReference }]) => {
      const found = (contacts?.get(id) ?? cases?.get(id))?.['Video_Call_Reference__c'];
      return found === callReference ? [] : [`${id} has ${String(found)} in place of ${callReference}`];
    }),
  ];
}

function lossesOfSession({ sessionId, callReference, guestLinks }: AnsweredSession, row: Row | undefined): string[] {
  const losses = [];
  if (guestLinks.size !== 1) losses.push(`${sessionId} was answered ${guestLinks.size} rooms`);
  if (row?.['Call_Reference__c'] !== callReference) {
    losses.push(`${sessionId} has ${String(row?.['Call_Reference__c'])} in place of ${callReference}`);
  }
  if (!guestLinks.has(String(row?.['Guest_Link__c']))) losses.push(`${sessionId} has another room than was answered`);
  return losses;
}

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row['Id']), row]));
}
