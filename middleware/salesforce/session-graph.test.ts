import { describe, expect, it } from 'vitest';
import type { Room, SessionState } from '../domain/session-state.ts';
import { room as openRoom, stateOf } from '../test-support/sessions.ts';
import { toSessionGraph } from './session-graph.ts';

const room: Room = { ...openRoom, links: null };
const state = stateOf('a01', { status: 'Expired', room });
const bodyOf = (changes: Partial<SessionState>): unknown =>
  toSessionGraph({ ...state, ...changes }).compositeRequest[0]?.body;

describe('toSessionGraph', () => {
  it('leaves the number of the org alone once it is deleted here', () => {
    expect(bodyOf({})).toMatchObject({ Phone_Number__c: '+6591234567', Guest_Link__c: null });
    expect(bodyOf({ room: { ...room, phoneNumber: null } })).not.toHaveProperty('Phone_Number__c');
  });

  it('names the agent once there is one, and leaves the field alone before', () => {
    expect(bodyOf({})).toMatchObject({ Agent__c: '005' });
    expect(bodyOf({ room: { ...room, agentId: null } })).not.toHaveProperty('Agent__c');
  });

  it('names the contact only where the session named a case alone', () => {
    expect(bodyOf({ fillsContact: true })).toMatchObject({ Contact__c: '003-a01' });
    expect(bodyOf({})).not.toHaveProperty('Contact__c');
  });

  it('writes session, case and contact, the case without its assignment rules', () => {
    const nodes = toSessionGraph(state).compositeRequest;
    expect(nodes.map(({ referenceId }) => referenceId)).toEqual(['session', 'case', 'contact']);
    expect(nodes[1]?.httpHeaders).toEqual({ 'Sforce-Auto-Assign': 'FALSE' });
    expect(toSessionGraph({ ...state, updateCase: false, updateContact: false }).compositeRequest).toHaveLength(1);
  });
});
