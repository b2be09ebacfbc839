import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { proofHash } from '../../middleware/domain/proof.ts';
import { startSessions, VERIFIER } from './load.ts';
import { PUBLIC_URL, startMiddlewareProcess } from './middleware.ts';
import { forkPeers, type Peers } from './processes.ts';
import { untilDrained } from './stage.ts';
import type { Target } from './target.ts';

let peers: Peers;
let middleware: Target;
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-bench-test-'));
  ends.unshift(() => rmSync(directory, { recursive: true }));
  peers = await forkPeers();
  ends.unshift(() => peers.end());
  await peers.tell({ hash: proofHash('room', PUBLIC_URL, VERIFIER) });
  middleware = await startMiddlewareProcess(peers.url, { directory });
  ends.unshift(() => middleware.end());
});
// As far as the start came, so that nothing is left of one that failed.
afterAll(async () => {
  for (const end of ends) await end();
});

it('knows all that a start asks of Salesforce and 8x8, its write-back included', async () => {
  const { answered, failures, firstFailure } = await startSessions(middleware.url, 12, 4);
  expect({ failures, firstFailure }).toEqual({ failures: 0, firstFailure: '' });
  await untilDrained(middleware);
  expect(await peers.countWritten(answered)).toMatchObject({ unwritten: 0, half: 0 });
  expect(await peers.countWritten([...answered, 'a01000000000000AAA'])).toMatchObject({ unwritten: 1, half: 0 });
  expect(middleware.cpuMs()).toBeGreaterThan(0);
});
