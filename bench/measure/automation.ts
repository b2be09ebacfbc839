import { setTimeout as delay } from 'node:timers/promises';
import { seedIds } from '../../sandbox/seeds/index.ts';
import type { Control } from '../../e2e/support/control.ts';
import { startSystem } from '../../e2e/support/system.ts';
import { scaled } from '../support/scale.ts';
import { printFigure } from '../support/table.ts';

const SESSIONS = scaled(1000);
const MINUTE_MS = 60_000;
// What a start asks of the org is over by then.
const AT_REST_MS = 3000;

interface Readiness {
  readonly roomRequests: { readonly waiting: number };
  readonly writeBack: { readonly unwritten: number };
}

/** How many Salesforce API calls it takes to give 1,000 sessions of workflows their rooms, after nobody listened. */
export async function measureAutomation(): Promise<void> {
  const { contacts } = seedIds;
  const system = await startSystem();
  try {
    const { org } = system;
    await org.post('/limits', { max: 1_000_000 });
    await delay(AT_REST_MS);
    const ownCalls = await callsOf(org, async () => {
      await system.restartMiddleware();
      await delay(AT_REST_MS);
    });
    for (let number = 0; number < SESSIONS; number += 1)
      await org.plant('Video_Session__c', { Contact__c: contacts.mobile, Origin__c: 'Automation' });
    await org.advance(2 * MINUTE_MS);
    const calls = await callsOf(org, async () => {
      await system.restartMiddleware();
      await untilDone(system.middlewareUrl);
    });
    const ready = (await org.rows('Video_Session__c')).filter((row) => row['Status__c'] === 'Ready').length;
    if (ready < SESSIONS) throw new Error(`Only ${ready} of ${SESSIONS} sessions got their rooms`);
    printFigure({ measured: 'API calls per 1,000 automated sessions', SQLite: String(calls - ownCalls) });
  } finally {
    await system.close();
  }
}

async function callsOf(org: Control, work: () => Promise<void>): Promise<number> {
  const before = await org.apiCalls();
  await work();
  return (await org.apiCalls()) - before;
}

async function untilDone(url: string): Promise<void> {
  let isTakenUp = false;
  for (;;) {
    const { roomRequests, writeBack } = (await (await fetch(`${url}/readyz`)).json()) as Readiness;
    const left = roomRequests.waiting + writeBack.unwritten;
    if (isTakenUp && left === 0) return;
    isTakenUp ||= left > 0;
    await delay(250);
  }
}
