import { AppError } from '../errors/app-error.ts';
import { quotePeer } from '../errors/peer-words.ts';
import type { CheckDefinition } from './check.ts';
import { VIDEO_STEP } from './menu.ts';

const ENTER = `${VIDEO_STEP}: enter the API key (or set VIDEO_API_KEY).`;

/** There is an API key of 8x8. */
export const videoKey: CheckDefinition = {
  id: 'video-key',
  group: 'video',
  run: async ({ video }) => {
    const { source, lastSix } = await video.state();
    if (source === 'none') return { state: 'error', finding: 'There is no 8x8 API key.', remedy: ENTER };
    const origin = source === 'setup' ? 'entered in Video Setup' : 'from VIDEO_API_KEY';
    return { state: 'ok', finding: `The 8x8 API key ends in ${lastSix ?? '?'} (${origin}).` };
  },
};

/** 8x8 takes the key. */
export const videoAccess: CheckDefinition = {
  id: 'video-access',
  group: 'video',
  run: async ({ video }) => {
    if ((await video.state()).source === 'none')
      return { state: 'not-applicable', finding: 'Not checked, because there is no API key.' };
    try {
      await video.test();
      return { state: 'ok', finding: '8x8 accepts the API key.' };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isRefused = error.code === 'VIDEO_UNAUTHORIZED';
      return {
        state: 'error',
        finding: error.message,
        ...(error.peer === undefined ? {} : { items: [quotePeer(error.peer)] }),
        remedy: isRefused
          ? `Get a valid key from 8x8. ${ENTER}`
          : 'Check VIDEO_BASE_URL and that the middleware reaches 8x8 over HTTPS, then check again.',
      };
    }
  },
};
