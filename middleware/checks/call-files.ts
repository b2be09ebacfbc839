import type { CheckDefinition } from './check.ts';
import { DELIVERIES_STEP } from './menu.ts';

/** Pictures and chats of calls get to Salesforce. */
export const callFiles: CheckDefinition = {
  id: 'call-files',
  group: 'deliveries',
  run: async ({ org: { settings }, files }) => {
    const { syncSnapshots = false, syncTranscript = false } =
      settings.kind === 'known' ? (settings.value?.settings ?? {}) : {};
    if (!syncSnapshots && !syncTranscript)
      return { state: 'not-applicable', finding: 'Pictures and chats of calls are not stored: the settings say so.' };
    const { due, pause } = await files.state();
    if (pause !== null && pause !== 'unknown')
      return {
        state: 'warning',
        finding: `Pictures and chats of calls wait: ${pause.reason}`,
        remedy: `Mend the reason, then: ${DELIVERIES_STEP} → Retry. Sessions are not held up, and 8x8 keeps the files for 75 days.`,
      };
    const waiting = due === 0 ? 'None waits.' : `Files on their way: ${due}.`;
    if (files.tryOne === null) return { state: 'ok', finding: `Pictures and chats of calls are stored. ${waiting}` };
    const refusal = await files.tryOne();
    if (refusal === null)
      return { state: 'ok', finding: `A file was made in Salesforce, and deleted again. ${waiting}` };
    return {
      state: 'error',
      finding: `Salesforce takes no file of ours: ${refusal}`,
      remedy:
        'Setup → Permission Sets → Video Integration must be assigned to the integration user. Look at Setup → Storage ' +
        'Usage, and at Setup → File Upload and Download Security.',
      items: [refusal],
    };
  },
};
