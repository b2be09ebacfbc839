import type { Row } from '../support/control.ts';
import type { AnsweredSession } from './load.ts';
import type { Stage } from './stage.ts';

/**
 * What of the answered rooms the org does not show, or shows wrongly, a line each; none if nothing was lost.
 *
 * @param now by the clock of the instances that mark rooms as expired, milliseconds since 1970
 */
export async function findLosses(
  { org, sandbox }: Stage,
  answered: readonly AnsweredSession[],
  now = sandbox.clock.now(),
): Promise<string[]> {
  const [sessions, contacts, cases] = await Promise.all(
    ['Video_Session__c', 'Contact', 'Case'].map(async (object) => byId(await org.rows(object))),
  );
  const newest = new Map<string, AnsweredSession>();
  for (const answer of answered) {
    newest.set(answer.contactId, answer);
    if (answer.caseId !== null) newest.set(answer.caseId, answer);
  }
  return [
    ...answered.flatMap((answer) => lossesOfSession(answer, sessions?.get(answer.sessionId), now)),
    ...[...newest].flatMap(([id, { callReference }]) => {
      const found = (contacts?.get(id) ?? cases?.get(id))?.['Video_Call_Reference__c'];
      return found === callReference ? [] : [`${id} has ${String(found)} in place of ${callReference}`];
    }),
  ];
}

function lossesOfSession(
  { sessionId, callReference, guestLinks }: AnsweredSession,
  row: Row | undefined,
  now: number,
): string[] {
  const losses = [];
  if (guestLinks.size !== 1) losses.push(`${sessionId} was answered ${guestLinks.size} rooms`);
  if (row?.['Call_Reference__c'] !== callReference) {
    losses.push(`${sessionId} has ${String(row?.['Call_Reference__c'])} in place of ${callReference}`);
  }
  const guestLink = row?.['Guest_Link__c'];
  if (isOver(row, now)) {
    if (typeof guestLink === 'string') losses.push(`${sessionId} has the link of a room that is over`);
  } else if (!guestLinks.has(String(guestLink))) {
    losses.push(`${sessionId} has another room than was answered`);
  }
  return losses;
}

/** Whether its link is deleted by now: one that is gone before its time is a loss. */
function isOver(row: Row | undefined, now: number): boolean {
  return row?.['Status__c'] === 'Expired' && Date.parse(String(row['Room_Expires_At__c'])) <= now;
}

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row['Id']), row]));
}
