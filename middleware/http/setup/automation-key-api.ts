import { toSchema, type ApiFragment, type JsonObject } from '../api-fragment.ts';
import { automationKeysSchema, keyIdSchema, newAutomationKeySchema, newKeySchema } from './automation-key-schemas.ts';
import { setupCall, withRights } from './setup-call.ts';

const removal: JsonObject = setupCall({
  operationId: 'removeAutomationKey',
  summary: 'Ends an automation key at once',
  status: '204',
  refusals: withRights({ '400': 'VALIDATION_FAILED', '404': 'NOT_FOUND' }),
});

export const automationKeyApi: ApiFragment = {
  paths: {
    '/v1/setup/automation-keys': {
      get: setupCall({
        operationId: 'listAutomationKeys',
        summary: 'Lists the keys that start calls, without the keys themselves',
        answer: 'AutomationKeys',
      }),
      post: setupCall({
        operationId: 'makeAutomationKey',
        summary: 'Makes a key that starts calls; those before it end after 24 hours',
        body: 'NewAutomationKeyRequest',
        answer: 'NewAutomationKey',
        status: '201',
        refusals: withRights(),
      }),
    },
    '/v1/setup/automation-keys/{keyId}': {
      delete: {
        ...removal,
        parameters: [{ name: 'keyId', in: 'path', required: true, schema: toSchema(keyIdSchema, 'input') }],
      },
    },
  },
  schemas: {
    AutomationKeys: toSchema(automationKeysSchema, 'output'),
    NewAutomationKeyRequest: toSchema(newKeySchema, 'input'),
    NewAutomationKey: toSchema(newAutomationKeySchema, 'output'),
  },
};
