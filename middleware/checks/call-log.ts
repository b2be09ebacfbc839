import { AppError } from '../errors/app-error.ts';
import { quotePeer } from '../errors/peer-words.ts';
import type { CheckDefinition } from './check.ts';
import { DELIVERIES_STEP, VIDEO_STEP } from './menu.ts';

/** Outcomes that come later than this are worth a word. */
const LATE_SECONDS = 600;

/** 8x8 lets this key read what became of calls. Calls take place without it. */
export const callLogAccess: CheckDefinition = {
  id: 'call-log-access',
  group: 'video',
  run: async ({ video, callLog }) => {
    if ((await video.state()).source === 'none')
      return { state: 'not-applicable', finding: 'Not checked, because there is no API key.' };
    try {
      const { entries } = await callLog.probe();
      return { state: 'ok', finding: `8x8 tells what became of calls (${entries} in the latest page of its log).` };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isRefused = error.code === 'VIDEO_UNAUTHORIZED' || error.code === 'NOT_CONFIGURED';
      return {
        state: 'warning',
        finding: `Calls take place, but nothing comes back of them: ${error.message}`,
        ...(error.peer === undefined ? {} : { items: [quotePeer(error.peer)] }),
        remedy: isRefused
          ? `Ask 8x8 to let this account and its API key use the reporting API (call logs). ${VIDEO_STEP} shows which key it is.`
          : 'Nothing is lost: what 8x8 keeps is read once it answers again. Check again later.',
      };
    }
  },
};

/** What became of calls comes in time, and it is known whose calls they are. */
export const callOutcomes: CheckDefinition = {
  id: 'call-outcomes',
  group: 'deliveries',
  run: async ({ callLog }) => {
    const { lagSeconds, doubtCount, pause } = await callLog.state();
    if (pause !== null) {
      return {
        state: 'warning',
        finding: `8x8's call log is not read until ${new Date(pause.until).toISOString()}: ${pause.reason}`,
        remedy: `Nothing is lost. Mend the reason, then: ${DELIVERIES_STEP} → Read the call log now.`,
      };
    }
    if (lagSeconds > LATE_SECONDS) {
      return {
        state: 'warning',
        finding: `What became of calls is ${Math.round(lagSeconds / 60)} minutes late.`,
        remedy:
          'More calls take place than are asked for. Raise VIDEO_REPORTING_PER_SECOND, as far as 8x8 allows, and restart the middleware.',
      };
    }
    if (doubtCount > 0) {
      return {
        state: 'warning',
        finding: `Calls that may be of several sessions, so none of them has them: ${doubtCount}.`,
        remedy: `${DELIVERIES_STEP} → After the call: assign them.`,
      };
    }
    return { state: 'ok', finding: 'What became of calls comes in time.' };
  },
};
