import { describe, expect, it } from '@jest/globals';
import type { SessionState } from '../../domain/session-state.ts';
import { createSealer } from '../encryption.ts';
import { toState, toStateColumns } from './session-row.ts';

const sealer = createSealer([Buffer.alloc(32, 1).toString('base64')]);
const state: SessionState = {
  sessionId: 'a',
  contactId: '003',
  caseId: null,
  revision: 1,
  status: 'Ready',
  room: {
    callReference: '00001026',
    links: { guestLink: 'https://video.example/guest/x', authToken: 's3cret+/=Token' },
    invitation: 'Link',
    phoneNumber: null,
    agentId: '005',
    createdAt: 0,
    expiresAt: 900_000,
  },
  failure: null,
  updateCase: true,
  updateContact: true,
};
const row = {
  ...toStateColumns(state, sealer, 0),
  claim_token: null,
  claimed_until: null,
  attempts: 0,
  next_attempt_at: 0,
  last_reason: null,
  parked_at: null,
  written_rev: 0,
  fills_contact: 0,
};

describe('a session row', () => {
  it('gives back the state it was made of', () => {
    expect(toState({ ...rowDefaults(), ...row }, sealer)).toEqual(state);
  });

  it('still opens the links of a room that an earlier version kept', () => {
    const console = new URL('https://video.example/');
    console.search = new URLSearchParams({ user: 'a@b.example', token: 's3cret+/=Token' }).toString();
    const links = JSON.stringify({ guestLink: 'https://video.example/guest/x', agentConsoleUrl: console.href });
    const sealed_links = sealer.seal(links, { table: 'video_session', row: 'a', column: 'sealed_links' });
    expect(toState({ ...rowDefaults(), ...row, sealed_links }, sealer)).toEqual(state);
  });
});

/** Columns that may be left out when a row is inserted. */
function rowDefaults() {
  return {
    contact_id: null,
    case_id: null,
    call_reference: null,
    invitation: null,
    agent_id: null,
    room_created_at: null,
    room_expires_at: null,
    sealed_links: null,
    sealed_phone: null,
    failure_code: null,
    failure_message: null,
  };
}
