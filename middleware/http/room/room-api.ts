import { contentOf, problemResponse, toSchema, type ApiFragment } from '../api-fragment.ts';
import { gateKeyHeader } from '../gate-key.ts';
import { roomAnswerSchema, roomRequestSchema, sessionIdSchema } from './room-schemas.ts';

const TIMING = {
  'Server-Timing': { schema: { type: 'string' }, description: 'What salesforce, video and storage took, milliseconds' },
};

export const roomApi: ApiFragment = {
  paths: {
    '/v1/video-sessions/{sessionId}/room': {
      post: {
        operationId: 'openRoom',
        summary: 'Gives the room of a video session to the person who proves to be its agent',
        parameters: [
          { name: 'sessionId', in: 'path', required: true, schema: toSchema(sessionIdSchema, 'input') },
          gateKeyHeader,
        ],
        requestBody: { required: true, ...contentOf('RoomRequest') },
        responses: {
          '200': { description: 'The room that the session has', headers: TIMING, ...contentOf('Room') },
          '201': { description: 'A new room', headers: TIMING, ...contentOf('Room') },
          '400': problemResponse('VALIDATION_FAILED'),
          '401': problemResponse('UNAUTHORIZED'),
          '403': problemResponse('PROOF_INVALID, ACCESS_DENIED'),
          '404': problemResponse('SESSION_NOT_FOUND'),
          '409': problemResponse('SESSION_CLOSED, WRONG_ORG'),
          '422': problemResponse(
            'CASE_CONTACT_MISMATCH, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL, CALL_REFERENCE_INVALID',
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
  },
  schemas: { RoomRequest: toSchema(roomRequestSchema, 'input'), Room: toSchema(roomAnswerSchema, 'output') },
};
