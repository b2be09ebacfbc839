import { recordIdOf } from '../salesforce/store/record-id.ts';

const contact = (number: number): string => recordIdOf('003', number, 'NL');
const supportCase = (number: number): string => recordIdOf('500', number, 'NL');
const user = (number: number): string => recordIdOf('005', number, 'NL');

export const ORGANIZATION_ID = recordIdOf('00D', 1, 'NL');

/** Stable ids of the seeded records, by what makes each one worth having. */
export const seedIds = {
  users: {
    admin: user(1),
    agent: user(2),
    agent2: user(3),
    restricted: user(4),
    nopermission: user(5),
    supervisor: user(6),
    integration: user(7),
  },
  contacts: {
    /** Mobile and business number, several open cases. */
    mobile: contact(1),
    /** Only a landline, which gets no SMS. */
    landlineOnly: contact(2),
    noPhone: contact(3),
    /** A number that is none. */
    invalidPhone: contact(4),
    singapore: contact(5),
    germany: contact(6),
    britain: contact(7),
    brazil: contact(8),
    japan: contact(9),
    india: contact(10),
    /** A premium-rate number in the preferred field. */
    premium: contact(11),
    /** Not shared with the user `restricted`. */
    vip: contact(12),
    /** Shared with everybody, without any case. */
    noCase: contact(13),
  },
  cases: {
    /** Of the contact `mobile`, the newest that is open. */
    open: supportCase(1),
    openOlder: supportCase(2),
    closed: supportCase(3),
    otherContact: supportCase(4),
    vip: supportCase(5),
    /** A short subject, for call references that need padding. */
    shortNumber: supportCase(6),
    /** A long subject, for call references that do not fit. */
    longNumber: supportCase(7),
    noContact: supportCase(8),
    landline: supportCase(9),
    germany: supportCase(10),
  },
} as const;
