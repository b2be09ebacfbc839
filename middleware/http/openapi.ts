import { z } from 'zod';
import { roomAnswerSchema, roomRequestSchema, sessionIdSchema } from './room/room-schemas.ts';
import { problemSchema } from './problem.ts';

type JsonObject = Record<string, unknown>;

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
  }) as JsonObject;
  return rest;
};

const content = (name: string, type = 'application/json'): JsonObject => ({
  content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } },
});

const problem = (description: string): JsonObject => ({
  description,
  ...content('Problem', 'application/problem+json'),
});

/** The OpenAPI 3.0.3 document of the interface, made from the schemas that check the requests. */
export function createOpenApi(version: string): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Start Video middleware', version, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths: {
      '/v1/video-sessions/{sessionId}/room': {
        post: {
          operationId: 'openRoom',
          summary: 'Gives the room of a video session to the person who proves to be its agent',
          parameters: [
            { name: 'sessionId', in: 'path', required: true, schema: toSchema(sessionIdSchema, 'input') },
            {
              name: 'X-Gate-Key',
              in: 'header',
              required: true,
              schema: { type: 'string' },
              description: 'Gate key of Video Settings',
            },
          ],
          requestBody: { required: true, ...content('RoomRequest') },
          responses: {
            '200': { description: 'The room that the session has', ...content('Room') },
            '201': { description: 'A new room', ...content('Room') },
            '400': problem('VALIDATION_FAILED'),
            '401': problem('UNAUTHORIZED'),
            '403': problem('PROOF_INVALID, ACCESS_DENIED'),
            '404': problem('SESSION_NOT_FOUND'),
            '409': problem('SESSION_CLOSED, WRONG_ORG'),
            '422': problem(
              'CASE_CONTACT_MISMATCH, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, CALL_REFERENCE_INVALID',
            ),
            '429': problem('RATE_LIMITED'),
            '500': problem('INTERNAL_ERROR'),
            '502': problem('VIDEO_UNAUTHORIZED, VIDEO_REJECTED'),
            '503': problem(
              'NOT_CONFIGURED, VIDEO_UNAVAILABLE, SALESFORCE_UNAVAILABLE, STORAGE_UNAVAILABLE, OVERLOADED',
            ),
          },
        },
      },
    },
    components: {
      schemas: {
        RoomRequest: toSchema(roomRequestSchema, 'input'),
        Room: toSchema(roomAnswerSchema, 'output'),
        Problem: toSchema(problemSchema, 'output'),
      },
    },
  };
}
