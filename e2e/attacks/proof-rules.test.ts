import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { copyPackage, createTestOrg, refusalOf } from '../../sandbox/test-support/test-org.ts';
import type { Org, OrgSession } from '../../sandbox/salesforce/types.ts';

const { users } = seedIds;
const PROOF = 'Video_Proof__c';
const HASH = 'h'.repeat(43);
const REFUSED = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

let org: Org;
let agent: OrgSession;
let admin: OrgSession;
beforeEach(() => {
  org = createTestOrg();
  agent = org.asUser(users.agent);
  admin = org.asUser(users.admin);
});

const write = (session: OrgSession, id: string, values: Record<string, unknown>): string =>
  refusalOf(() => {
    session.update(PROOF, id, values);
  });

describe('the rules of Video_Proof__c, as the org evaluates them', () => {
  it('let its creator insert an empty row and write the hash of 43 characters once', () => {
    const id = agent.insert(PROOF, { OwnerId: users.agent });
    expect(write(agent, id, { Hash__c: 'short' })).toBe(REFUSED);
    expect(write(agent, id, {})).toBe(REFUSED);
    expect(write(agent, id, { Hash__c: HASH })).toBe('none');
    expect(org.records.get(PROOF, id)).toMatchObject({ Hash__c: HASH, LastModifiedById: users.agent });
    expect(write(agent, id, { Hash__c: HASH })).toBe(REFUSED);
    expect(write(agent, id, { Hash__c: null })).toBe(REFUSED);
  });

  it.each([
    { Hash__c: HASH },
    { Hash__c: 'x' },
    { OwnerId: users.agent2 },
    { Hash__c: HASH, OwnerId: users.agent },
    { Hash__c: HASH, OwnerId: users.integration },
  ])('refuse a row that is born with %j', (values) => {
    for (const session of [agent, admin]) expect(refusalOf(() => session.insert(PROOF, values))).toBe(REFUSED);
    expect(org.records.list(PROOF)).toEqual([]);
  });

  it('let nobody else write it, not even who may change every record', () => {
    const id = agent.insert(PROOF, {});
    expect(write(admin, id, { Hash__c: HASH })).toBe(REFUSED);
    expect(write(org.asUser(users.integration), id, { OwnerId: users.integration })).toBe(REFUSED);
    expect(org.records.get(PROOF, id)).toMatchObject({ Hash__c: null, OwnerId: users.agent });
  });

  it('let the row go to nobody, before the hash, with it or afterwards', () => {
    const id = agent.insert(PROOF, {});
    expect(write(agent, id, { OwnerId: users.agent2 })).toBe(REFUSED);
    expect(write(agent, id, { OwnerId: users.agent2, Hash__c: HASH })).toBe(REFUSED);
    expect(write(agent, id, { Hash__c: HASH })).toBe('none');
    expect(write(admin, id, { OwnerId: users.admin })).toBe(REFUSED);
  });
});

describe('a rule that an administrator switched off', () => {
  it('refuses nothing until it is active again', () => {
    org.rules.setActive(PROOF, 'Proof_Is_Born_Empty', false);
    const id = agent.insert(PROOF, { Hash__c: HASH });
    expect(write(agent, id, { Hash__c: HASH })).toBe(REFUSED);
    org.rules.setActive(PROOF, 'Proof_Is_Born_Empty', true);
    expect(refusalOf(() => agent.insert(PROOF, { Hash__c: HASH }))).toBe(REFUSED);
  });
});

describe('Set Audit Fields upon Record Creation', () => {
  const AGENT_SET = 'force-app/main/default/permissionsets/Video_Agent.permissionset-meta.xml';
  const GRANT = '<userPermissions><enabled>true</enabled><name>CreateAuditFields</name></userPermissions>';

  it('lets its holder forge the stamps of a new record, and write no hash in that name', () => {
    const copy = copyPackage();
    try {
      copy.edit(AGENT_SET, (xml) => xml.replace('</PermissionSet>', `${GRANT}</PermissionSet>`));
      org = createTestOrg({ project: copy.project });
    } finally {
      copy.dispose();
    }
    const stamps = {
      CreatedById: users.admin,
      LastModifiedById: users.admin,
      CreatedDate: '2026-11-23T09:00:00.000Z',
      LastModifiedDate: '2026-11-23T09:30:00.000Z',
    };
    const forger = org.asUser(users.agent);
    expect(refusalOf(() => forger.insert(PROOF, { ...stamps, Hash__c: HASH }))).toBe(REFUSED);
    const id = forger.insert(PROOF, stamps);
    expect(org.records.get(PROOF, id)).toMatchObject({ ...stamps, SystemModstamp: '2026-11-23T10:00:00.000Z' });
    expect(write(forger, id, { Hash__c: HASH })).toBe(REFUSED);
    expect(write(forger, id, { CreatedById: users.agent })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('is needed for that', () => {
    expect(refusalOf(() => agent.insert(PROOF, { CreatedById: users.admin }))).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});
