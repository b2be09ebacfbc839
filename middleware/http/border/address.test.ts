import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { addressOf, networkOf } from './address.ts';

const requestFrom = (ip: string | undefined, remoteAddress: string | undefined): Request =>
  ({ ip, socket: { remoteAddress } }) as unknown as Request;

describe('addressOf', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:51324', '198.51.100.7'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['2001:DB8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('reads %s as %s', (ip, address) => {
    expect(addressOf(requestFrom(ip, '127.0.0.1'))).toBe(address);
  });

  it.each(['', 'unknown', '_hidden', '1.2.3', `9.9.9.9\n{"level":50}`, 'x'.repeat(16_000), '1.2.3.4.5'])(
    'takes the connection in place of %j, which is no address',
    (ip) => {
      expect(addressOf(requestFrom(ip, '::ffff:203.0.113.9'))).toBe('203.0.113.9');
    },
  );

  it('names no address where the connection has gone', () => {
    expect(addressOf(requestFrom(undefined, undefined))).toBe('unknown');
  });
});

describe('networkOf', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
  ])('puts %s into %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
