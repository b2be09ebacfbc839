import { createHash } from 'node:crypto';
import type { CallLocation } from '../call-log/call-location.ts';
import type { ChatEntry } from '../call-log/chat-entry.ts';
import { isPicturePath } from './picture-path.ts';

/** Name of a call's chat among its files; no hash is like it. */
export const CHAT = 'chat';
/** Name of what stands on the session for supervisors: where the customer was, and the begin of the chat. */
export const FIELDS = 'fields';
/** More than a call has: whoever floods the chat floods no org. */
export const MOST_PICTURES = 50;

/** Which files a call leaves, without anything of what is in them. */
export interface CallFiles {
  /** By the hashes of their paths, in the order of the chat; the same picture once. */
  readonly pictures: readonly string[];
  /** Changes with the chat; null where nothing was written in it. */
  readonly chatPrint: string | null;
  /** Changes with chat and location; null where there is neither. */
  readonly fieldsPrint: string | null;
}

export function callFilesOf(conversation: readonly ChatEntry[], location: CallLocation | null = null): CallFiles {
  const pictures = new Set(picturesOf(conversation).map(({ text }) => hashOf(text)));
  const isWritten = conversation.some(({ text }) => !isPicturePath(text));
  const chatPrint = isWritten ? hashOf(JSON.stringify(conversation)) : null;
  return {
    pictures: [...pictures].slice(0, MOST_PICTURES),
    chatPrint,
    fieldsPrint: chatPrint === null && location === null ? null : hashOf(JSON.stringify([chatPrint, location])),
  };
}

/** The entry that shows a picture. @param hash of its path */
export function findPicture(conversation: readonly ChatEntry[], hash: string): ChatEntry | null {
  return picturesOf(conversation).find(({ text }) => hashOf(text) === hash) ?? null;
}

function picturesOf(conversation: readonly ChatEntry[]): readonly ChatEntry[] {
  return conversation.filter(({ text }) => isPicturePath(text));
}

/** SHA-256, base64url. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
