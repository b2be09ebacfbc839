import { seedIds } from '../../sandbox/seeds/index.ts';
import { EVENT } from './event-stage.ts';
import type { Stage } from './stage.ts';

export interface AutomatedSession {
  readonly sessionId: string;
  readonly caseId: string;
}

/** Sessions as workflows make them, in one transaction with their event, each for a case of its own. */
export function requestSessions({ sandbox: { org } }: Stage, count: number): AutomatedSession[] {
  const OwnerId = seedIds.users.agent;
  return Array.from({ length: count }, () => {
    const contactId = org.records.plant('Contact', {
      LastName: 'Automated',
      OwnerId,
      MobilePhone: '(415) 555-0134',
    }).Id;
    const caseId = org.records.plant('Case', { Subject: 'Automated', ContactId: contactId, OwnerId }).Id;
    const system = org.system();
    const sessionId = system.transaction(() => {
      const values = { Contact__c: contactId, Case__c: caseId, Origin__c: 'Automation', Invitation__c: 'Link' };
      const id = system.insert('Video_Session__c', values);
      system.publish(EVENT, { Session_Id__c: id, Org_Id__c: org.organizationId });
      return id;
    });
    return { sessionId, caseId };
  });
}

/** How many rooms are made at a time: within so many neighbours their order is open. */
export const AT_A_TIME = 10;

/** How many sessions have no room yet as Salesforce sees it. Read within this process: asked often. */
export function withoutRoom({ sandbox: { org } }: Stage, sessions: readonly AutomatedSession[]): number {
  return sessions.filter(({ sessionId }) => org.records.get('Video_Session__c', sessionId)?.['Status__c'] !== 'Ready')
    .length;
}

/** What is wrong with the rooms of automated sessions, a line each: missing, shared, or not on the case. */
export function findFlaws(stage: Stage, sessions: readonly AutomatedSession[]): string[] {
  const { org } = stage.sandbox;
  const read = (object: string, id: string, field: string): unknown => org.records.get(object, id)?.[field];
  const found = roomsOf(stage, sessions);
  const taken = new Set(found);
  return [
    ...(taken.size === sessions.length ? [] : [`${sessions.length} sessions have ${taken.size} rooms`]),
    ...sessions.flatMap(({ sessionId, caseId }, index) => {
      const reference = found[index]?.callReference;
      if (reference === undefined) return [`${sessionId} has no room that 8x8 knows`];
      return [
        ...(read('Video_Session__c', sessionId, 'Call_Reference__c') === reference ? [] : [`${sessionId} has another`]),
        ...(read('Case', caseId, 'Video_Call_Reference__c') === reference ? [] : [`${caseId} has another reference`]),
      ];
    }),
  ];
}

/** How many sessions were overtaken: only those that somebody had in hand when he was killed may be. */
export function countOvertaken(stage: Stage, sessions: readonly AutomatedSession[]): number {
  const createdAt = roomsOf(stage, sessions).map((room) => room?.createdAt ?? 0);
  return createdAt.filter((time, index) => (createdAt[index - AT_A_TIME] ?? 0) > time).length;
}

function roomsOf({ sandbox: { org, video } }: Stage, sessions: readonly AutomatedSession[]) {
  const rooms = new Map(video.store.rooms().map((room): [unknown, typeof room] => [video.store.guestLink(room), room]));
  return sessions.map(({ sessionId }) => rooms.get(org.records.get('Video_Session__c', sessionId)?.['Guest_Link__c']));
}

/** All rooms that 8x8 was asked for. */
export function countRooms({ sandbox }: Stage): number {
  return sandbox.video.store.rooms().length;
}
