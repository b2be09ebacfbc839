import { createVideoKeyProbe } from '../checks/video-key-probe.ts';
import type { Config } from '../config/read-config.ts';
import type { SetupStore } from '../storage/setup-store.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { createApiKeySource } from '../video/api-key-source.ts';
import { createVideoService } from '../video/video-service.ts';

export type VideoParts = ReturnType<typeof buildVideo>;

/** 8x8, with the API key that the setup page stored, or else the one of the environment. */
export function buildVideo({ baseUrl, apiKey }: Config['video'], setup: SetupStore, clock: Clock) {
  const apiKeys = createApiKeySource({
    readStored: async () => (await setup.videoKey())?.apiKey ?? null,
    fallback: apiKey,
    clock,
  });
  const service = createVideoService({ baseUrl, apiKeys, deadlineMs: 10 * SECOND_MS, connections: 50, clock });
  const probe = createVideoKeyProbe({
    readStored: () => setup.videoKey(),
    environmentKey: apiKey,
    tester: service,
  });
  return { baseUrl, environmentKey: apiKey, apiKeys, service, probe };
}
