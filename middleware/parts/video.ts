import { createVideoKeyProbe } from '../checks/video-key-probe.ts';
import type { Logger } from 'pino';
import type { Config } from '../config/read-config.ts';
import type { Stores } from '../storage/open-storage.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { createApiKeySource } from '../video/api-key-source.ts';
import { createReportingClient } from '../video/reporting-client.ts';
import { createVideoService } from '../video/video-service.ts';
import { withOwnReferences } from '../work/calls/own-references.ts';

export type VideoParts = ReturnType<typeof buildVideo>;

/** 8x8, with the API key that the setup page stored, or else the one of the environment. */
export function buildVideo(
  { baseUrl, apiKey, reportingPerSecond }: Config['video'],
  { setup, calls }: Pick<Stores, 'setup' | 'calls'>,
  clock: Clock,
  log: Logger,
) {
  const apiKeys = createApiKeySource({
    readStored: async () => (await setup.videoKey())?.apiKey ?? null,
    fallback: apiKey,
    clock,
  });
  const direct = createVideoService({ baseUrl, apiKeys, deadlineMs: 10 * SECOND_MS, connections: 50, clock });
  const service = withOwnReferences(direct, calls);
  const sloppy = new Map<string, number>();
  const reporting = createReportingClient({
    baseUrl,
    apiKeys,
    deadlineMs: 10 * SECOND_MS,
    perSecond: reportingPerSecond,
    clock,
    onSloppy: (field) => {
      const count = sloppy.get(field) ?? 0;
      sloppy.set(field, count + 1);
      if (count === 0) log.warn({ field }, '8x8 reports a value that is not understood; the rest of the call counts');
    },
  });
  const probe = createVideoKeyProbe({
    readStored: () => setup.videoKey(),
    environmentKey: apiKey,
    tester: service,
  });
  const sloppyValues = () => [...sloppy].map(([field, count]) => ({ field, count }));
  return { baseUrl, environmentKey: apiKey, apiKeys, service, reporting, probe, sloppyValues };
}
