import { createChecks } from './checks/run-checks.ts';
import { formatReport } from './checks/format-report.ts';
import { createVideoKeyProbe } from './checks/video-key-probe.ts';
import { ConfigError, readConfig, type Config } from './config/read-config.ts';
import { describeCause } from './errors/app-error.ts';
import { createSalesforceConnection } from './salesforce/connection.ts';
import { tryFile } from './salesforce/try-file.ts';
import { createFileWriter } from './salesforce/write-files.ts';
import { createPersonalRecords } from './salesforce/retention/personal-records.ts';
import { createOrgInspector } from './salesforce/inspect/inspect-org.ts';
import { openStorage } from './storage/open-storage.ts';
import { SECOND_MS, systemClock } from './time/clock.ts';
import { createOrgClock } from './time/org-clock.ts';
import { createApiKeySource } from './video/api-key-source.ts';
import { createReportingClient } from './video/reporting-client.ts';
import { createVideoService } from './video/video-service.ts';
import { readCallLogState } from './work/calls/call-log-state.ts';
import { flatState, probeCallLog } from './work/calls/probe-call-log.ts';
import { reportAutomation } from './work/report-automation.ts';
import { createDeliveries } from './work/deliveries.ts';

interface Diagnosis {
  readonly text: string;
  readonly hasErrors: boolean;
}

const CHECKED_DELIVERIES = 20;
const DELIVERS_NOTHING = { pause: () => null, resume: () => undefined };

/**
 * The checks of the setup page, without the page: listens nowhere and delivers nothing, so it may run beside the
 * middleware over the same storage. A storage that cannot be opened spoils the checks that need it and no other.
 */
async function diagnose(config: Config): Promise<Diagnosis> {
  const clock = createOrgClock(systemClock);
  const connection = createSalesforceConnection({
    ...config.salesforce,
    transport: { deadlineMs: 15 * SECOND_MS, connections: 4 },
    clock,
    onOrgTime: (orgNow) => {
      clock.observe(orgNow);
    },
  });
  const opening = openStorage(config.storage.place, config.storage.keys, () => undefined);
  // It may fail before the first check asks for it.
  opening.catch(() => undefined);
  const storedKey = async (): ReturnType<Awaited<typeof opening>['setup']['videoKey']> =>
    (await opening).setup.videoKey();
  const { baseUrl, apiKey, reportingPerSecond } = config.video;
  const apiKeys = createApiKeySource({
    readStored: async () => (await storedKey())?.apiKey ?? null,
    fallback: apiKey,
    clock,
  });
  const video = createVideoService({ baseUrl, apiKeys, deadlineMs: 10 * SECOND_MS, connections: 1, clock });
  const reporting = createReportingClient({
    baseUrl,
    apiKeys,
    deadlineMs: 10 * SECOND_MS,
    perSecond: reportingPerSecond,
    clock,
    onSloppy: () => undefined,
  });
  const checks = createChecks({
    origin: config.publicOrigin,
    inspector: createOrgInspector(connection),
    video: createVideoKeyProbe({ readStored: storedKey, environmentKey: apiKey, tester: video }),
    callLog: {
      probe: () => probeCallLog(reporting, clock.now()),
      state: async () => flatState(await readCallLogState((await opening).calls, [], clock.now())),
    },
    deliveries: async () => {
      const { sessions, automation, files } = await opening;
      const idle = { writeBack: DELIVERS_NOTHING, preparation: DELIVERS_NOTHING, fileDelivery: DELIVERS_NOTHING };
      const deliveries = createDeliveries({ storage: sessions, automation, files, ...idle, clock });
      return { ...(await deliveries.overview(CHECKED_DELIVERIES)), pause: 'unknown' };
    },
    automation: async () =>
      reportAutomation((await opening).automation, clock.now(), { subscription: 'unknown', pause: 'unknown' }),
    files: {
      state: async () => ({ due: (await (await opening).files.countFiles()).due, pause: 'unknown' }),
      tryOne: () => tryFile(createFileWriter(connection)),
    },
    removal: {
      last: async () => (await opening).retention.readPass(),
      countOld: (before) => createPersonalRecords(connection).countOld(before),
      now: () => clock.now(),
    },
    clock,
    clockAheadMs: () => clock.aheadMs(),
  });
  try {
    const report = await checks.run();
    return {
      text: formatReport(report.checks),
      hasErrors: report.checks.some(({ state }) => state === 'error'),
    };
  } finally {
    const closing = opening.then(
      (stores) => stores.close(),
      () => undefined,
    );
    await Promise.all([connection.close(), video.close(), reporting.close(), closing]);
  }
}

async function run(): Promise<void> {
  try {
    const { text, hasErrors } = await diagnose(readConfig(process.env));
    process.stdout.write(text);
    process.exitCode = hasErrors ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : describeCause(error).message}\n`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await run();
