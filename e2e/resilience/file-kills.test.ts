import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { createCallStage } from './call-stage.ts';
import { createFileStage, type Shown } from './file-stage.ts';
import { createRandom } from './random.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';

const { contacts, cases } = seedIds;
const KILLS = Number(process.env['KILLS'] ?? 5);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const HOUR_MS = 60 * 60_000;
const PICTURES = 12;
const SPOKEN = 'my account number is 4711-0815';

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

it(
  `files are made once and nothing of them stays here, however often the service is killed (KILLS=${KILLS} SEED=${SEED})`,
  async () => {
    const storage = { ...stage.newStorage(), VIDEO_REPORTING_PER_SECOND: '100', LOG_LEVEL: 'debug' };
    const start = (): Promise<LocalInstance> => stage.startHere(storage, stage.sandbox.clock);
    const person = await actAs(stage, 'agent@northlake.example');
    const calls = createCallStage(stage);
    let middleware = await start();
    const files = createFileStage(
      stage,
      calls,
      () => middleware,
      () => person,
    );
    await stage.org.post('/file-limits', { storageBytes: 0 });
    const shown: Shown[] = Array.from({ length: PICTURES }, (_, index) => ({ picture: `secret${index}` }));
    const { sessionId } = await files.hold({ contactId: contacts.mobile, caseId: cases.open }, [SPOKEN, ...shown]);
    await eventually('files were refused', async () =>
      (await stage.org.requests()).some(({ path: asked }) => asked.endsWith('/sobjects/ContentVersion')),
    );
    await middleware.end();
    await stage.org.post('/file-limits', {});

    const random = createRandom(SEED);
    const stored = async (): Promise<number> => (await stage.org.rows('ContentVersion')).length;
    const outputs: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      calls.advance(HOUR_MS);
      const process = stage.spawn(storage);
      const before = await stored();
      // Some die before they have made anything, most when one was just made, whose answer is on its way.
      await Promise.race([
        eventually('a file is made', async () => (await stored()) > before),
        delay(5000 + random() * 2000),
      ]);
      await delay(random() * 30);
      outputs.push((await process.end('SIGKILL')).output);
    }
    calls.advance(HOUR_MS);
    middleware = await start();
    expect(await files.untilTold(sessionId)).toMatchObject({ Snapshot_Count__c: PICTURES, Chat_Stored__c: true });
    const keys = (await stage.org.rows('ContentVersion')).map((row) => row['Video_Snapshot_Key__c']);
    expect(keys).toHaveLength(PICTURES + 1);
    expect(new Set(keys).size).toBe(PICTURES + 1);
    await middleware.end();

    const kept = readdirSync(storage.DATA_DIR).map((name) => readFileSync(path.join(storage.DATA_DIR, name), 'latin1'));
    expect(kept.length).toBeGreaterThan(0);
    for (const text of [...kept, ...outputs])
      for (const secret of ['4711-0815', '/s3/uploads', 'secret0', 'IHDR']) expect(text.includes(secret)).toBe(false);
  },
  120_000 + KILLS * 20_000,
);
