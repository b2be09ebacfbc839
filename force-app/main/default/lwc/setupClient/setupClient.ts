import * as answers from './answers';
import { createTokenSession, type SetupConnection } from './tokenSession';

export type * from './answers';
export type { SetupConnection } from './tokenSession';

interface PhoneDraft {
  phoneFields: string[];
  defaultRegion: string | null;
  allowedRegions: string[];
  respectDoNotCall: boolean;
  doNotCallField: string | null;
  landlineOnly: 'Fail' | 'Link';
}

export type SetupClient = ReturnType<typeof createSetupClient>;

/**
 * What the setup page asks of the middleware. The first call proves who the user is; the token that the proof buys is
 * kept here and renewed by itself.
 *
 * Every method throws {@link VideoError} with the middleware's own code, or what the browser found.
 */
export function createSetupClient(connection: SetupConnection) {
  const session = createTokenSession(connection);

  async function ask<T>(shape: (answer: unknown) => T, ...request: Parameters<typeof session.call>): Promise<T> {
    return shape(await session.call(...request));
  }

  return {
    connection,
    open: () => session.open(),
    tokenFor: (address: string) => session.tokenFor(address),
    close: () => {
      session.close();
    },
    checks: () => ask(answers.checks, 'GET', '/checks'),
    options: () => ask(answers.options, 'GET', '/options'),
    previewPhones: (draft: PhoneDraft) => ask(answers.phonePreview, 'POST', '/previews/phones', draft),
    previewReferences: (pattern: string) =>
      ask(answers.referencePreview, 'POST', '/previews/call-references', { pattern }),
    checkSettings: (changes: Record<string, string | number | boolean | null>) =>
      ask(answers.judgement, 'POST', '/settings/check', changes),
    videoKey: () => ask(answers.videoKey, 'GET', '/video-key'),
    setVideoKey: (apiKey: string) => ask(answers.videoKey, 'PUT', '/video-key', { apiKey }),
    removeVideoKey: () => ask(answers.videoKey, 'DELETE', '/video-key'),
    testVideo: () => ask(answers.videoTest, 'POST', '/video-key/test', {}),
    people: () => ask(answers.people, 'GET', '/people'),
    deliveries: () => ask(answers.deliveries, 'GET', '/deliveries'),
    retryDelivery: (sessionId: string) => ask(answers.retried, 'POST', '/deliveries/retry', { sessionId }),
    retryAllDeliveries: () => ask(answers.retried, 'POST', '/deliveries/retry', { all: true }),
    callLog: () => ask(answers.callLog, 'GET', '/call-log'),
    readCallLog: () => ask(answers.callLogReading, 'POST', '/call-log/read', {}),
    assignCall: async (callId: string, roomId: string) => {
      await session.call('POST', '/call-log/assign', { callId, roomId });
    },
    dismissCall: async (callId: string) => {
      await session.call('POST', '/call-log/dismiss', { callId });
    },
    automationKeys: () => ask(answers.automationKeys, 'GET', '/automation-keys'),
    /** @param validUntil when the key ends, ISO 8601; without it the key does not end */
    makeAutomationKey: (validUntil?: string) =>
      ask(answers.newAutomationKey, 'POST', '/automation-keys', validUntil === undefined ? {} : { validUntil }),
    revokeAutomationKey: async (id: string) => {
      await session.call('DELETE', `/automation-keys/${encodeURIComponent(id)}`);
    },
    /** Tells the middleware to use at once what was saved. */
    reloadSettings: () => ask(answers.reloaded, 'POST', '/settings/reload', {}),
    audit: () => ask(answers.audit, 'GET', '/audit'),
  };
}
