import { describe, expect, it } from 'vitest';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { room, stateOf } from '../../test-support/sessions.ts';
import { createSealer } from '../encryption.ts';
import { toState, toStateColumns } from './session-row.ts';

const sealer = createSealer([STORAGE_KEY]);
const links = { guestLink: 'https://video.example/guest/x', authToken: 's3cret+/=Token' };
const state = stateOf('a', { caseId: null, room: { ...room, links, phoneNumber: null } });
const row = {
  ...toStateColumns(state, sealer, 0),
  claim_token: null,
  claimed_until: null,
  claimed_rev: null,
  attempts: 0,
  next_attempt_at: 0,
  last_reason: null,
  parked_at: null,
  written_rev: 0,
  fills_contact: 0,
  wait_related: 0,
  outcome_only: 0,
  related_due_at: 0,
  related_attempts: 0,
  related_since: 0,
};

describe('a session row', () => {
  it('gives back the state it was made of', () => {
    expect(toState({ ...rowDefaults(), ...row }, sealer)).toEqual(state);
  });

  it('still opens the links of a room that an earlier version kept', () => {
    const console = new URL('https://video.example/');
    console.search = new URLSearchParams({ user: 'a@b.example', token: links.authToken }).toString();
    const earlier = JSON.stringify({ guestLink: links.guestLink, agentConsoleUrl: console.href });
    const sealed_links = sealer.seal(earlier, { table: 'video_session', row: 'a', column: 'sealed_links' });
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
