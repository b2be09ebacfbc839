import { z } from 'zod';
import type { Position, Room } from '../../sandbox/video-interaction/types.ts';
import type { Row } from '../support/control.ts';
import type { Person, SessionWish } from '../support/person.ts';
import type { CallStage } from './call-stage.ts';
import type { LocalInstance, Stage } from './stage.ts';

/** A picture of one pixel, told apart by what follows it. */
export function pngOf(text: string): Buffer {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.from(text)]);
}

export function picturePath(name: string): string {
  return `/s3/uploads/snapshots/2026/11/23/1795428252000-${name}.png`;
}

/** What somebody wrote, or a picture that is at 8x8 by its name. */
export type Shown = string | { readonly picture: string; readonly bytes?: Buffer };

export interface FileStage {
  /** A call with a chat, from its start to its end. */
  hold(
    wish: SessionWish,
    shown: readonly Shown[],
    location?: Position,
  ): Promise<{ readonly sessionId: string; readonly room: Room }>;
  /** Lets time pass until the session tells of its files, so that none is due any more. */
  untilTold(sessionId: string): Promise<Row>;
  /** Versions in Salesforce, with the record that each is attached to. */
  files(): Promise<readonly { readonly title: string; readonly place: string; readonly version: Row }[]>;
  textOf(version: Row): string;
  /** Asks as a person, by the REST API. */
  read(user: string, path: string): Promise<{ readonly status: number; readonly text: string }>;
}

export function createFileStage(
  stage: Stage,
  calls: CallStage,
  middleware: () => LocalInstance,
  person: () => Person,
): FileStage {
  const { clock } = stage.sandbox;
  const place = z.object({ LinkedEntityId: z.string(), ContentDocumentId: z.string() });
  return {
    hold: async (wish, shown, location) => {
      const { asked, room } = await calls.start(person(), middleware().url, wish);
      calls.connect(room);
      show(room, shown, clock.now());
      if (location !== undefined && room.call !== undefined) room.call.location = location;
      calls.advance(60_000);
      calls.hangUp(room);
      await calls.until('it is Completed', asked.sessionId, ({ Status__c: status }) => status === 'Completed');
      return { sessionId: asked.sessionId, room };
    },
    untilTold: (sessionId) =>
      calls.until('its files are told', sessionId, ({ Snapshot_Count__c: count }) => count !== null, 5000),
    files: async () => {
      const [versions, links] = await Promise.all([
        stage.org.rows('ContentVersion'),
        stage.org.rows('ContentDocumentLink'),
      ]);
      const places = links.map((link) => place.parse(link)).filter(({ LinkedEntityId: id }) => !id.startsWith('005'));
      return versions.flatMap((version) =>
        places
          .filter(({ ContentDocumentId: id }) => id === version['ContentDocumentId'])
          .map(({ LinkedEntityId }) => ({ title: String(version['Title']), place: LinkedEntityId, version })),
      );
    },
    textOf: ({ Id }) => Buffer.from(stage.sandbox.org.files.bodies.get(String(Id)) ?? []).toString('utf8'),
    read: async (user, path) => {
      const { accessToken } = z
        .object({ accessToken: z.string() })
        .parse(await stage.org.post('/tokens', { user: `${user}@northlake.example` }));
      const response = await fetch(`${stage.sandbox.orgUrl}/services/data/v66.0/${path}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      return { status: response.status, text: await response.text() };
    },
  };
}

/** In the chat of a room that has a call. */
export function show(room: Room, shown: readonly Shown[], now: number): void {
  for (const [index, one] of shown.entries()) {
    const data = typeof one === 'string' ? one : picturePath(one.picture);
    room.call?.conversation.push({ origin: index % 2 === 0 ? 'guest' : 'agent', timestamp: now + index * 1000, data });
    if (typeof one !== 'string') room.call?.snapshots.set(data, one.bytes ?? pngOf(one.picture));
  }
}
