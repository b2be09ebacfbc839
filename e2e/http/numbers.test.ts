import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { changeSettingsAsAdmin } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const bodySchema = z.object({ phone_number: z.string() });

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

const settings = (values: Row): Promise<void> => changeSettingsAsAdmin(system, values);

/** The number that 8x8 was asked to send an SMS to, or the code of the refusal. */
async function ringFor(contact: Row): Promise<unknown> {
  const contactId = await system.org.plant('Contact', {
    LastName: 'Someone',
    OwnerId: seedIds.users.agent,
    ...contact,
  });
  const before = (await system.video.requests()).length;
  const { body } = await openRoom(system, await agent.ask({ contactId }));
  const ordered = (await system.video.requests()).slice(before).filter(({ path }) => path === '/api/v1/tokens');
  if (body['code'] !== undefined) {
    expect(ordered).toEqual([]);
    return body['code'];
  }
  return bodySchema.parse(ordered[0]?.body).phone_number;
}

describe('whose phone rings', () => {
  it.each([
    ['US', { MobilePhone: '9123456789', MailingCountry: 'India' }, '+919123456789'],
    ['HK', { MobilePhone: '91234567', MailingCountry: 'Singapore' }, '+6591234567'],
    ['US', { MobilePhone: '07400 123456', MailingCountry: 'United Kingdom' }, '+447400123456'],
    ['US', { MobilePhone: '0664 1234567', MailingCountry: 'Österreich' }, '+436641234567'],
    ['GB', { MobilePhone: '0812-345-678', MailingCountry: null, OtherCountry: 'Indonesia' }, '+62812345678'],
    ['SG', { MobilePhone: '006581234567' }, '+6581234567'],
    [null, { MobilePhone: '+5215512345678' }, '+525512345678'],
    [null, { MobilePhone: '+33\u202f6\u202f12\u202f34\u202f56\u202f78' }, '+33612345678'],
    [null, { MobilePhone: '+6512345678' }, '+6512345678'],
    ['US', { MobilePhone: '+49 30 123456', Phone: '+49 1512 3456789' }, '+4915123456789'],
  ])('with the default %s is that of %j', async (region, contact, expected) => {
    await settings({ Default_Region__c: region });
    expect(await ringFor(contact)).toBe(expected);
  });

  it.each([
    ['DE', { MobilePhone: '447400123456' }],
    ['US', { MobilePhone: '(415) 555-0134', MailingCountry: 'Narnia' }],
    [null, { MobilePhone: '(415) 555-0134' }],
    ['US', { MobilePhone: '(415) 555-0134 x118' }],
    ['US', { MobilePhone: '+49 30 123456' }],
    ['DE', { MobilePhone: '0-0151 23456789' }],
    ['US', { MobilePhone: '0812-3456-789/90', MailingCountry: 'Indonesia' }],
    ['US', { MobilePhone: '+13800138000', MailingCountry: 'China' }],
    ['US', { MobilePhone: '(812) 234-5678', MailingCountry: 'IN' }],
    ['US', { MobilePhone: '+44 70 1234 5678' }],
    ['US', { MobilePhone: '+881 6 123 456789' }],
  ])('with the default %s is nobody’s for %j', async (region, contact) => {
    await settings({ Default_Region__c: region });
    expect(await ringFor(contact)).toBe('PHONE_INVALID');
  });
});

/** What a workflow's request for a contact came to. */
async function requestFor(contact: Row): Promise<Row> {
  const Contact__c = await system.org.plant('Contact', { LastName: 'Someone', ...contact });
  const id = system.sandbox.org
    .system()
    .insert('Video_Session__c', { Contact__c, Origin__c: 'Automation', Invitation__c: 'SMS' });
  return eventually('the request came to an end', async () => {
    const row = await system.org.row('Video_Session__c', id);
    return row['Status__c'] === 'Requested' ? null : row;
  });
}

describe('a workflow', () => {
  it('whose contact has a landline fails with the reason, or goes by link', async () => {
    expect(await requestFor({ Phone: '+49 30 123456' })).toMatchObject({
      Status__c: 'Failed',
      Failure_Code__c: 'PHONE_INVALID',
      Failure_Message__c: expect.stringContaining('Phone is a landline'),
    });
    await settings({ Landline_Only__c: 'Link' });
    expect(await requestFor({ Phone: '+49 30 123456' })).toMatchObject({
      Status__c: 'Ready',
      Invitation__c: 'Link',
      Phone_Number__c: null,
    });
  });

  it('does not call a number that an agent would call with a hint, nor one with digits around it', async () => {
    for (const MobilePhone of ['+6512345678', '+43 664 7654321 (8-16)', '+43 664 7654321/68', 'Fax: +43 664 7654321']) {
      expect(await requestFor({ MobilePhone })).toMatchObject({
        Status__c: 'Failed',
        Failure_Code__c: 'PHONE_INVALID',
        Phone_Number__c: null,
      });
    }
  });

  it('does not call who asked not to be called', async () => {
    expect(await requestFor({ MobilePhone: '+65 9123 4567', DoNotCall: true })).toMatchObject({
      Status__c: 'Failed',
      Failure_Code__c: 'DO_NOT_CALL',
    });
    await settings({ Respect_Do_Not_Call__c: false });
    expect(await requestFor({ MobilePhone: '+65 9123 4567', DoNotCall: true })).toMatchObject({ Status__c: 'Ready' });
  });
});

describe('an agent', () => {
  const start = async (contact: Row, reason?: string): Promise<unknown> => {
    const contactId = await system.org.plant('Contact', {
      LastName: 'Someone',
      OwnerId: seedIds.users.agent,
      MobilePhone: '+65 9123 4567',
      ...contact,
    });
    const asked = await agent.ask({ contactId, ...(reason === undefined ? {} : { doNotCallReason: reason }) });
    const { status, body } = await openRoom(system, asked);
    return body['code'] ?? status;
  };

  it('gives a reason to call who asked not to be called', async () => {
    expect(await start({ DoNotCall: true })).toBe('DO_NOT_CALL');
    expect(await start({ DoNotCall: true }, '  ')).toBe('DO_NOT_CALL');
    expect(await start({ DoNotCall: true }, 'The customer asked for this call.')).toBe(201);
    expect(await start({ DoNotCall: false })).toBe(201);
  });

  it.each(['HasOptedOutOfEmail', 'MobilePhone', 'Nope__c'])(
    'starts nothing while the settings name %s, which may not be read or is no checkbox',
    async (field) => {
      await settings({ Do_Not_Call_Field__c: field });
      expect(await start({})).toBe('NOT_CONFIGURED');
    },
  );
});
