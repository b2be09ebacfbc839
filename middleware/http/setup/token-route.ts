import { Router } from 'express';
import type { PersonName } from '../../domain/audit.ts';
import type { SetupFacts, SetupReader } from '../../domain/ports.ts';
import { AppError } from '../../errors/app-error.ts';
import { SETUP_PROOF_USE, type SetupStore } from '../../storage/setup-store.ts';
import { ProofUsedError } from '../../storage/storage.ts';
import type { Clock } from '../../time/clock.ts';
import { assertProof, proofInvalid, type ProofParts } from '../assert-proof.ts';
import { assertGateKey, gateKeyOf, requireGateKey, type Gate } from '../gate-key.ts';
import { readBody } from '../read-body.ts';
import type { Load } from '../shed-load.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { parseBody } from '../validate.ts';
import { makeSetupToken, SETUP_TOKEN_LIFETIME_MS } from './setup-token.ts';
import { tokenRequestSchema, type TokenAnswer } from './token-schemas.ts';

export interface TokenParts extends ProofParts {
  readonly gate: Gate;
  readonly load: Load;
  readonly setupReader: SetupReader;
  readonly setup: SetupStore;
  readonly clock: Clock;
}

const PATH = '/v1/setup/token';

/**
 * `POST /v1/setup/token`: gate key, body, proof, right to edit the settings; in this order. The settings themselves may
 * be wrong or of another org: this is the way to mend them.
 */
export function createTokenRoute(parts: TokenParts): Router {
  return Router()
    .post(PATH, requireGateKey(parts.gate), readBody, async (req, res) => {
      const gateKey = gateKeyOf(req);
      const { proofId, verifier, settingsId } = parseBody(tokenRequestSchema, req);
      parts.load.take(res);
      const facts = await parts.setupReader.read({ proofId, settingsId });
      assertGateKey(gateKey, facts.settings?.gateKey ?? '');
      const { orgNow, integrationUserId } = facts;
      await assertProof(parts, facts.proof, {
        purpose: 'setup',
        use: SETUP_PROOF_USE,
        proofId,
        verifier,
        orgNow,
        integrationUserId,
      });
      res.status(201).json(await issueToken(parts, admitPerson(facts), proofId, facts));
    })
    .all(PATH, refuseOtherMethods('POST'));
}

/** @throws AppError ACCESS_DENIED */
function admitPerson({ person, mayEdit }: SetupFacts): PersonName {
  if (!person?.isActive) {
    throw new AppError('ACCESS_DENIED', 'Your user is not active in Salesforce. Ask an administrator.');
  }
  if (!mayEdit) {
    throw new AppError(
      'ACCESS_DENIED',
      'You may not edit the Video Settings record. Ask an administrator for the permission set Video Admin.',
    );
  }
  return { id: person.id, name: person.name };
}

async function issueToken(
  { setup, clock, log }: TokenParts,
  person: PersonName,
  proofId: string,
  { orgId, settings }: SetupFacts,
): Promise<TokenAnswer> {
  const { token, hash } = makeSetupToken();
  const expiresAt = clock.now() + SETUP_TOKEN_LIFETIME_MS;
  try {
    await setup.keepToken(hash, { person, expiresAt }, proofId, clock.now());
  } catch (error) {
    throw error instanceof ProofUsedError ? proofInvalid() : error;
  }
  log.info({ personId: person.id }, 'setup opened');
  return {
    token,
    expiresAt: new Date(expiresAt).toISOString(),
    person,
    organizationId: orgId,
    settingsOrganizationId: settings?.orgId ?? null,
  };
}
