import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { createMovableClock } from '../test-support/movable-clock.ts';
import type { RequestedSession } from './missed-requests-port.ts';
import { takeUpMissed } from './take-up-missed.ts';

describe('takeUpMissed', () => {
  const clock = createMovableClock();
  const page = (requestedAt: number): readonly RequestedSession[] => [{ sessionId: `a${requestedAt}`, requestedAt }];

  async function takeUp(pages: readonly (readonly RequestedSession[])[], taken = 1) {
    const asked: [number, number][] = [];
    const requested: RequestedSession[] = [];
    let woken = 0;
    await takeUpMissed({
      finder: {
        find: (before, since) => {
          asked.push([before, since]);
          return Promise.resolve({ sessions: pages[asked.length - 1] ?? [], isMore: asked.length < pages.length });
        },
      },
      automation: {
        request: (sessions) => {
          requested.push(...sessions);
          return Promise.resolve(taken);
        },
      },
      clock,
      log: pino({ level: 'silent' }),
      onRequested: () => (woken += 1),
    });
    return { asked, requested, woken };
  }

  it('takes up what is older than a minute, and wakes the worker', async () => {
    const { asked, requested, woken } = await takeUp([page(1)]);
    expect(asked).toEqual([[clock.now() - 60_000, 0]]);
    expect(requested).toEqual(page(1));
    expect(woken).toBe(1);
  });

  it('wakes nobody when all of it is known', async () => {
    expect((await takeUp([page(1)], 0)).woken).toBe(0);
  });

  it('goes on from page to page, but not for ever', async () => {
    expect((await takeUp([page(1), page(2)])).asked.map(([, since]) => since)).toEqual([0, 1]);
    expect((await takeUp(Array.from({ length: 9 }, (_, index) => page(index + 1)))).asked).toHaveLength(5);
    expect((await takeUp([page(1), page(1), page(1)])).asked).toHaveLength(2);
  });
});
