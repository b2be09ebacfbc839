import type { Logger } from 'pino';
import { callFilesOf, CHAT, FIELDS } from '../../domain/call-files/call-files.ts';
import type { CallPictures } from '../../domain/call-files/call-pictures.ts';
import { fileKey } from '../../domain/call-files/describe-file.ts';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import type { ChatEntry } from '../../domain/call-log/chat-entry.ts';
import { refusalCode } from '../../domain/refusal-code.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ClaimedFile, FileEnd, FilesClaim, FileStore } from '../../storage/file-store.ts';
import type { Clock } from '../../time/clock.ts';
import { readContent } from './file-content.ts';
import type { FieldsVerdict, FilePlace, FileWriter, NewFile, StoredFile } from './file-writer-port.ts';
import { judgeInsert } from './judge-insert.ts';
import { writeFields } from './write-fields.ts';

const SWITCHED_OFF = 'The settings say that it is not stored.';

export type FileSwitches = Pick<Settings, 'syncSnapshots' | 'syncTranscript' | 'syncLocation'>;

export interface DeliverParts {
  readonly files: FileStore;
  readonly writer: FileWriter;
  readonly reports: Pick<CallReports, 'details'> & CallPictures;
  /** By the settings of this moment. @throws AppError if nobody knows them */
  readonly switches: () => Promise<FileSwitches>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Why no file is written for a while. */
export interface FilePause {
  readonly reason: string;
  readonly waitMs: number;
}

/**
 * Writes the due files of one call. What is in them is read from 8x8 now and kept nowhere.
 *
 *   switched off → skipped · session or its case gone → skipped · its personal data was removed → skipped · 8x8 has it no more → gone
 *   written before by a worker whose end nobody knows → found by its key, written
 *   refused → parked, or due again; the org takes none → all wait
 *
 * @returns why it stopped before its end, for a reason that is no file's own
 * @throws AppError of the settings, of 8x8 and of Salesforce: the files stay due
 */
export async function deliverCall(parts: DeliverParts, claim: FilesClaim): Promise<FilePause | null> {
  const switches = await parts.switches();
  const wanted = await skipUnwanted(parts, claim, switches);
  if (wanted.length === 0) return null;
  const place = await parts.writer.readPlace(claim.sessionId);
  if (place?.isRemoved === true)
    return endAll(parts, claim, wanted, { state: 'skipped', reason: 'The personal data of this call was removed.' });
  const recordId = recordOf(claim, place);
  if (place === null || recordId === null) {
    const reason = place === null ? 'The session was deleted.' : 'Its case or contact is gone.';
    return endAll(parts, claim, wanted, { state: 'skipped', reason });
  }
  const found = await findMade(parts, claim, wanted);
  const details = await parts.reports.details(claim.callId);
  if (details === null) return endAll(parts, claim, wanted, { state: 'gone', reason: '8x8 knows the call no more.' });
  const { conversation, location } = details;
  const delivery = { ...parts, claim, place, recordId, found, conversation };
  const isWritten = callFilesOf(conversation).chatPrint !== null;
  const fields = {
    conversation: switches.syncTranscript && isWritten ? conversation : [],
    location: switches.syncLocation ? location : null,
  };
  let writtenBytes = claim.writtenBytes;
  for (const file of wanted) {
    const done =
      file.file === FIELDS
        ? await settle(delivery, file, await writeFields(parts.writer, claim.sessionId, fields), 0)
        : await deliverFile(delivery, file, writtenBytes);
    if (typeof done !== 'number') return done;
    writtenBytes += done;
  }
  return null;
}

interface Delivery extends DeliverParts {
  readonly claim: FilesClaim;
  readonly place: FilePlace;
  readonly recordId: string;
  readonly found: ReadonlyMap<string, readonly StoredFile[]>;
  readonly conversation: readonly ChatEntry[];
}

/** What was said about a case belongs to whoever may see that case: with the case gone, to nobody. */
function recordOf({ hadCase }: FilesClaim, place: FilePlace | null): string | null {
  if (place === null) return null;
  return place.caseId ?? (hadCase ? null : place.contactId);
}

async function skipUnwanted(
  parts: DeliverParts,
  claim: FilesClaim,
  { syncSnapshots, syncTranscript, syncLocation }: FileSwitches,
): Promise<readonly ClaimedFile[]> {
  const isWanted = ({ file }: ClaimedFile): boolean => {
    if (file === FIELDS) return syncTranscript || syncLocation;
    return file === CHAT ? syncTranscript : syncSnapshots;
  };
  const unwanted = claim.files.filter((file) => !isWanted(file));
  await endAll(parts, claim, unwanted, { state: 'skipped', reason: SWITCHED_OFF });
  return claim.files.filter(isWanted);
}

async function endAll(parts: DeliverParts, claim: FilesClaim, files: readonly ClaimedFile[], end: FileEnd) {
  for (const file of files) await endFile(parts, claim, file, end);
  return null;
}

async function endFile(parts: DeliverParts, claim: FilesClaim, file: ClaimedFile, end: FileEnd): Promise<boolean> {
  const isHeld = await parts.files.endFile(claim, file, end, parts.clock.now());
  const { sessionId, callId } = claim;
  const what = { sessionId, callId, ordinal: file.ordinal, state: end.state };
  if (end.state === 'written') parts.log.info(what, 'file of a call written');
  else if (end.reason === SWITCHED_OFF) parts.log.debug(what, 'file of a call not stored: switched off');
  else parts.log.warn({ ...what, code: refusalCode(end.reason) }, 'file of a call not written');
  return isHeld;
}

async function findMade(parts: DeliverParts, claim: FilesClaim, files: readonly ClaimedFile[]) {
  const keys = files.filter(({ mayExist }) => mayExist).map((file) => keyOf(claim, file));
  return keys.length === 0 ? new Map<string, readonly StoredFile[]>() : parts.writer.find(keys);
}

function keyOf({ sessionId, callId }: FilesClaim, { file, print }: ClaimedFile): string {
  return fileKey(sessionId, callId, file, print);
}

/** @returns the bytes that were written, or why nothing more is to be tried; null if somebody else has the call */
async function deliverFile(
  delivery: Delivery,
  file: ClaimedFile,
  writtenBytes: number,
): Promise<number | FilePause | null> {
  const { claim, files, clock, reports, conversation, place } = delivery;
  const [made] = delivery.found.get(keyOf(claim, file)) ?? [];
  if (made !== undefined)
    return (await endFile(delivery, claim, file, { state: 'written', versionId: made.versionId, bytes: 0 })) ? 0 : null;
  const call = { callId: claim.callId, sessionName: place.sessionName, callReference: claim.callReference };
  const content = await readContent(reports, conversation, call, file, writtenBytes);
  if (content.kind === 'later') {
    await files.postponeFile(claim, file, clock.now() + content.waitMs, content.reason);
    return 0;
  }
  if (content.kind !== 'content') {
    await endFile(delivery, claim, file, { state: content.kind, reason: content.reason });
    return 0;
  }
  const target = await targetOf(delivery, file);
  if (target === null) {
    await endFile(delivery, claim, file, { state: 'skipped', reason: 'Somebody has deleted its file.' });
    return 0;
  }
  return insert(delivery, file, { ...content, key: keyOf(claim, file), place: target });
}

/** A chat that has changed becomes the next version of its file; not if somebody has deleted that. */
async function targetOf({ writer, recordId }: Delivery, { versionId }: ClaimedFile): Promise<NewFile['place'] | null> {
  if (versionId === null) return { recordId };
  const documentId = await writer.documentOf(versionId);
  return documentId === null ? null : { documentId };
}

async function insert(delivery: Delivery, file: ClaimedFile, content: NewFile): Promise<number | FilePause | null> {
  const { claim, files, writer } = delivery;
  const begun = await files.beginInsert(claim, file);
  if (begun === 'lost') return null;
  const verdict = await writer.insert(content);
  if (verdict.kind === 'written') {
    const bytes = content.bytes.length;
    const versionId = begun === 'repeat' ? await keepFirst(delivery, content, verdict.versionId) : verdict.versionId;
    if (await endFile(delivery, claim, file, { state: 'written', versionId, bytes })) return bytes;
    await takeBackLate(delivery, await keepFirst(delivery, content, versionId));
    return null;
  }
  return settle(delivery, file, verdict, 0);
}

/** What a worker makes that was held up, while the personal data of the call was removed, is deleted again. */
async function takeBackLate({ writer, claim }: Delivery, versionId: string): Promise<void> {
  const place = await writer.readPlace(claim.sessionId);
  if (place?.isRemoved !== true) return;
  const documentId = await writer.documentOf(versionId);
  if (documentId !== null) await writer.remove(documentId);
}

/** Ends a file by what Salesforce said. @returns as `deliverFile` */
async function settle(
  delivery: Delivery,
  file: ClaimedFile,
  verdict: FieldsVerdict,
  bytes: number,
): Promise<number | FilePause> {
  const { claim, files, clock } = delivery;
  const now = clock.now();
  if (verdict.kind === 'written') {
    await endFile(delivery, claim, file, { state: 'written', versionId: null, bytes });
    return bytes;
  }
  const next = judgeInsert(verdict, file, now);
  if (next.kind === 'park') {
    await endFile(delivery, claim, file, { state: 'parked', reason: verdict.reason });
    return 0;
  }
  await files.postponeFile(claim, file, now + next.waitMs, verdict.reason);
  return next.isOrgs ? { reason: verdict.reason, waitMs: next.waitMs } : 0;
}

/**
 * Somebody else may have made the same file meanwhile: whoever was held up for long, or took over from them. Of two the
 * first stays, whichever of the two looks. A new version of a file that is there stays too: it says the same.
 *
 * @returns the version that stays
 */
async function keepFirst({ writer, log, claim }: Delivery, { key, place }: NewFile, versionId: string) {
  if (place !== null && 'documentId' in place) return versionId;
  const made = (await writer.find([key])).get(key) ?? [];
  const [first] = made;
  const own = made.find((one) => one.versionId === versionId);
  if (own === undefined || first === undefined || first === own) return versionId;
  await writer.remove(own.documentId);
  log.warn(
    { sessionId: claim.sessionId, callId: claim.callId },
    'file of a call was made twice; the second was deleted',
  );
  return first.versionId;
}
