import { describe, expect, it } from '@jest/globals';
import type { Room, SessionState } from '../domain/session-state.ts';
import { toSessionGraph } from './session-graph.ts';

const room: Room = {
  callReference: '00001026',
  links: null,
  invitation: 'SMS',
  phoneNumber: '+6591234567',
  agentId: '005',
  createdAt: 0,
  expiresAt: 900_000,
};
const state: SessionState = {
  sessionId: 'a01',
  contactId: '003',
  caseId: '500',
  revision: 1,
  status: 'Expired',
  room,
  failure: null,
  updateCase: true,
  updateContact: true,
};
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
    expect(bodyOf({ fillsContact: true })).toMatchObject({ Contact__c: '003' });
    expect(bodyOf({})).not.toHaveProperty('Contact__c');
  });

  it('writes session, case and contact, the case without its assignment rules', () => {
    const nodes = toSessionGraph(state).compositeRequest;
    expect(nodes.map(({ referenceId }) => referenceId)).toEqual(['session', 'case', 'contact']);
    expect(nodes[1]?.httpHeaders).toEqual({ 'Sforce-Auto-Assign': 'FALSE' });
    expect(toSessionGraph({ ...state, updateCase: false, updateContact: false }).compositeRequest).toHaveLength(1);
  });
});
