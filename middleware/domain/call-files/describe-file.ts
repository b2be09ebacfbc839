import type { ChatEntry } from '../call-log/chat-entry.ts';
import { CHAT, hashOf } from './call-files.ts';
import type { PictureKind } from './picture-kind.ts';

/** How a file is named in Salesforce: nothing of it is what anybody typed. */
export interface FileNames {
  readonly title: string;
  /** With the extension by which Salesforce tells its kind. */
  readonly path: string;
  readonly description: string;
}

export interface FileCall {
  readonly callId: string;
  /** Of the session, `VS-000123`. */
  readonly sessionName: string;
  readonly callReference: string | null;
}

/**
 * The key that a file is found again by: one for each picture, and for each state of a chat. It tells nothing of either,
 * only whose session it is: so the files of a session are found after years, when nothing else is known of them here.
 *
 * @param sessionId 18 characters
 * @param file the hash of a picture's path, or `CHAT`
 * @param chatPrint of the chat
 */
export function fileKey(sessionId: string, callId: string, file: string, chatPrint: string | null): string {
  return `${sessionId}.${hashOf(JSON.stringify([callId, file, file === CHAT ? chatPrint : null]))}`;
}

/** The session that a key is of. */
export function sessionOfKey(key: string): string {
  return key.slice(0, key.indexOf('.'));
}

/** @param ordinal of the picture in its call, from 1 */
export function pictureNames(call: FileCall, { at, from }: ChatEntry, ordinal: number, kind: PictureKind): FileNames {
  const time = at === null ? '' : ` ${new Date(at).toISOString().slice(11, 19)}`;
  const who = { agent: ' agent', guest: ' customer', system: '' }[from];
  return {
    title: `${call.sessionName}${time}${who} picture ${ordinal}`,
    path: `${call.sessionName}-${ordinal}.${kind}`,
    description: describe(call),
  };
}

export function chatNames(call: FileCall): FileNames {
  return { title: `${call.sessionName} chat`, path: `${call.sessionName}-chat.txt`, description: describe(call) };
}

function describe({ callReference, callId }: FileCall): string {
  return callReference === null ? `Video call ${callId}` : `Video call ${callReference}`;
}
