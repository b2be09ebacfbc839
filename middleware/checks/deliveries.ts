import type { CheckDefinition } from './check.ts';
import { DELIVERIES_STEP } from './menu.ts';

/** Nothing waits for a person to mend its reason. */
export const parkedDeliveries: CheckDefinition = {
  id: 'parked-deliveries',
  group: 'deliveries',
  run: async ({ deliveries }) => {
    const { unwritten, parkedCount, parked } = await deliveries();
    if (parkedCount === 0) {
      const waiting = unwritten === 0 ? 'Salesforce knows of every session.' : `Sessions on their way: ${unwritten}.`;
      return { state: 'ok', finding: `Nothing is parked. ${waiting}` };
    }
    return {
      state: 'warning',
      finding: `Deliveries that Salesforce refused for good, and that are kept: ${parkedCount}.`,
      remedy: `Mend the reasons, then: ${DELIVERIES_STEP} → Retry.`,
      items: parked.map(({ sessionId, callReference, reason }) => `${callReference ?? sessionId}: ${reason}`),
    };
  },
};

/** Deliveries run. */
export const deliveryPause: CheckDefinition = {
  id: 'delivery-pause',
  group: 'deliveries',
  run: async ({ deliveries }) => {
    const { pause } = await deliveries();
    if (pause === 'unknown')
      return {
        state: 'not-applicable',
        finding: 'Only the running middleware knows: see its /readyz, or Video Setup.',
      };
    if (pause === null) return { state: 'ok', finding: 'Deliveries to Salesforce run.' };
    return {
      state: 'warning',
      finding: `Deliveries to Salesforce pause until ${new Date(pause.until).toISOString()}: ${pause.reason}`,
      remedy: 'Nothing is lost. Mend the reason; deliveries go on by themselves.',
    };
  },
};
