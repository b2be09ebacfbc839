import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/control.ts';
import { changeSettings } from '../support/settings.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

async function preflight(origin: string): Promise<Headers> {
  const response = await fetch(`${system.middlewareUrl}/v1/video-sessions/a00000000000001AAA/room`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-gate-key',
    },
  });
  return response.headers;
}

interface Readiness {
  readonly events: { readonly state: string; readonly lastError?: string };
}
const readiness = async (): Promise<Readiness> =>
  (await (await fetch(`${system.middlewareUrl}/readyz`)).json()) as Readiness;

describe('the HTTP interface', () => {
  it("admits the org's Lightning origin, and no other", async () => {
    const { origin } = new URL(system.sandbox.orgUrl);
    const admitted = await preflight(origin);
    expect(admitted.get('access-control-allow-origin')).toBe(origin);
    for (const header of ['x-gate-key', 'authorization'])
      expect(admitted.get('access-control-allow-headers')?.toLowerCase()).toContain(header);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(admitted.get('access-control-allow-methods')).toContain(method);
    expect(admitted.get('access-control-allow-credentials')).toBeNull();
    for (const stranger of ['https://evil.example', 'null', `${origin}.evil.example`]) {
      expect((await preflight(stranger)).get('access-control-allow-origin')).toBeNull();
    }
  });

  it('tells that it lives and is ready, and how it stores', async () => {
    expect(await (await fetch(`${system.middlewareUrl}/healthz`)).json()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/u),
      origin: system.middlewareUrl,
    });
    await eventually('events are received', async () => (await readiness()).events.state === 'connected');
    expect(await readiness()).toEqual({
      status: 'ready',
      storage: 'SQLite',
      writeBack: { unwritten: 0, parked: 0 },
      roomRequests: { waiting: 0, parked: 0 },
      calls: { roomsWatched: 0, outcomeLagSeconds: 0, callsInDoubt: 0, foreignCalls: 0, sloppyValues: 0 },
      events: { state: 'connected', connectedSince: expect.any(String) },
      clock: { state: 'in step', aheadSeconds: expect.any(Number) },
    });
  });

  it('is ready for calls while the bus is gone, and tells that events do not come', async () => {
    await system.org.post('/events/down', { isDown: true });
    await eventually('it is told', async () => (await readiness()).events.lastError !== undefined);
    expect(await readiness()).toMatchObject({ status: 'ready', events: { state: 'waiting' } });
    await system.org.post('/events/down', { isDown: false });
    await eventually('events are received', async () => (await readiness()).events.state === 'connected');
  });

  it('is not ready while the org is not set up, and says why', async () => {
    await changeSettings(system, { Key__c: 'another' });
    await system.restartMiddleware();
    const answer = await fetch(`${system.middlewareUrl}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ reason: expect.stringContaining('Video Settings') });
    await changeSettings(system, { Key__c: 'default' });
    await system.org.advance(5000);
    expect((await fetch(`${system.middlewareUrl}/readyz`)).status).toBe(200);
  });

  it('documents itself in OpenAPI 3.0.3', async () => {
    const document = (await (await fetch(`${system.middlewareUrl}/openapi.json`)).json()) as Record<string, unknown>;
    expect(document).toMatchObject({
      openapi: '3.0.3',
      paths: { '/v1/video-sessions/{sessionId}/room': { post: { operationId: 'openRoom' } } },
      components: {
        schemas: {
          RoomRequest: { type: 'object', additionalProperties: false, required: ['proofId', 'verifier', 'contactId'] },
        },
      },
    });
  });

  it('sends the headers of a careful server', async () => {
    const { headers } = await fetch(`${system.middlewareUrl}/healthz`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
