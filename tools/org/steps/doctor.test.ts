import { describe, expect, it } from 'vitest';
import { judgeEnvironment } from './doctor.ts';

const ORG = 'https://acme.my.salesforce.com';
const ENV = {
  SALESFORCE_LOGIN_URL: `${ORG}/`,
  SALESFORCE_CLIENT_ID: 'id',
  SALESFORCE_CLIENT_SECRET: 'secret',
  ENCRYPTION_KEY: 'key',
};

describe('the last step', () => {
  it('runs the checks where .env belongs to this org', () => {
    expect(judgeEnvironment(ENV, ORG).state).toBe('due');
  });

  it('checks no other org, and names what is missing', () => {
    const other = judgeEnvironment({ ...ENV, SALESFORCE_LOGIN_URL: 'https://other.my.salesforce.com' }, ORG);
    expect(other).toMatchObject({ state: 'by hand', says: expect.stringContaining(ORG) });
    const { says } = judgeEnvironment({ ...ENV, SALESFORCE_CLIENT_SECRET: '' }, ORG);
    expect(says).toMatch(/^Enter SALESFORCE_CLIENT_SECRET in \.env/u);
  });

  it('takes a key of the JWT flow for a secret', () => {
    const { SALESFORCE_CLIENT_SECRET: _, ...rest } = ENV;
    expect(judgeEnvironment({ ...rest, SALESFORCE_JWT_KEY: 'pem', SALESFORCE_USERNAME: 'a@b' }, ORG).state).toBe('due');
  });
});
