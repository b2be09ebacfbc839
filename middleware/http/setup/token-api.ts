import { contentOf, problemResponse, toSchema, type ApiFragment } from '../api-fragment.ts';
import { gateKeyHeader } from '../gate-key.ts';
import { tokenAnswerSchema, tokenRequestSchema } from './token-schemas.ts';

export const tokenApi: ApiFragment = {
  paths: {
    '/v1/setup/token': {
      post: {
        operationId: 'openSetup',
        summary: 'Gives a token for the setup calls to a person who proves to be allowed to edit the settings',
        parameters: [gateKeyHeader],
        requestBody: { required: true, ...contentOf('SetupTokenRequest') },
        responses: {
          '201': { description: 'A token of ten minutes', ...contentOf('SetupToken') },
          '400': problemResponse('VALIDATION_FAILED'),
          '401': problemResponse('UNAUTHORIZED'),
          '403': problemResponse('PROOF_INVALID, ACCESS_DENIED'),
          '429': problemResponse('RATE_LIMITED'),
          '503': problemResponse('NOT_CONFIGURED, SALESFORCE_UNAVAILABLE, STORAGE_UNAVAILABLE, OVERLOADED'),
        },
      },
    },
  },
  schemas: {
    SetupTokenRequest: toSchema(tokenRequestSchema, 'input'),
    SetupToken: toSchema(tokenAnswerSchema, 'output'),
  },
  securitySchemes: { setupToken: { type: 'http', scheme: 'bearer', description: 'Token of POST /v1/setup/token' } },
};
