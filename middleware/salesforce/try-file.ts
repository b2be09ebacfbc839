import { AppError } from '../errors/app-error.ts';
import type { FileWriter } from '../work/files/file-writer-port.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const NAMES = { title: 'Start Video: a check', path: 'start-video-check.png', description: 'May be deleted.' };

/**
 * Makes a file of one pixel that only the integration user sees, and deletes it.
 *
 * @returns what Salesforce said, if it did not take it; null if it did
 */
export async function tryFile(writer: Pick<FileWriter, 'insert' | 'documentOf' | 'remove'>): Promise<string | null> {
  const bytes = Buffer.from(PIXEL, 'base64');
  const verdict = await writer.insert({ names: NAMES, key: 'start-video-check', bytes, place: null });
  if (verdict.kind !== 'written') return verdict.reason;
  try {
    const documentId = await writer.documentOf(verdict.versionId);
    if (documentId !== null) await writer.remove(documentId);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.message} A file "${NAMES.title}" was made and not deleted.`;
  }
}
