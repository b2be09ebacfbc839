import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { copyPackage, type PackageCopy } from '../../sandbox/test-support/test-org.ts';
import { actAs, openRoom } from '../support/person.ts';
import { askForToken } from '../support/setup.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const SET = 'force-app/main/default/permissionsets/Video_Integration.permissionset-meta.xml';
const OBJECT = /<objectPermissions>(?:(?!<objectPermissions>)[^])*?<object>Video_Proof__c<[^]*?<\/objectPermissions>/u;
const FIELDS = /<fieldPermissions>(?:(?!<fieldPermissions>)[^])*?<field>Video_Proof__c\.[^]*?<\/fieldPermissions>/gu;

describe('an org whose integration user may not read proofs', () => {
  let copy: PackageCopy;
  let system: System | undefined;
  beforeEach(() => {
    copy = copyPackage();
  });
  afterEach(async () => {
    await system?.close();
    system = undefined;
    copy.dispose();
  });

  it.each([
    ['the object', (xml: string) => xml.replace(OBJECT, '').replaceAll(FIELDS, '')],
    ['its hash', (xml: string) => xml.replaceAll(FIELDS, '')],
  ])('says so to agents and administrators, and counts no wrong proof (%s)', async (_, edit) => {
    copy.edit(SET, edit);
    system = await startSystem({ project: copy.project });
    const agent = await actAs(system, 'agent@northlake.example');
    const admin = await actAs(system, 'admin@northlake.example');
    const wish = { contactId: contacts.mobile, caseId: cases.open };
    const answers = [await openRoom(system, await agent.ask(wish)), await askForToken(system, admin)];
    for (const { body } of answers) {
      expect(body['code']).toBe('NOT_CONFIGURED');
      expect(body['detail']).toContain('may not read Video Proofs');
      expect(body['detail']).toContain('permission set Video Integration');
    }
    expect(answers.map(({ body }) => String(body['detail']).includes('Ask an administrator'))).toEqual([true, false]);
    expect(system.log()).not.toContain('proof refused');
  });

  it('tells it from a proof that is not there', async () => {
    system = await startSystem();
    const agent = await actAs(system, 'agent@northlake.example');
    const asked = await agent.ask({ contactId: contacts.mobile, caseId: cases.open });
    for (const proofId of [asked.sessionId, contacts.mobile, `${asked.proofId.slice(0, 12)}zzz`]) {
      const { body } = await openRoom(system, { ...asked, proofId });
      expect(['PROOF_INVALID', 'VALIDATION_FAILED']).toContain(body['code']);
    }
    expect((await openRoom(system, asked)).status).toBe(201);
  });
});
