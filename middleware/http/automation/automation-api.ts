import { contentOf, problemResponse, toSchema, type ApiFragment } from '../api-fragment.ts';
import { callAnswerSchema, callRequestSchema, sessionIdSchema } from './call-schemas.ts';

const security = [{ automationKey: [] }];

/** What servers call, and flows as an external service. */
export const automationApi: ApiFragment = {
  paths: {
    '/v1/video-sessions': {
      post: {
        operationId: 'startVideoSession',
        summary: 'Starts a video call for a case',
        description:
          'Creates the video session and its room, and answers with the link for the customer. The first person who joins in Salesforce becomes the agent.',
        security,
        requestBody: { required: true, ...contentOf('VideoSessionRequest') },
        responses: {
          '200': { description: 'The call that the same request started before', ...contentOf('VideoSession') },
          '201': { description: 'A new call', ...contentOf('VideoSession') },
          '400': problemResponse('VALIDATION_FAILED'),
          '401': problemResponse('UNAUTHORIZED'),
          '404': problemResponse('SESSION_NOT_FOUND'),
          '409': problemResponse('SESSION_CLOSED, WRONG_ORG'),
          '422': problemResponse(
            'CONTACT_MISSING, CASE_CONTACT_MISMATCH, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL, CALL_REFERENCE_INVALID',
          ),
          '429': problemResponse('RATE_LIMITED'),
          '500': problemResponse('INTERNAL_ERROR'),
          '502': problemResponse('VIDEO_UNAUTHORIZED, VIDEO_REJECTED'),
          '503': problemResponse(
            'NOT_CONFIGURED, VIDEO_UNAVAILABLE, SALESFORCE_UNAVAILABLE, STORAGE_UNAVAILABLE, SESSION_UNREADABLE, OVERLOADED',
          ),
        },
      },
    },
    '/v1/video-sessions/{sessionId}': {
      get: {
        operationId: 'getVideoSession',
        summary: 'Tells how a video call stands that the same key started',
        security,
        parameters: [{ name: 'sessionId', in: 'path', required: true, schema: toSchema(sessionIdSchema, 'input') }],
        responses: {
          '200': { description: 'How the call stands', ...contentOf('VideoSession') },
          '400': problemResponse('VALIDATION_FAILED'),
          '401': problemResponse('UNAUTHORIZED'),
          '404': problemResponse('SESSION_NOT_FOUND'),
          '500': problemResponse('INTERNAL_ERROR'),
          '503': problemResponse('STORAGE_UNAVAILABLE, SESSION_UNREADABLE, OVERLOADED'),
        },
      },
    },
  },
  schemas: {
    VideoSessionRequest: toSchema(callRequestSchema, 'input'),
    VideoSession: toSchema(callAnswerSchema, 'output'),
  },
  securitySchemes: {
    automationKey: { type: 'http', scheme: 'bearer', description: 'Automation key, made on the tab Video Setup' },
  },
};
