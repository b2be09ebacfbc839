import { describe, expect, it } from 'vitest';
import { myDomain } from './my-domain.ts';

function problemOf(url: string): string | null {
  const result = myDomain.safeParse(url);
  return result.success ? null : (result.error.issues[0]?.message ?? '');
}

describe('myDomain', () => {
  it.each([
    'https://acme.my.salesforce.com',
    'https://acme.my.salesforce.com/',
    'https://ACME.my.salesforce.com',
    'https://acme--uat.sandbox.my.salesforce.com',
    'https://acme-dev-ed.develop.my.salesforce.com',
    'https://acme--x.scratch.my.salesforce.com',
    'https://acme--uat.cs5.my.salesforce.com',
    'https://acme.my.salesforce.mil',
    'http://localhost:3000',
    'https://salesforce-proxy.example.com',
    'https://workforce.example.com',
  ])('takes %s', (url) => {
    expect(problemOf(url)).toBeNull();
  });

  it.each([
    ['https://acme.lightning.force.com', 'https://acme.my.salesforce.com'],
    ['https://acme--uat.sandbox.lightning.force.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['https://acme-dev-ed.develop.lightning.force.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
    ['https://acme.my.salesforce-setup.com', 'https://acme.my.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce-setup.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['https://acme--c.vf.force.com', 'https://acme.my.salesforce.com'],
    ['https://acme--uat--c.sandbox.vf.force.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['https://acme.my.site.com', 'https://acme.my.salesforce.com'],
  ])('refuses %s and says what to enter', (url, right) => {
    expect(problemOf(url)).toContain(`enter ${right}`);
  });

  it.each([
    ['https://login.salesforce.com', /shared by all orgs/u],
    ['https://test.salesforce.com', /shared by all orgs/u],
    ['https://na1.salesforce.com', /an instance/u],
    ['https://eu45.salesforce.com', /an instance/u],
    ['https://cs99.salesforce.com', /an instance/u],
    ['https://acme.salesforce.com', /My Domain/u],
    ['https://acme.my.saleforce.com', /My Domain/u],
    ['https://acme.my.salesforce.com.', /My Domain/u],
    ['https://acme.my.salesforce.com.example.com', /My Domain/u],
    ['https://acme.my.salesforce.com/services/oauth2/token', /without a path: https:\/\/acme\.my\.salesforce\.com$/u],
    ['https://acme.my.salesforce.com/?startURL=x', /without a path/u],
    ['http://acme.my.salesforce.com', /https:\/\//u],
    ['https://user:pw@acme.my.salesforce.com', /https:\/\//u],
    ['acme.my.salesforce.com', /https:\/\//u],
  ])('refuses %s with the reason', (url, reason) => {
    expect(problemOf(url)).toMatch(reason);
  });
});
