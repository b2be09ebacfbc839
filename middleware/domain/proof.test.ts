import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  equalInConstantTime,
  PROOF_MAX_AGE_MS,
  PROOF_ROW_MAX_AGE_MS,
  proofHash,
  proofUse,
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
  ownerId: AGENT,
  createdById: AGENT,
  lastModifiedById: AGENT,
  createdAt: NOW - 2000,
  lastModifiedAt: NOW - 1000,
};
const OTHER = '005AAzz0000000BAAA';

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

describe('proofUse', () => {
  it('differs by verb, record and body', () => {
    const uses = [
      proofUse('room', 'a', 'b', null),
      proofUse('room', 'a', null, 'b'),
      proofUse('room', 'a', 'b', 'c'),
      proofUse('room', 'b', 'b', null),
      proofUse('cancel', 'a', 'b', null),
    ];
    expect(new Set(uses).size).toBe(uses.length);
  });
});

describe('refuseProof', () => {
  it('accepts a fresh row whose creator and owner wrote the hash, in the same second or later', () => {
    expect(refuseProof(row, claim)).toBeNull();
    expect(refuseProof({ ...row, createdAt: row.lastModifiedAt }, claim)).toBeNull();
  });

  it.each<[string, ProofRow | null, Partial<ProofClaim>]>([
    ['missing', null, {}],
    ['hash', { ...row, hash: null }, {}],
    ['hash', row, { verifier: 'bm90LWl0' }],
    ['hash', row, { origin: 'https://relay.example.com' }],
    ['hash', row, { purpose: 'setup' }],
    ['hash', row, { purpose: 'console' }],
    ['foreign', { ...row, ownerId: OTHER }, {}],
    ['foreign', { ...row, createdById: OTHER }, {}],
    ['foreign', { ...row, lastModifiedById: OTHER }, {}],
    ['foreign', { ...row, ownerId: OTHER, createdById: OTHER }, {}],
    ['foreign', { ...row, ownerId: OTHER, lastModifiedById: OTHER }, {}],
    ['integration-user', row, { integrationUserId: AGENT }],
    ['stale', row, { orgNow: row.lastModifiedAt + PROOF_MAX_AGE_MS + 1 }],
    ['stale', { ...row, createdAt: NOW - PROOF_ROW_MAX_AGE_MS - 1 }, {}],
    ['future', row, { orgNow: row.lastModifiedAt - 5001 }],
    ['future', { ...row, lastModifiedAt: Infinity }, {}],
    ['no-org-time', row, { orgNow: null }],
    ['no-org-time', row, { orgNow: NaN }],
    ['no-org-time', row, { orgNow: Infinity }],
    ['no-stamps', { ...row, createdAt: NaN }, {}],
    ['no-stamps', { ...row, lastModifiedAt: NaN }, {}],
    ['no-stamps', { ...row, createdAt: NaN, lastModifiedAt: NaN }, {}],
    ['no-stamps', { ...row, createdAt: row.lastModifiedAt + 1 }, {}],
  ])('refuses with the reason %s', (reason, proof, changes) => {
    expect(refuseProof(proof, { ...claim, ...changes })).toBe(reason);
  });

  it('accepts no row of which any time cannot be told, whatever the others say', () => {
    const time = fc.oneof(fc.constantFrom(NaN, Infinity, -Infinity), fc.integer({ min: NOW - 10_000, max: NOW }));
    fc.assert(
      fc.property(time, time, time, (createdAt, lastModifiedAt, orgNow) => {
        const isAccepted = refuseProof({ ...row, createdAt, lastModifiedAt }, { ...claim, orgNow }) === null;
        expect(isAccepted && ![createdAt, lastModifiedAt, orgNow].every(Number.isFinite)).toBe(false);
      }),
    );
  });

  it('accepts a row until the last millisecond of its age, and a Date header cut off to the second', () => {
    expect(refuseProof(row, { ...claim, orgNow: row.lastModifiedAt + PROOF_MAX_AGE_MS })).toBeNull();
    expect(refuseProof({ ...row, createdAt: NOW - PROOF_ROW_MAX_AGE_MS }, claim)).toBeNull();
    expect(refuseProof(row, { ...claim, orgNow: row.lastModifiedAt - 999 })).toBeNull();
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
