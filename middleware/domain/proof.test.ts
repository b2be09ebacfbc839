import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  equalInConstantTime,
  PROOF_MAX_AGE_MS,
  proofHash,
  refuseProof,
  type ProofClaim,
  type ProofRow,
} from './proof.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const AGENT = '005AAzz0000000AAAA';
const claim: ProofClaim = {
  purpose: 'room',
  origin: 'https://middleware.example.com',
  verifier: 'dmVyaWZpZXI',
  orgNow: NOW,
  integrationUserId: '005AAzz0000000ZAAA',
};
const row: ProofRow = {
  hash: proofHash('room', claim.origin, claim.verifier),
  createdById: AGENT,
  lastModifiedById: AGENT,
  createdAt: NOW - 1000,
  systemModstamp: NOW - 1000,
};

describe('proofHash', () => {
  it('is the base64url SHA-256 of the scheme, purpose, origin and verifier', () => {
    expect(proofHash('room', 'https://m.example', 'abc')).toBe('QYx0XwCX62EURXBn6Qi1UMcbi6FL-Oj7EL0e4WCRKQM');
  });

  it('differs whenever purpose, origin or verifier differ', () => {
    const purpose = fc.constantFrom('room' as const, 'setup' as const);
    const triple = fc.tuple(purpose, fc.webUrl(), fc.base64String({ minLength: 1 }));
    fc.assert(
      fc.property(triple, triple, (a, b) => {
        expect(proofHash(...a) === proofHash(...b)).toBe(a.join('|') === b.join('|'));
      }),
    );
  });
});

describe('refuseProof', () => {
  it('accepts a fresh row that nobody touched', () => {
    expect(refuseProof(row, claim)).toBeNull();
  });

  it.each<[string, ProofRow | null, Partial<ProofClaim>]>([
    ['missing', null, {}],
    ['hash', { ...row, hash: null }, {}],
    ['hash', row, { verifier: 'bm90LWl0' }],
    ['hash', row, { origin: 'https://relay.example.com' }],
    ['hash', row, { purpose: 'setup' }],
    ['modified', { ...row, lastModifiedById: '005AAzz0000000BAAA' }, {}],
    ['modified', { ...row, systemModstamp: row.createdAt + 1 }, {}],
    ['stale', row, { orgNow: row.createdAt + PROOF_MAX_AGE_MS + 1 }],
    ['future', row, { orgNow: row.createdAt - 5001 }],
    ['integration-user', row, { integrationUserId: AGENT }],
  ])('refuses with the reason %s', (reason, proof, changes) => {
    expect(refuseProof(proof, { ...claim, ...changes })).toBe(reason);
  });

  it('accepts a row until the last millisecond of its age, and a Date header cut off to the second', () => {
    expect(refuseProof(row, { ...claim, orgNow: row.createdAt + PROOF_MAX_AGE_MS })).toBeNull();
    expect(refuseProof(row, { ...claim, orgNow: row.createdAt - 999 })).toBeNull();
  });
});

describe('equalInConstantTime', () => {
  it('is equality of texts of any length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(equalInConstantTime(a, b)).toBe(a === b);
        expect(equalInConstantTime(a, a)).toBe(true);
      }),
    );
  });
});
