import { cutTranscript } from '../../domain/call-files/write-transcript.ts';
import type { CallLocation } from '../../domain/call-log/call-location.ts';
import type { ChatEntry } from '../../domain/call-log/chat-entry.ts';
import type { FieldsVerdict, FileWriter } from './file-writer-port.ts';

/** What may be written of a call on its session, for supervisors. */
export interface CallFields {
  /** Empty where it is not to be written. */
  readonly conversation: readonly ChatEntry[];
  readonly location: CallLocation | null;
}

const MOST_HALVED = 4;

/**
 * Writes the begin of the chat and the location onto the session. Salesforce counts some characters as several, and does
 * not say which: what it finds too long is cut in half, and left out in the end.
 */
export async function writeFields(
  writer: Pick<FileWriter, 'writeFields'>,
  sessionId: string,
  { conversation, location }: CallFields,
): Promise<FieldsVerdict> {
  const where = location === null ? {} : { location };
  for (let halved = 0; conversation.length > 0 && halved <= MOST_HALVED; halved += 1) {
    const verdict = await writer.writeFields(sessionId, { ...where, transcript: cutTranscript(conversation, halved) });
    if (verdict.kind !== 'refused' || verdict.code !== 'STRING_TOO_LONG') return verdict;
  }
  return location === null ? { kind: 'written' } : writer.writeFields(sessionId, where);
}
