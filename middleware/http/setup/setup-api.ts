import { mergeFragments } from '../api-fragment.ts';
import { tokenApi } from './token-api.ts';
import { videoKeyApi } from './video-key-api.ts';

export const setupApi = mergeFragments([tokenApi, videoKeyApi]);
