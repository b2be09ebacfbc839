import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import express from 'express';
import { AppError } from '../errors/app-error.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { createLoad } from './shed-load.ts';
import { createHealthRoutes, type HealthParts } from './health-routes.ts';

describe('GET /readyz', () => {
  const clock = createMovableClock();
  let looks: number;
  let isSetUp: boolean;
  let server: Server;
  beforeEach(async () => {
    looks = 0;
    isSetUp = false;
    const current = (): Promise<object> => {
      looks += 1;
      return isSetUp ? Promise.resolve({}) : Promise.reject(new AppError('NOT_CONFIGURED', 'There are no settings.'));
    };
    const parts = {
      settings: { current },
      storage: { description: 'none', countUnwritten: () => Promise.resolve({ unwritten: 0, parked: 0 }) },
      automation: { countRequests: () => Promise.resolve({}) },
      callLogState: () => Promise.reject(new Error('no calls')),
      deliveryPause: () => null,
      preparationPause: () => null,
      subscription: () => ({ state: 'off', connectedSince: null, lastEventAt: null, lastError: null }),
      isDraining: () => false,
      clockAheadMs: () => 0,
      load: createLoad(1),
      storageTrouble: () => Promise.resolve(null),
      clock,
    } as unknown as HealthParts;
    const app = express().use(createHealthRoutes(parts));
    server = await new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function ask(): Promise<{ status: number; reason: unknown }> {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
    return { status: response.status, reason: ((await response.json()) as { reason?: unknown }).reason };
  }

  it('asks for settings that are not there once in a while, however often it is asked', async () => {
    for (let probe = 0; probe < 5; probe += 1)
      expect(await ask()).toEqual({ status: 503, reason: 'There are no settings.' });
    expect(looks).toBe(1);
    isSetUp = true;
    clock.advance(5000);
    expect(await ask()).toEqual({ status: 200, reason: undefined });
    expect(looks).toBe(2);
  });
});
