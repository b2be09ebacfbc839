import { toSchema, type ApiFragment } from '../api-fragment.ts';
import {
  checksAnswerSchema,
  judgementAnswerSchema,
  peopleAnswerSchema,
  settingChangesSchema,
} from './check-schemas.ts';
import { setupCall } from './setup-call.ts';

export const checkApi: ApiFragment = {
  paths: {
    '/v1/setup/checks': {
      get: setupCall({
        operationId: 'runSetupChecks',
        summary: 'Looks at connection, org, 8x8, settings, people and deliveries, and says what to mend',
        answer: 'SetupChecks',
      }),
    },
    '/v1/setup/settings/check': {
      post: setupCall({
        operationId: 'checkSettings',
        summary: 'Tells what settings would break that were not saved yet',
        body: 'SettingChanges',
        answer: 'SettingsJudgement',
        refusals: { '503': 'SALESFORCE_UNAVAILABLE' },
      }),
    },
    '/v1/setup/people': {
      get: setupCall({
        operationId: 'listSetupPeople',
        summary: 'Tells who may start calls, and which owners of open cases may not',
        answer: 'SetupPeople',
      }),
    },
  },
  schemas: {
    SetupChecks: toSchema(checksAnswerSchema, 'output'),
    SettingChanges: toSchema(settingChangesSchema, 'input'),
    SettingsJudgement: toSchema(judgementAnswerSchema, 'output'),
    SetupPeople: toSchema(peopleAnswerSchema, 'output'),
  },
};
