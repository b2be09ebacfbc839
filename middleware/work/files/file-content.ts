import type { CallPictures } from '../../domain/call-files/call-pictures.ts';
import { CHAT, findPicture } from '../../domain/call-files/call-files.ts';
import { chatNames, pictureNames, type FileCall, type FileNames } from '../../domain/call-files/describe-file.ts';
import { writeTranscript } from '../../domain/call-files/write-transcript.ts';
import type { ChatEntry } from '../../domain/call-log/chat-entry.ts';
import type { ClaimedFile } from '../../storage/file-store.ts';
import { MINUTE_MS } from '../../time/clock.ts';

export type FileContent =
  | { readonly kind: 'content'; readonly names: FileNames; readonly bytes: Buffer }
  /** 8x8 does not have it now. */
  | { readonly kind: 'later'; readonly waitMs: number; readonly reason: string }
  | { readonly kind: 'gone' | 'skipped'; readonly reason: string };

const NOT_THERE = '8x8 does not have it.';
/** Uploads of pictures lag behind their call. */
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS];
/** All pictures of a call. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * What is to be written of a file of a call, from 8x8.
 *
 * @param writtenBytes of the call's pictures before this one
 * @throws AppError like `CallPictures`
 */
export async function readContent(
  reports: CallPictures,
  conversation: readonly ChatEntry[],
  call: FileCall,
  file: ClaimedFile,
  writtenBytes: number,
): Promise<FileContent> {
  if (file.file === CHAT)
    return { kind: 'content', names: chatNames(call), bytes: Buffer.from(writeTranscript(conversation)) };
  const entry = findPicture(conversation, file.file);
  if (entry === null) return { kind: 'gone', reason: NOT_THERE };
  if (writtenBytes >= MOST_BYTES) return { kind: 'skipped', reason: 'The pictures of this call are more than 100 MB.' };
  const picture = await reports.picture(entry.text);
  switch (picture.kind) {
    case 'picture':
      return {
        kind: 'content',
        names: pictureNames(call, entry, file.ordinal, picture.type),
        bytes: Buffer.from(picture.bytes),
      };
    case 'missing': {
      const waitMs = WAITS_MS[file.attempts];
      return waitMs === undefined ? { kind: 'gone', reason: NOT_THERE } : { kind: 'later', waitMs, reason: NOT_THERE };
    }
    case 'refused':
      return { kind: 'skipped', reason: picture.reason };
  }
}
