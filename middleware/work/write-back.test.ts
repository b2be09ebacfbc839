import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { SessionWriter, WriteVerdict } from '../domain/ports.ts';
import type { SessionState } from '../domain/session-state.ts';
import { createMemoryStorage } from '../storage/memory-storage.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { startWriteBack } from './write-back.ts';

const written: WriteVerdict = { kind: 'written' };
const room = {
  callReference: '00001026',
  guestLink: 'https://video.example/guest/x',
  agentConsoleUrl: 'https://video.example/',
  invitation: 'Link' as const,
  phoneNumber: null,
  agentId: '005',
  createdAt: 0,
  expiresAt: 900_000,
};

function stateOf(sessionId: string): SessionState {
  return {
    sessionId,
    revision: 1,
    contactId: '003',
    caseId: '500',
    room,
    failure: null,
    updateCase: true,
    updateContact: true,
  };
}

/** Salesforce's side: each call waits until the test answers it. */
function createWriter(): SessionWriter & {
  calls: SessionState[][];
  answer(verdicts: WriteVerdict[]): void;
  asked(count: number): Promise<void>;
} {
  const calls: SessionState[][] = [];
  const waiting: ((verdicts: WriteVerdict[]) => void)[] = [];
  let notify = (): void => undefined;
  return {
    calls,
    write: (states) => {
      calls.push([...states]);
      const answer = new Promise<WriteVerdict[]>((resolve) => waiting.push(resolve));
      notify();
      return answer;
    },
    answer: (verdicts) => waiting.shift()?.(verdicts),
    asked: async (count) => {
      while (calls.length < count) await new Promise<void>((resolve) => (notify = resolve));
    },
  };
}

function setUp(batchSize = 75): {
  storage: ReturnType<typeof createMemoryStorage>;
  writer: ReturnType<typeof createWriter>;
  writeBack: ReturnType<typeof startWriteBack>;
  clock: ReturnType<typeof createMovableClock>;
} {
  const storage = createMemoryStorage();
  const writer = createWriter();
  const clock = createMovableClock(0);
  const writeBack = startWriteBack({ storage, writer, clock, log: pino({ level: 'silent' }), batchSize });
  return { storage, writer, writeBack, clock };
}

describe('startWriteBack', () => {
  it('writes a lone session at once, and what came meanwhile with the next call', async () => {
    const { storage, writer, writeBack } = setUp();
    await storage.keep(stateOf('a'), 'p1', 0);
    writeBack.wake();
    await writer.asked(1);
    for (const id of ['b', 'c', 'd']) {
      await storage.keep(stateOf(id), `p-${id}`, 0);
      writeBack.wake();
    }
    writer.answer([written]);
    await writer.asked(2);
    writer.answer([written, written, written]);
    expect(await writeBack.stop()).toBe(0);
    expect(writer.calls.map((call) => call.map(({ sessionId }) => sessionId))).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('tries again later what Salesforce could not take', async () => {
    const { storage, writer, writeBack, clock } = setUp();
    await storage.keep(stateOf('a'), 'p1', 0);
    writeBack.wake();
    await writer.asked(1);
    writer.answer([{ kind: 'retry', reason: 'UNABLE_TO_LOCK_ROW', afterMs: 60_000 }]);
    while ((await storage.find('a'))?.attempts === 0) await Promise.resolve();
    expect(await storage.nextDue()).toBe(60_000);
    clock.advance(60_000);
    writeBack.wake();
    await writer.asked(2);
    writer.answer([written]);
    expect(await writeBack.stop()).toBe(0);
  });

  it('writes the session alone, with the reason, when its case or contact is refused', async () => {
    const { storage, writer, writeBack } = setUp();
    await storage.keep(stateOf('a'), 'p1', 0);
    writeBack.wake();
    await writer.asked(1);
    writer.answer([
      { kind: 'refused', record: 'related', reason: 'FIELD_CUSTOM_VALIDATION_EXCEPTION: Case is locked' },
    ]);
    await writer.asked(2);
    writer.answer([written]);
    await writeBack.stop();
    expect(writer.calls[1]).toMatchObject([
      {
        updateCase: false,
        updateContact: false,
        room,
        failure: { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: expect.stringContaining('Case is locked') },
      },
    ]);
    expect(writer.calls[1]?.[0]?.revision).toBeGreaterThan(1);
  });

  it('parks a session that Salesforce refuses, with the reason, and goes on with the others', async () => {
    const { storage, writer, writeBack } = setUp(1);
    await storage.keep(stateOf('a'), 'p1', 0);
    await storage.keep(stateOf('b'), 'p2', 0);
    writeBack.wake();
    await writer.asked(1);
    writer.answer([{ kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone' }]);
    await writer.asked(2);
    writer.answer([written]);
    expect(await writeBack.stop()).toBe(1);
    expect(await storage.find('a')).toMatchObject({ parkedReason: 'ENTITY_IS_DELETED: gone' });
  });

  it('takes an answer that it cannot understand for none', async () => {
    const { storage, writer, writeBack } = setUp();
    writer.write = () => Promise.reject(new Error('not what was agreed'));
    await storage.keep(stateOf('a'), 'p1', 0);
    writeBack.wake();
    while ((await storage.find('a'))?.attempts === 0) await Promise.resolve();
    expect(await writeBack.stop()).toBe(1);
    expect(await storage.find('a')).toMatchObject({ parkedReason: null });
  });
});
