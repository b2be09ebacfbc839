import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { setupCall, withRights } from './setup-call.ts';
import { emptySchema, testAnswerSchema, videoKeyAnswerSchema, videoKeySchema } from './video-key-schemas.ts';

const VIDEO_REFUSALS = { '502': 'VIDEO_UNAUTHORIZED, VIDEO_REJECTED', '503': 'VIDEO_UNAVAILABLE, NOT_CONFIGURED' };

export const videoKeyApi: ApiFragment = {
  paths: {
    '/v1/setup/video-key': {
      get: setupCall({ operationId: 'getVideoKey', summary: 'Tells which 8x8 API key is in use', answer: 'VideoKey' }),
      put: setupCall({
        operationId: 'setVideoKey',
        summary: 'Replaces the 8x8 API key by one that 8x8 takes',
        body: 'NewVideoKey',
        answer: 'VideoKey',
        refusals: withRights(VIDEO_REFUSALS),
      }),
      delete: setupCall({
        operationId: 'removeVideoKey',
        summary: 'Goes back to the 8x8 API key of the environment',
        answer: 'VideoKey',
        refusals: withRights(),
      }),
    },
    '/v1/setup/video-key/test': {
      post: setupCall({
        operationId: 'testVideoKey',
        summary: 'Makes a token without a room with the 8x8 API key in use',
        body: 'Empty',
        answer: 'VideoKeyTest',
        refusals: VIDEO_REFUSALS,
      }),
    },
  },
  schemas: {
    NewVideoKey: toSchema(videoKeySchema, 'input'),
    VideoKey: toSchema(videoKeyAnswerSchema, 'output'),
    Empty: toSchema(emptySchema, 'input'),
    VideoKeyTest: toSchema(testAnswerSchema, 'output'),
  },
};
