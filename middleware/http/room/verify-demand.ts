import type { LoadedSettings, RoomFacts, RoomQuestion, RoomReader, SettingsSource } from '../../domain/ports.ts';
import { proofUse, type UsedProof } from '../../domain/proof.ts';
import { assertRightOrg } from '../../domain/right-org.ts';
import { AppError } from '../../errors/app-error.ts';
import { assertProof, type ProofParts } from '../assert-proof.ts';
import { assertGateKey } from '../gate-key.ts';

export interface RoomDemand extends RoomQuestion {
  readonly verifier: string;
  readonly gateKey: string;
}

export interface VerifyParts extends ProofParts {
  readonly settings: SettingsSource;
  readonly reader: RoomReader;
}

export interface VerifiedDemand {
  readonly facts: RoomFacts;
  readonly loaded: LoadedSettings;
}

/**
 * Reads what Salesforce knows of a demand and accepts its proof.
 *
 * @throws AppError PROOF_INVALID, and before that only what concerns the service as a whole: UNAUTHORIZED,
 *   NOT_CONFIGURED, WRONG_ORG, SALESFORCE_UNAVAILABLE
 */
export async function verifyDemand(parts: VerifyParts, demand: RoomDemand): Promise<VerifiedDemand> {
  const verified = await readFacts(parts, demand);
  assertRightOrg(verified.loaded);
  const { facts, loaded } = verified;
  await assertProof(parts, facts.proof, {
    purpose: 'room',
    proof: roomProof(demand),
    verifier: demand.verifier,
    orgNow: facts.orgNow,
    integrationUserId: loaded.integrationUserId,
  });
  return verified;
}

/** The proof of a request for a room: for this session, contact and case, and no other. */
export function roomProof({ proofId, sessionId, contactId, caseId }: RoomQuestion): UsedProof {
  return { id: proofId, use: proofUse('room', sessionId, contactId, caseId) };
}

async function readFacts({ settings, reader }: VerifyParts, demand: RoomDemand): Promise<VerifiedDemand> {
  const loaded = await settings.current();
  const facts = await reader.read(demand, loaded.fields);
  if (facts?.settingsRevision === loaded.settings.revision) return { facts, loaded };
  // Somebody saved the settings since they were read, or removed a field: what they say now decides, and may need others.
  const reloaded = await settings.reload();
  assertGateKey(demand.gateKey, reloaded.settings.gateKey);
  const sameFields = JSON.stringify(loaded.fields) === JSON.stringify(reloaded.fields);
  if (facts !== null && sameFields) return { facts, loaded: reloaded };
  const again = await reader.read(demand, reloaded.fields);
  if (again !== null) return { facts: again, loaded: reloaded };
  throw new AppError(
    'NOT_CONFIGURED',
    'The integration user may not read a field that a call needs. Ask an administrator to assign it the permission set Video Integration.',
  );
}
