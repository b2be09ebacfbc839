import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createCallStage, type CallStage } from '../../e2e/resilience/call-stage.ts';
import { startStage, type LocalInstance, type Stage } from '../../e2e/resilience/stage.ts';
import { actAs, openRoom } from '../../e2e/support/person.ts';
import { changeSettings } from '../../e2e/support/settings.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { endCall } from '../../sandbox/video-interaction/room/room.ts';
import { median } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import { printFigure, rounded } from '../support/table.ts';

const STEP_MS = 5000;
const MINUTE_MS = 60_000;
const TALK_MS = 8 * MINUTE_MS;
/** Until nothing more is read of a call: its last look is an hour after its end. */
const SETTLED_MS = 70 * MINUTE_MS;
const AT_ONCE = 20;
const PATIENCE_STEPS = 240;
// A write-back that is due goes out at once; this only lets it.
const TURN_MS = 20;
const TURNS = 50;

interface Counts {
  /** Salesforce API calls for starts and write-backs. */
  salesforce: number;
  /** Requests to 8x8's call log and call details. */
  reporting: number;
}

/**
 * What it costs to learn what became of calls, and how soon it stands on the records, by the number of calls at a time:
 * by the org's clock, which is moved on in steps of five seconds, so the figures do not depend on the machine. Each call
 * has a contact and a case of its own, is talked for eight minutes and rated later.
 */
export async function measureOutcomes(): Promise<void> {
  for (const count of [1, 100, 1000].map(scaled)) {
    const stage = await startStage();
    try {
      await measure(stage, count);
    } finally {
      await stage.close();
    }
  }
}

async function measure(stage: Stage, count: number): Promise<void> {
  const environment = { ...stage.newStorage(), VIDEO_REPORTING_PER_SECOND: '100', LOG_LEVEL: 'error' };
  const middleware = await stage.startHere(environment, stage.sandbox.clock);
  const calls = createCallStage(stage);
  const counts: Counts = { salesforce: 0, reporting: 0 };
  const stopCounting = countRequests(stage, counts);
  try {
    const sessionIds = await startAll(stage, middleware, calls, count);
    const talkedFrom = stage.sandbox.clock.now();
    await pass(stage, middleware, TALK_MS);
    for (const room of stage.sandbox.video.store.rooms()) endCall(room, stage.sandbox.clock.now());
    const whileTalking = counts.reporting / ((stage.sandbox.clock.now() - talkedFrom) / 1000);
    const lags = await untilCompleted(stage, middleware, sessionIds);
    for (const { call } of stage.sandbox.video.store.rooms())
      Object.assign(call?.ratings ?? {}, { agent: 4, guest: 5 });
    await pass(stage, middleware, SETTLED_MS, MINUTE_MS);
    const name = count === 1 ? 'one call' : `${count} calls at a time`;
    printFigure({
      measured: `Salesforce calls per 1,000 sessions with outcomes, ${name}`,
      target: count === 1 ? '3500' : '1100',
      SQLite: rounded((counts.salesforce / count) * 1000),
    });
    printFigure({ measured: `reporting requests a second with ${name}`, SQLite: rounded(whileTalking, 2) });
    printFigure({
      measured: `from the end of a call to Completed, s, ${name} (the last of them)`,
      target: count <= 100 ? '60' : '',
      SQLite: `${rounded(median(lags))} (${rounded(Math.max(...lags))})`,
    });
  } finally {
    stopCounting();
    await middleware.end();
  }
}

/** Calls with a customer in them, each of a contact and a case of its own. */
async function startAll(
  stage: Stage,
  middleware: LocalInstance,
  calls: CallStage,
  count: number,
): Promise<readonly string[]> {
  const agent = await actAs(stage, 'agent@northlake.example');
  await changeSettings(stage, { Sync_Snapshots__c: false, Sync_Transcript__c: false, Sync_Location__c: false });
  const start = async (index: number): Promise<string> => {
    const OwnerId = seedIds.users.agent;
    const MobilePhone = `+65812${String(index).padStart(5, '0')}`;
    const contactId = await stage.org.plant('Contact', { LastName: `Customer ${index}`, MobilePhone, OwnerId });
    const caseId = await stage.org.plant('Case', { Subject: `Case ${index}`, ContactId: contactId, OwnerId });
    const asked = await agent.ask({ contactId, caseId });
    const { status, body } = await openRoom({ middlewareUrl: middleware.url }, asked);
    if (status !== 201) throw new Error(`A start was answered with ${status} ${JSON.stringify(body)}`);
    return asked.sessionId;
  };
  const ids: string[] = [];
  while (ids.length < count) {
    const atOnce = Math.min(AT_ONCE, count - ids.length);
    ids.push(...(await Promise.all(Array.from({ length: atOnce }, (_, index) => start(ids.length + index)))));
  }
  for (const room of stage.sandbox.video.store.rooms()) calls.connect(room);
  return ids;
}

/** Lets the org's time pass, with the work that is due in it. */
async function pass(stage: Stage, middleware: LocalInstance, ms: number, stepMs = STEP_MS): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) await step(stage, middleware, stepMs);
}

async function step(stage: Stage, middleware: LocalInstance, stepMs = STEP_MS): Promise<void> {
  stage.sandbox.clock.advance(stepMs);
  await middleware.reconcile();
  for (let turn = 0; turn < TURNS; turn += 1) {
    await delay(TURN_MS);
    if ((await middleware.deliveries.overview(0)).unwritten === 0) return;
  }
}

/** How long after now each session was Completed, seconds. */
async function untilCompleted(
  stage: Stage,
  middleware: LocalInstance,
  sessionIds: readonly string[],
): Promise<readonly number[]> {
  const endedAt = stage.sandbox.clock.now();
  const lags = new Map<string, number>();
  for (let steps = 0; lags.size < sessionIds.length; steps += 1) {
    if (steps > PATIENCE_STEPS) throw new Error(`${sessionIds.length - lags.size} calls are not Completed`);
    await step(stage, middleware);
    const rows = await stage.org.rows('Video_Session__c');
    for (const { Id, Status__c: status } of rows)
      if (status === 'Completed' && !lags.has(String(Id)))
        lags.set(String(Id), (stage.sandbox.clock.now() - endedAt) / 1000);
  }
  return [...lags.values()];
}

const published = z.object({
  request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]), path: z.string() }),
});

/** Counts what the middleware, which runs in this process, asks of Salesforce and of 8x8's reports. */
function countRequests({ sandbox }: Stage, counts: Counts): () => void {
  const org = new URL(sandbox.orgUrl).origin;
  const onRequest = (message: unknown): void => {
    const { origin, path } = published.parse(message).request;
    if (new URL(origin).origin === org) counts.salesforce += Number(/\/composite(?:\/graph)?$/u.test(path));
    else counts.reporting += Number(/^\/api\/v1\/call(?:-log)?s\b/u.test(path));
  };
  subscribe('undici:request:create', onRequest);
  return () => unsubscribe('undici:request:create', onRequest);
}
