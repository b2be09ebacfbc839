import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { seedIds } from '../../sandbox/seeds/index.ts';
import type { Row } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const bodySchema = z.object({ phone_number: z.string() });

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

async function defaultRegion(region: string | null): Promise<void> {
  const [row] = await system.org.rows('Video_Settings__c');
  const admin = await actAs(system, 'admin@northlake.example');
  expect(await admin.update(String(row?.['Id']), { Default_Region__c: region })).toBe(200);
}

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
    await defaultRegion(region);
    expect(await ringFor(contact)).toBe(expected);
  });

  it.each([
    ['DE', { MobilePhone: '447400123456' }],
    ['US', { MobilePhone: '(415) 555-0134', MailingCountry: 'Narnia' }],
    [null, { MobilePhone: '(415) 555-0134' }],
    ['US', { MobilePhone: '(415) 555-0134 x118' }],
    ['US', { MobilePhone: '+49 30 123456' }],
    ['US', { MobilePhone: '+44 70 1234 5678' }],
    ['US', { MobilePhone: '+881 6 123 456789' }],
  ])('with the default %s is nobody’s for %j', async (region, contact) => {
    await defaultRegion(region);
    expect(await ringFor(contact)).toBe('PHONE_INVALID');
  });
});
