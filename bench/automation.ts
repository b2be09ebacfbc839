import { setTimeout as delay } from 'node:timers/promises';
import { seedIds } from '../sandbox/seeds/index.ts';
import type { Control } from '../e2e/support/control.ts';
import { startSystem } from '../e2e/support/system.ts';

/** How many Salesforce API calls it takes to give 1,000 sessions of workflows their rooms, after nobody listened. */

const SESSIONS = 1000;
const MINUTE_MS = 60_000;
// What a start asks of the org is over by then.
const AT_REST_MS = 3000;

interface Readiness {
  readonly roomRequests: { readonly waiting: number };
  readonly writeBack: { readonly unwritten: number };
}

/** Prints the calls by kind, and how long it took. */
export async function benchAutomation(say: (line: string) => void): Promise<void> {
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
    const startedAt = performance.now();
    const calls = await callsOf(org, async () => {
      await system.restartMiddleware();
      await untilDone(system.middlewareUrl);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const ready = (await org.rows('Video_Session__c')).filter((row) => row['Status__c'] === 'Ready').length;
    say(`\n## API calls of ${SESSIONS} automated sessions after a downtime\n`);
    say(`${calls - ownCalls} calls, beside ${ownCalls} of any start; ${ready} rooms in ${seconds.toFixed(1)} s`);
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

if (import.meta.main) {
  await benchAutomation((line) => {
    process.stdout.write(`${line}\n`);
  });
}
