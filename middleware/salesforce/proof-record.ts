import { z } from 'zod';
import type { ProofRow } from '../domain/proof.ts';
import type { Subrequest } from './composite.ts';
import { API_VERSION } from './connection.ts';
import { soqlText } from './soql.ts';

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

/** Reads a proof as the subrequest `proof`, so that others can refer to `@{proof.CreatedById}`. */
export function proofSubrequest(proofId: string): Subrequest {
  return {
    referenceId: 'proof',
    url: `/services/data/v${API_VERSION}/sobjects/Video_Proof__c/${proofId}?fields=${FIELDS}`,
  };
}

/** The query for several proofs. */
export function proofsQuery(proofIds: readonly string[]): string {
  return `SELECT Id,${FIELDS} FROM Video_Proof__c WHERE Id IN (${proofIds.map(soqlText).join(', ')})`;
}

/** The row of a proof from the record as Salesforce gives it. */
export function parseProof(record: unknown): ProofRow {
  return proofSchema.parse(record);
}
