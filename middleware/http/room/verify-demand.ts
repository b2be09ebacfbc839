import { assertFollowed } from '../../domain/plan-room.ts';
import { proofUse, type UsedProof } from '../../domain/proof.ts';
import { assertRightOrg } from '../../domain/right-org.ts';
import type { RoomFacts, RoomQuestion } from '../../domain/room-facts.ts';
import type { LoadedSettings, SettingsSource } from '../../domain/settings-source.ts';
import { AppError } from '../../errors/app-error.ts';
import { assertProof, type ProofDemand, type ProofParts } from '../assert-proof.ts';
import { assertGateKey } from '../gate-key.ts';
import type { RoomReader } from './room-facts-port.ts';

export interface RoomDemand extends RoomQuestion {
  readonly verifier: string;
  readonly gateKey: string;
  /** Where the request comes from. */
  readonly address: string;
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
 * @param take counts the request as work
 * @throws AppError PROOF_INVALID, and before that only what concerns the service as a whole: UNAUTHORIZED,
 *   NOT_CONFIGURED, WRONG_ORG, SALESFORCE_UNAVAILABLE
 */
export async function verifyDemand(parts: VerifyParts, demand: RoomDemand, take: () => void): Promise<VerifiedDemand> {
  const verified = await readFacts(parts, demand, take);
  assertRightOrg(verified.loaded);
  assertFollowed(verified.loaded.fields.problems.agentLogin);
  const { facts, loaded } = verified;
  await assertProof(parts, facts.proof, claimOf(demand, loaded, facts.orgNow));
  return verified;
}

/** The proof of a request for a room: for this session, contact and case, and no other. */
export function roomProof({ proofId, sessionId, contactId, caseId }: RoomQuestion): UsedProof {
  return { id: proofId, use: proofUse('room', sessionId, contactId, caseId) };
}

function claimOf(demand: RoomDemand, { integrationUserId }: LoadedSettings, orgNow: number | null): ProofDemand {
  const { verifier, address } = demand;
  return { purpose: 'room', proof: roomProof(demand), verifier, address, orgNow, integrationUserId };
}

async function readFacts(parts: VerifyParts, demand: RoomDemand, take: () => void): Promise<VerifiedDemand> {
  const { settings, reader, proofGate } = parts;
  const loaded = await settings.current();
  const facts = await proofGate.admit({
    proofId: demand.proofId,
    take,
    check: ({ row, orgNow }) => assertProof(parts, row, claimOf(demand, loaded, orgNow)),
    read: () => reader.read(demand, loaded.fields),
  });
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
