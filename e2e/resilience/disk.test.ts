import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Asked, type Person } from '../support/person.ts';
import { startStage, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };

let stage: Stage;
let person: Person;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  person = await actAs(stage, 'agent@northlake.example');
});

describe('a DATA_DIR that cannot be written', () => {
  it('ends the start with what to do', async () => {
    const file = path.join(stage.directory, 'file');
    writeFileSync(file, '');
    const { code, output } = await stage.spawn({ DATA_DIR: path.join(file, 'data') }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/The storage cannot be opened: .* Check that DATA_DIR can be written and has room\./u);
  });

  it('ends the start with what to do when the disk is full', async () => {
    const storage = { DATA_DIR: path.join(stage.directory, 'full') };
    const { code, output } = await stage.spawn(storage, { fileSizeKib: 8 }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/The storage cannot be opened: .* Check that DATA_DIR can be written and has room\./u);
  });
});

describe('a disk that gets full', () => {
  it('refuses calls that cannot be kept, forgets none that was answered, and takes the same request later', async () => {
    const storage = { DATA_DIR: path.join(stage.directory, 'filling') };
    const middleware = stage.spawn(storage, { fileSizeKib: 600 });
    const middlewareUrl = await middleware.listening;
    const answered: { asked: Asked; answer: Answer }[] = [];
    const refused = await eventually('the disk is full', async () => {
      const asked = await person.ask(wish);
      const answer = await openRoom({ middlewareUrl }, asked);
      if (answer.status !== 201) return { asked, answer };
      answered.push({ asked, answer });
      return null;
    });
    expect(answered.length).toBeGreaterThan(0);
    expect(refused.answer).toMatchObject({
      status: 503,
      body: { code: 'STORAGE_UNAVAILABLE', retryable: true, detail: expect.stringMatching(/disk/u) },
    });
    expect((await fetch(`${middlewareUrl}/healthz`)).status).toBe(200);
    // What was answered before is answered still, or refused; never as if it were new.
    const again = await openRoom({ middlewareUrl }, answered[0]?.asked ?? refused.asked);
    expect(again.status).not.toBe(201);
    await middleware.end();

    const next = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + 60_000 });
    const retried = await openRoom({ middlewareUrl: next.url }, refused.asked);
    expect(retried.status).toBe(201);
    await untilDelivered(next);
    const rows = new Map((await stage.org.rows('Video_Session__c')).map((row) => [row['Id'], row['Guest_Link__c']]));
    for (const { asked, answer } of [...answered, { asked: refused.asked, answer: retried }]) {
      expect(rows.get(asked.sessionId)).toBe(answer.body['guestLink']);
    }
    await next.end();
  });
});
