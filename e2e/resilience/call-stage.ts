import { enter, endCall } from '../../sandbox/video-interaction/room/room.ts';
import type { Room } from '../../sandbox/video-interaction/types.ts';
import { eventually, type Row } from '../support/control.ts';
import { openRoom, type Asked, type Person, type SessionWish } from '../support/person.ts';
import type { Stage } from './stage.ts';

const AGENT = { email: 'agent@northlake.example', name: 'Agent' };

export interface CallStage {
  /** Asks for a room and has it. @param url of the instance that is asked */
  start(person: Person, url: string, wish: SessionWish): Promise<{ readonly asked: Asked; readonly room: Room }>;
  /** The agent signs in at 8x8, and the customer comes. */
  connect(room: Room): void;
  hangUp(room: Room): void;
  /** A session's record, once it is as asked for; until then the org's time passes in steps. */
  until(what: string, sessionId: string, isSo: (session: Row) => boolean, stepMs?: number): Promise<Row>;
  advance(ms: number): void;
}

/**
 * Calls at 8x8 without a browser, by the org's clock.
 *
 * @param work a round of periodic work of an instance in this process; without, `until` waits for those of others
 */
export function createCallStage(stage: Stage, work: () => Promise<void> = () => Promise.resolve()): CallStage {
  const { clock, video } = stage.sandbox;
  const known = new Set<string>();
  const advance = (ms: number): void => {
    clock.advance(ms);
  };
  return {
    advance,
    start: async (person, url, wish) => {
      const asked = await person.ask(wish);
      for (const { code } of video.store.rooms()) known.add(code);
      const { status } = await openRoom({ middlewareUrl: url }, asked);
      const room = video.store.rooms().find(({ code }) => !known.has(code));
      if (status !== 201 || room === undefined) throw new Error(`no room: ${status}`);
      return { asked, room };
    },
    connect: (room) => {
      video.store.logIn(room, AGENT);
      enter(room, 'agent', clock.now());
      enter(room, 'guest', clock.now());
    },
    hangUp: (room) => endCall(room, clock.now()),
    until: (what, sessionId, isSo, stepMs = 5000) =>
      eventually(what, async () => {
        const session = await stage.org.row('Video_Session__c', sessionId);
        if (isSo(session)) return session;
        advance(stepMs);
        await work();
        return false;
      }),
  };
}
