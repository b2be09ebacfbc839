import type { Logger } from 'pino';
import type { LoadedSettings, RoomFacts, RoomQuestion, RoomReader, SettingsSource } from '../../domain/ports.ts';
import { refuseProof } from '../../domain/proof.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Storage } from '../../storage/storage.ts';
import { assertGateKey } from '../gate-key.ts';

export interface RoomDemand extends RoomQuestion {
  readonly verifier: string;
  readonly gateKey: string;
}

export interface VerifyParts {
  /** The origin that proofs are bound to. */
  readonly origin: string;
  readonly settings: SettingsSource;
  readonly reader: RoomReader;
  readonly storage: Storage;
  readonly log: Logger;
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
  const refusal = await findRefusal(parts, demand, verified);
  if (refusal === null) return verified;
  parts.log.warn({ sessionId: demand.sessionId, refusal }, 'proof refused');
  throw proofInvalid();
}

export function proofInvalid(): AppError {
  return new AppError('PROOF_INVALID', 'Salesforce did not confirm who you are. Reload the page and start again.');
}

async function readFacts({ settings, reader }: VerifyParts, demand: RoomDemand): Promise<VerifiedDemand> {
  const loaded = await settings.current();
  const facts = await reader.read(demand, loaded.fields);
  if (facts?.settingsRevision === loaded.settings.revision) return { facts, loaded };
  // Somebody saved the settings since they were read, or removed a field: what they say now decides, and may need others.
  const reloaded = await settings.reload();
  assertGateKey(demand.gateKey, reloaded.settings);
  const sameFields = JSON.stringify(loaded.fields) === JSON.stringify(reloaded.fields);
  if (facts !== null && sameFields) return { facts, loaded: reloaded };
  const again = await reader.read(demand, reloaded.fields);
  if (again !== null) return { facts: again, loaded: reloaded };
  throw new AppError(
    'NOT_CONFIGURED',
    'The integration user may not read a field that a call needs. Ask an administrator to assign it the permission set Video Integration.',
  );
}

async function findRefusal(
  { origin, storage }: VerifyParts,
  { verifier, proofId, sessionId }: RoomDemand,
  { facts, loaded: { integrationUserId } }: VerifiedDemand,
): Promise<string | null> {
  const refusal = refuseProof(facts.proof, {
    purpose: 'room',
    origin,
    verifier,
    orgNow: facts.orgNow,
    integrationUserId,
  });
  if (refusal !== null) return refusal;
  const usedFor = await storage.sessionOfProof(proofId);
  return usedFor === null || usedFor === sessionId ? null : 'used';
}

/** A refreshed sandbox carries the settings of its source: it must not start calls in the name of production. */
function assertRightOrg({ settings, orgId }: LoadedSettings): void {
  if (settings.orgId === null || settings.orgId.slice(0, 15) === orgId.slice(0, 15)) return;
  throw new AppError(
    'WRONG_ORG',
    'The settings were made in another org, so this looks like a copy of it. ' +
      `An administrator confirms the copy by setting Organization ID to ${orgId} (tab Video Settings).`,
  );
}
