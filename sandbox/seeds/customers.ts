import { seedIds } from './seed-ids.ts';

type Values = Readonly<Record<string, string | boolean | null>>;

export interface SeedRecord {
  readonly id: string;
  readonly values: Values;
  /** Shared with the group Support; the others are their owner's alone. */
  readonly shared: boolean;
}

const { contacts, cases, users } = seedIds;

/**
 * Contacts of several countries. Numbers come from a range kept for fiction where its numbers are valid (+1 … 555 01xx;
 * those of Britain, +44 7700 900xxx, are not), else they are the example numbers of the numbering plan. The newest first.
 */
export const seedContacts: readonly SeedRecord[] = [
  contact(contacts.mobile, 'Grace', 'Whitfield', {
    Salutation: 'Ms.',
    MobilePhone: '(415) 555-0134',
    Phone: '(415) 555-0188',
    Title: 'Operations Manager',
    MailingStreet: '200 Harbor Street',
    MailingCity: 'San Francisco',
    MailingState: 'CA',
    MailingPostalCode: '94107',
    MailingCountry: 'United States',
  }),
  contact(contacts.landlineOnly, 'Oliver', 'Brandt', {
    Salutation: 'Mr.',
    Phone: '+49 30 123456',
    Title: 'Facility Manager',
    MailingCity: 'Berlin',
    MailingCountry: 'Germany',
  }),
  contact(contacts.noPhone, 'Noor', 'Haddad', {
    Salutation: 'Ms.',
    Title: 'Buyer',
    MailingCity: 'Chicago',
    MailingState: 'IL',
    MailingCountry: 'United States',
  }),
  contact(contacts.invalidPhone, 'Arlo', 'Petersen', {
    Salutation: 'Mr.',
    MobilePhone: '12345',
    Phone: 'ask reception',
    MailingCity: 'Denver',
    MailingState: 'CO',
    MailingCountry: 'United States',
  }),
  contact(contacts.singapore, 'Wei Ling', 'Tan', {
    Salutation: 'Ms.',
    MobilePhone: '+65 8123 4567',
    Title: 'Head of Service',
    MailingCity: 'Singapore',
    MailingCountry: 'Singapore',
  }),
  contact(contacts.germany, 'Jonas', 'Keller', {
    Salutation: 'Mr.',
    MobilePhone: '+49 1512 3456789',
    Phone: '+49 30 123457',
    MailingCity: 'Hamburg',
    MailingCountry: 'Germany',
  }),
  contact(contacts.britain, 'Amelia', 'Thorne', {
    Salutation: 'Dr.',
    MobilePhone: '+44 7400 123456',
    MailingCity: 'Leeds',
    MailingCountry: 'United Kingdom',
  }),
  contact(contacts.brazil, 'Rafael', 'Moura', {
    Salutation: 'Mr.',
    MobilePhone: '+55 11 96123-4567',
    MailingCity: 'São Paulo',
    MailingCountry: 'Brazil',
  }),
  contact(contacts.japan, 'Yuki', 'Tanaka', {
    Salutation: 'Ms.',
    MobilePhone: '+81 90-1234-5678',
    MailingCity: 'Osaka',
    MailingCountry: 'Japan',
  }),
  contact(contacts.india, 'Anil', 'Mehta', {
    Salutation: 'Mr.',
    MobilePhone: '+91 81234 56789',
    MailingCity: 'Pune',
    MailingCountry: 'India',
  }),
  contact(contacts.premium, 'Lena', 'Fox', {
    Salutation: 'Ms.',
    MobilePhone: '+1 900 234 5678',
    MailingCity: 'Austin',
    MailingState: 'TX',
    MailingCountry: 'United States',
  }),
  contact(contacts.vip, 'Eleanor', 'Vance', {
    Salutation: 'Ms.',
    MobilePhone: '(212) 555-0147',
    Title: 'Chief Executive',
    MailingCity: 'New York',
    MailingState: 'NY',
    MailingCountry: 'United States',
  }),
  contact(contacts.noCase, 'Samuel', 'Ortiz', {
    Salutation: 'Mr.',
    MobilePhone: '(303) 555-0162',
    MailingCity: 'Boulder',
    MailingState: 'CO',
    MailingCountry: 'United States',
  }),
];

/** In the order of their numbers: the newest has the highest. */
export const seedCases: readonly (SeedRecord & { readonly hoursAgo: number })[] = [
  supportCase(cases.closed, contacts.mobile, 'Filter replaced twice within a month', 900, {
    Status: 'Closed',
    Origin: 'Phone',
  }),
  supportCase(cases.openOlder, contacts.mobile, 'Second unit shows error E14 after restart', 96, {
    Status: 'Working',
    Origin: 'Email',
  }),
  supportCase(cases.otherContact, contacts.singapore, 'Display stays dark after the update', 60, {
    Status: 'New',
    Origin: 'Web',
  }),
  supportCase(cases.vip, contacts.vip, 'Executive lounge machine leaks', 50, {
    Status: 'Escalated',
    Priority: 'High',
    Origin: 'Phone',
  }),
  supportCase(cases.shortNumber, contacts.britain, 'E14', 40, { Status: 'New', Origin: 'Web' }),
  supportCase(cases.longNumber, contacts.brazil, 'The water pressure drops every morning between seven and eight', 30, {
    Status: 'New',
    Origin: 'Web',
  }),
  supportCase(cases.noContact, null, 'Voicemail: a machine in building C makes a grinding noise', 20, {
    Status: 'New',
    Origin: 'Phone',
  }),
  supportCase(cases.landline, contacts.landlineOnly, 'Descaling program does not finish', 12, {
    Status: 'Working',
    Origin: 'Phone',
  }),
  supportCase(cases.germany, contacts.germany, 'Grinder jams with dark roast', 8, { Status: 'New', Origin: 'Email' }),
  supportCase(cases.open, contacts.mobile, 'Brewing unit blinks red and does not heat', 3, {
    Status: 'New',
    Priority: 'High',
    Origin: 'Web',
  }),
];

function contact(id: string, firstName: string, lastName: string, values: Values): SeedRecord {
  const Email = `${firstName}.${lastName}@example.com`.toLowerCase().replaceAll(' ', '.');
  const OwnerId = id === contacts.vip ? users.supervisor : users.agent;
  return { id, shared: true, values: { FirstName: firstName, LastName: lastName, Email, OwnerId, ...values } };
}

function supportCase(
  id: string,
  contactId: string | null,
  subject: string,
  hoursAgo: number,
  values: Values,
): SeedRecord & { hoursAgo: number } {
  const OwnerId = contactId === contacts.vip ? users.supervisor : users.agent;
  return { id, shared: true, hoursAgo, values: { ContactId: contactId, Subject: subject, OwnerId, ...values } };
}
