import { Router } from 'express';
import type { PersonName } from '../../domain/audit.ts';
import { proofUse, type UsedProof } from '../../domain/proof.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import { ProofUsedError } from '../../storage/storage.ts';
import type { Clock } from '../../time/clock.ts';
import { addressOf } from '../border/address.ts';
import { assertProof, proofInvalid, type ProofParts } from '../assert-proof.ts';
import { assertGateKey, gateKeyOf, requireGateKey, type Gate } from '../gate-key.ts';
import { readBody } from '../read-body.ts';
import type { Load } from '../shed-load.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { identify, logSecurity } from '../security-log.ts';
import { parseBody } from '../validate.ts';
import type { SetupFacts, SetupReader } from './setup-facts-port.ts';
import { newSetupToken, SETUP_TOKEN_LIFETIME_MS, setupTokenOf } from './setup-token.ts';
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
      const claim = {
        purpose: 'setup',
        proof: { id: proofId, use: proofUse('setup-token', settingsId) },
        verifier,
        address: addressOf(req),
      } as const;
      const facts = await parts.proofGate.admit({
        proofId,
        take: () => parts.load.take(res),
        // Whose user is ours is not known before the second look, which looks at it.
        check: ({ row, orgNow }) => assertProof(parts, row, { ...claim, orgNow, integrationUserId: '' }),
        read: () => parts.setupReader.read({ proofId, settingsId }),
      });
      assertGateKey(gateKey, facts.settings?.gateKey ?? '');
      const { orgNow, integrationUserId } = facts;
      await assertProof(parts, facts.proof, { ...claim, orgNow, integrationUserId });
      identify(res, { personId: facts.proof?.createdById ?? '' });
      const person = admitPerson(facts);
      const answer = await issueToken(parts, { person, proof: claim.proof, verifier }, facts);
      logSecurity(parts.log, 'setup.opened', res);
      res.status(201).json(answer);
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

interface Purchase {
  readonly person: PersonName;
  readonly proof: UsedProof;
  readonly verifier: string;
}

/** One proof buys one token: sent again, because the answer was lost, it gets the same. */
async function issueToken(
  { setup, clock }: TokenParts,
  { person, proof, verifier }: Purchase,
  { orgId, settings }: SetupFacts,
): Promise<TokenAnswer> {
  const now = clock.now();
  const token = { ...newSetupToken(verifier), person, expiresAt: now + SETUP_TOKEN_LIFETIME_MS };
  const kept = await setup.keepToken(token, proof, now).catch((error: unknown) => {
    throw error instanceof ProofUsedError ? proofInvalid() : error;
  });
  return {
    token: setupTokenOf(verifier, kept.salt),
    expiresAt: new Date(kept.expiresAt).toISOString(),
    person,
    organizationId: orgId,
    settingsOrganizationId: settings?.orgId ?? null,
  };
}
