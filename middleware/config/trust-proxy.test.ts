import { describe, expect, it } from 'vitest';
import { trustProxy } from './trust-proxy.ts';

describe('TRUST_PROXY', () => {
  it.each([
    [undefined, 0],
    ['0', 0],
    ['1', 1],
    ['10', 10],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['loopback uniquelocal', ['loopback', 'uniquelocal']],
  ])('reads %j', (text, expected) => {
    expect(trustProxy.parse(text)).toEqual(expected);
  });

  it.each([
    'true',
    '-1',
    '11',
    '1.5',
    '*',
    'all',
    'proxy.example',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/',
    ' ',
    ',',
  ])('refuses %j in words', (text) => {
    expect(trustProxy.safeParse(text).error?.issues[0]?.message).toContain('number of proxies');
  });
});
