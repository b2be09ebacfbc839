import { z } from 'zod';
import type { ProofRow } from '../domain/proof.ts';
import { AppError } from '../errors/app-error.ts';
import { SalesforceCallError } from './call-error.ts';
import type { CompositeAnswer, Subrequest } from './composite.ts';
import { API_VERSION } from './connection.ts';
import { rowsOf, type Row } from './query-answer.ts';
import { queryPath, soqlText } from './soql.ts';

const FIELDS = 'Hash__c,OwnerId,CreatedById,LastModifiedById,CreatedDate,LastModifiedDate';

// What cannot be read becomes NaN, which no proof passes with.
const stamp = z.string().transform((text) => Date.parse(text));

const proofSchema = z
  .object({
    Hash__c: z.string().nullable(),
    OwnerId: z.string(),
    CreatedById: z.string(),
    LastModifiedById: z.string(),
    CreatedDate: stamp,
    LastModifiedDate: stamp,
  })
  .transform((row): ProofRow => ({
    hash: row.Hash__c,
    ownerId: row.OwnerId,
    createdById: row.CreatedById,
    lastModifiedById: row.LastModifiedById,
    createdAt: row.CreatedDate,
    lastModifiedAt: row.LastModifiedDate,
  }));

/** Who made the proof that `proofSubrequest` reads, for other subrequests of the same call. */
export const PROOF_CREATOR = '@{proof.records[0].CreatedById}';

/**
 * Reads a proof as the subrequest `proof`. By a query: asked for the record itself, Salesforce says the same (404) of one
 * that is not there and of an object that our user may not read.
 */
export function proofSubrequest(proofId: string): Subrequest {
  return { referenceId: 'proof', url: queryPath(API_VERSION, proofsQuery([proofId])) };
}

/** The proof of an answer to that; null if there is none. @throws like `proofRows` */
export function proofOf(answer: CompositeAnswer): ProofRow | null {
  const row = proofRows(answer, 'proof')[0];
  return row === undefined ? null : parseProof(row);
}

/** The rows of a query for proofs. @throws AppError NOT_CONFIGURED if our user may not read them; SalesforceCallError */
export function proofRows(answer: CompositeAnswer, referenceId: string): readonly Row[] {
  try {
    return rowsOf(answer.resultOf(referenceId));
  } catch (error) {
    throw error instanceof SalesforceCallError ? (unreadableProof(error) ?? error) : error;
  }
}

// Of fields that our user may not read the same is to be done.
const HIDDEN = new Set(['INVALID_TYPE', 'INVALID_FIELD', 'INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY']);

function unreadableProof(error: SalesforceCallError): AppError | null {
  const { code, status } = error.fault;
  if (!HIDDEN.has(code) && status !== 404) return null;
  return new AppError(
    'NOT_CONFIGURED',
    'The integration user may not read Video Proofs, so nobody can be recognised. Ask an administrator to assign it the permission set Video Integration.',
    { cause: error, peer: { name: 'Salesforce', code, ...(status === undefined ? {} : { status }) } },
  );
}

/** The query for several proofs. */
export function proofsQuery(proofIds: readonly string[]): string {
  return `SELECT Id,${FIELDS} FROM Video_Proof__c WHERE Id IN (${proofIds.map(soqlText).join(', ')})`;
}

/** The row of a proof from the record as Salesforce gives it. */
export function parseProof(record: unknown): ProofRow {
  return proofSchema.parse(record);
}
