import { mergeFragments } from '../api-fragment.ts';
import { auditApi } from './audit-api.ts';
import { checkApi } from './check-api.ts';
import { automationKeyApi } from './automation-key-api.ts';
import { callLogApi } from './call-log-api.ts';
import { deliveriesApi } from './deliveries-api.ts';
import { previewsApi } from './previews-api.ts';
import { settingsApi } from './settings-api.ts';
import { tokenApi } from './token-api.ts';
import { videoKeyApi } from './video-key-api.ts';

export const setupApi = mergeFragments([
  tokenApi,
  videoKeyApi,
  settingsApi,
  previewsApi,
  deliveriesApi,
  callLogApi,
  automationKeyApi,
  auditApi,
  checkApi,
]);
