import express from 'express';
import { z } from 'zod';
import { createMovableClock, type MovableClock } from './core/clock.ts';
import { createFaultRules } from './core/faults.ts';
import { createRequestLog } from './core/request-log.ts';
import { serve } from './core/serve.ts';
import { buildPages } from './lightning/build/build-pages.ts';
import { createLightningRouter } from './lightning/pages/lightning-router.ts';
import { deployOrg } from './salesforce/deploy-org.ts';
import { createEventControl } from './salesforce/events/event-control.ts';
import { startPubSubServer } from './salesforce/events/pub-sub-server.ts';
import { readProject } from './salesforce/metadata/read-project.ts';
import { createOrgServer } from './salesforce/server.ts';
import type { Org } from './salesforce/types.ts';
import { emailOf, seedIds, seedUsers } from './seeds/index.ts';
import { createPhoneRouter } from './video-interaction/phone-router.ts';
import { createVideoInteraction, type VideoInteraction } from './video-interaction/video-interaction.ts';

export interface SandboxOptions {
  /** 0 or missing takes a free one. */
  readonly ports?: { readonly org?: number; readonly video?: number; readonly events?: number };
  /** Folder of the SFDX project that is deployed; `sandbox-project.json` in it says what the org is like. */
  readonly project: string;
  /** More package directories in source format. */
  readonly more?: readonly string[];
  /** What the project's placeholders are filled with, for instance where a service of yours will be. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: MovableClock;
  /** Whether the Lightning pages are built and served. Default true. */
  readonly lightning?: boolean;
  /** Told what takes time, in words. */
  readonly onProgress?: (message: string) => void;
}

export interface Sandbox {
  readonly orgUrl: string;
  readonly videoUrl: string;
  /** Of the Pub/Sub API: gRPC in plain text. */
  readonly eventsUrl: string;
  readonly clock: MovableClock;
  readonly org: Org;
  readonly video: VideoInteraction;
  close(): Promise<void>;
}

const framesSchema = z.strictObject({ sandboxed: z.boolean() });

/**
 * The whole sandbox in this process: the org with its pages, and 8x8, each on a port of its own.
 *
 * @throws DeployError if the org would refuse the project; what the system says of a port that is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { ports = {}, more = [], environment = {}, clock = createMovableClock(), onProgress } = options;
  const project = readProject(options.project);
  let framesSandboxed = false;
  const resets: (() => Promise<void>)[] = [];
  let videoUrl = '';

  const video = createVideoInteraction({
    clock,
    apiKey: 'sandbox-video-key',
    agents: seedUsers
      .filter(({ name }) => name in project.permissionSets)
      .map((user) => ({ email: emailOf(user), name: `${user.firstName} ${user.lastName}` })),
    publicUrl: () => videoUrl,
  });
  const videoServer = await serve(video.app, ports.video);
  videoUrl = videoServer.url;

  const org = deployOrg({ clock, project, more, environment });
  const faults = createFaultRules();
  const requests = createRequestLog();
  const orgServer = createOrgServer(org, {
    clients: [
      {
        id: 'sandbox-client',
        secret: 'sandbox-secret',
        clientCredentialsUser: org.user(seedIds.users.integration).username,
      },
    ],
    before: [requests.handler, faults.handler],
    onReset: async () => {
      faults.clear();
      requests.clear();
      framesSandboxed = false;
      await Promise.all(resets.map((reset) => reset()));
    },
  });
  orgServer.app.use('/_sandbox', faults.routes, requests.routes);
  orgServer.app.post('/_sandbox/frames', express.json(), (request, response) => {
    framesSandboxed = framesSchema.parse(request.body).sandboxed;
    response.status(204).end();
  });
  orgServer.app.use('/_sandbox/phone', createPhoneRouter(video));
  if (options.lightning !== false) {
    const pages = await buildPages({ metadata: org.metadata, ...(onProgress === undefined ? {} : { onProgress }) });
    orgServer.app.use(
      createLightningRouter({
        org,
        tokens: orgServer.tokens,
        pages,
        appName: project.app ?? org.metadata.applications.keys().next().value ?? '',
        defaultUsername: org.user(seedIds.users.agent).username,
        videoOrigin: videoUrl,
        phoneUrl: '/_sandbox/phone',
        framesSandboxed: () => framesSandboxed,
      }),
    );
  }
  let orgUrl = '';
  const events = await startPubSubServer({ org, tokens: orgServer.tokens, orgUrl: () => orgUrl }, ports.events);
  resets.push(events.reset);
  orgServer.app.use('/_sandbox/events', createEventControl(org.events, events));
  const httpServer = await serve(orgServer.app, ports.org);
  orgUrl = httpServer.url;

  return {
    orgUrl,
    videoUrl,
    eventsUrl: `http://localhost:${events.port}`,
    clock,
    org,
    video,
    close: async () => {
      video.reset();
      events.stop();
      await Promise.all([httpServer.close(), videoServer.close()]);
    },
  };
}
