import { HOUR_MS } from '../time/clock.ts';
import type { CheckDefinition, CheckedKey } from './check.ts';
import { DELIVERIES_STEP } from './menu.ts';

/** How long before its end a key is warned of. */
const WARNED_MS = 14 * 24 * HOUR_MS;
const ONLY_RUNNING = 'Only the running middleware knows: see its /readyz, or Video Setup.';

/** Events of the org arrive, by which workflows ask for calls. */
export const eventSubscription: CheckDefinition = {
  id: 'event-subscription',
  group: 'automation',
  run: async ({ automation }) => {
    const { subscription } = await automation();
    if (subscription === 'unknown') return { state: 'not-applicable', finding: ONLY_RUNNING };
    const { state, lastError } = subscription;
    if (state === 'connected') return { state: 'ok', finding: 'Requests of workflows arrive by events of the org.' };
    if (state === 'standby') return { state: 'ok', finding: 'Another instance of the middleware receives the events.' };
    if (state === 'starting')
      return { state: 'not-applicable', finding: 'The events are being subscribed to. Check again.' };
    return {
      state: 'warning',
      finding: `Events of the org do not arrive: ${lastError?.message ?? 'no reason was given'}. Workflows get their calls late.`,
      remedy:
        lastError?.kind === 'missing'
          ? 'Deploy the platform event Video Session Requested, and assign the integration user: Setup → Permission Sets → ' +
            'Video Integration → Manage Assignments.'
          : 'It is tried again by itself. If it stays, check that the middleware reaches SALESFORCE_EVENTS_ENDPOINT ' +
            '(api.pubsub.salesforce.com, port 7443 or 443).',
    };
  },
};

/** Servers, and flows that need the link at once, have a key to ask with. */
export const automationKey: CheckDefinition = {
  id: 'automation-key',
  group: 'automation',
  run: async ({ automation }) => {
    const { keys, endedKey, now } = await automation();
    const [newest] = keys;
    if (newest === undefined && endedKey !== null) {
      return {
        state: 'warning',
        finding: `The automation key that ends in ${endedKey.lastFour} ended at ${timeOf(endedKey)}: servers and flows that ask with it are refused.`,
        remedy: `If yours do: ${DELIVERIES_STEP}, make an automation key, and enter it where the old one is in use.`,
      };
    }
    if (newest === undefined) {
      return {
        state: 'not-applicable',
        finding: 'There is no automation key. Only servers, and flows that need the link at once, ask with one.',
        remedy: `If yours do: ${DELIVERIES_STEP}, make an automation key.`,
      };
    }
    const { lastFour, lastUsedAt, validUntil } = newest;
    const use =
      lastUsedAt === null ? 'has not been used yet' : `was last used at ${new Date(lastUsedAt).toISOString()}`;
    if (validUntil !== null && !(validUntil - now > WARNED_MS)) {
      return {
        state: 'warning',
        finding: `The automation key that ends in ${lastFour} ${use}. It ends at ${timeOf(newest)}: from then on servers and flows that ask with it are refused.`,
        remedy: `${DELIVERIES_STEP}, make a new automation key, and enter it where the old one is in use within a day.`,
      };
    }
    return { state: 'ok', finding: `The automation key that ends in ${lastFour} ${use}.` };
  },
};

function timeOf({ validUntil }: CheckedKey): string {
  return new Date(validUntil ?? 0).toISOString();
}

/** Rooms for workflows are made. */
export const roomRequests: CheckDefinition = {
  id: 'room-requests',
  group: 'automation',
  run: async ({ automation }) => {
    const { waiting, parkedCount, parked, pause } = await automation();
    if (parkedCount > 0) {
      return {
        state: 'warning',
        finding: `Requests of workflows for which no room could be made, and that are kept: ${parkedCount}.`,
        remedy: 'Mend the reasons; the middleware says them in its log too.',
        items: parked.map(({ sessionId, reason }) => `${sessionId}: ${reason}`),
      };
    }
    if (pause !== null && pause !== 'unknown') {
      return {
        state: 'warning',
        finding: `No rooms are made for workflows until ${new Date(pause.until).toISOString()}: ${pause.reason}`,
        remedy: 'Nothing is lost. Mend the reason; it goes on by itself.',
      };
    }
    return {
      state: 'ok',
      finding: waiting === 0 ? 'No workflow waits for a room.' : `Workflows that wait for a room: ${waiting}.`,
    };
  },
};
