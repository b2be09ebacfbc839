import { describe, expect, it } from 'vitest';
import { lightningOrigins } from './lightning-origins.ts';

describe('lightningOrigins', () => {
  it.each([
    ['https://acme.my.salesforce.com', 'https://acme.lightning.force.com'],
    ['https://acme--dev.sandbox.my.salesforce.com', 'https://acme--dev.sandbox.lightning.force.com'],
    ['https://acme-dev-ed.develop.my.salesforce.com', 'https://acme-dev-ed.develop.lightning.force.com'],
    ['https://acme-1a.scratch.my.salesforce.com', 'https://acme-1a.scratch.lightning.force.com'],
    ['https://acme.trailblaze.my.salesforce.com', 'https://acme.trailblaze.lightning.force.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('derives from %s the origin %s', (loginUrl, origin) => {
    expect(lightningOrigins(loginUrl)).toEqual([origin]);
  });
});
