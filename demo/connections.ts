import type { Sandbox } from '../sandbox/sandbox.ts';

/** What tells the middleware where the sandbox is, and by what it logs in there. */
export function connectionsTo({ orgUrl, eventsUrl, videoUrl }: Sandbox): Readonly<Record<string, string>> {
  return {
    SALESFORCE_LOGIN_URL: orgUrl,
    SALESFORCE_CLIENT_ID: 'sandbox-client',
    SALESFORCE_CLIENT_SECRET: 'sandbox-secret',
    SALESFORCE_EVENTS_ENDPOINT: eventsUrl,
    VIDEO_BASE_URL: videoUrl,
    VIDEO_API_KEY: 'sandbox-video-key',
  };
}
