import { setTimeout as delay } from 'node:timers/promises';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, GATE_KEY, type Asked, type Person } from '../support/person.ts';
import type { Stage } from './stage.ts';

/** What a person was answered for one session, all answers together. */
export interface AnsweredSession {
  readonly sessionId: string;
  readonly contactId: string;
  readonly caseId: string | null;
  readonly callReference: string;
  readonly guestLinks: ReadonlySet<string>;
}

export interface Load {
  /** In the order of the first answers, which is the order of the rooms for each contact and case. */
  readonly answered: readonly AnsweredSession[];
  /** Answers that nobody should get. */
  readonly surprises: readonly string[];
  /** No more sessions; resolves when everybody has the answer to what was asked. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly persons: number;
  readonly random: () => number;
  /** Where instances listen at the moment. */
  readonly addresses: () => readonly string[];
}

const USERNAMES = ['agent@northlake.example', 'agent2@northlake.example', 'supervisor@northlake.example'];
const OWNERS = [seedIds.users.agent, seedIds.users.agent2, seedIds.users.supervisor];
const CONTACTS_EACH = 3;
/** A proof is accepted for 120 s of the org's clock: whoever has no answer by then has to ask anew. */
const GIVE_UP_AFTER_MS = 100_000;
const ANSWER_WITHIN_MS = 4000;

/**
 * People who start call after call, each with customers of their own, and send a request again until it is answered.
 * Half of the requests are sent twice at once.
 */
export async function startLoad(stage: Stage, options: LoadOptions): Promise<Load> {
  const answered: AnsweredSession[] = [];
  const surprises: string[] = [];
  let stopped = false;
  const everybody = await Promise.all(Array.from({ length: options.persons }, (_, number) => hire(stage, number)));

  async function work({ person, customers }: Employee): Promise<void> {
    for (let turn = 0; !stopped; turn += 1) {
      const customer = customers[turn % customers.length];
      if (customer === undefined) return;
      const { contactId, caseId } = customer;
      const asked = await person.ask({ contactId, ...(options.random() < 0.5 ? { caseId } : {}) });
      const answers = await Promise.all(
        Array.from({ length: options.random() < 0.5 ? 2 : 1 }, () => untilAnswered(stage, asked, options, surprises)),
      );
      // Once more, when it has perhaps been written back already, or its process has been killed.
      if (options.random() < 0.5) answers.push(await untilAnswered(stage, asked, options, surprises));
      const rooms = answers.filter((answer) => answer !== null);
      const [first] = rooms;
      if (first === undefined) continue;
      answered.push({
        sessionId: asked.sessionId,
        contactId,
        caseId: asked.caseId ?? null,
        callReference: first.callReference,
        guestLinks: new Set(rooms.map(({ guestLink }) => guestLink)),
      });
    }
  }

  const working = Promise.all(everybody.map(work));
  // Told by `stop`, not as an error of the process.
  working.catch(() => undefined);
  return {
    answered,
    surprises,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}

interface Employee {
  readonly person: Person;
  readonly customers: readonly { readonly contactId: string; readonly caseId: string }[];
}

async function hire(stage: Stage, number: number): Promise<Employee> {
  const OwnerId = OWNERS[number % OWNERS.length] ?? '';
  const customers = [];
  for (let index = 0; index < CONTACTS_EACH; index += 1) {
    const LastName = `Customer ${number}-${index}`;
    const contactId = await stage.org.plant('Contact', { LastName, OwnerId, MobilePhone: '(415) 555-0134' });
    const caseId = await stage.org.plant('Case', { Subject: LastName, ContactId: contactId, OwnerId });
    customers.push({ contactId, caseId });
  }
  return { person: await actAs(stage, USERNAMES[number % USERNAMES.length] ?? ''), customers };
}

interface RoomAnswer {
  readonly callReference: string;
  readonly guestLink: string;
}

async function untilAnswered(
  { sandbox }: Stage,
  { sessionId, ...body }: Asked,
  { addresses, random }: LoadOptions,
  surprises: string[],
): Promise<RoomAnswer | null> {
  const giveUpAt = sandbox.clock.now() + GIVE_UP_AFTER_MS;
  while (sandbox.clock.now() < giveUpAt) {
    const listening = addresses();
    const address = listening[Math.floor(random() * listening.length)];
    const answer =
      address === undefined ? null : await ask(`${address}/v1/video-sessions/${sessionId}/room`, JSON.stringify(body));
    if (answer?.status === 200 || answer?.status === 201) return answer.body as unknown as RoomAnswer;
    if (answer !== null && answer.body['retryable'] !== true) {
      surprises.push(`${sessionId}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return null;
    }
    await delay(20);
  }
  surprises.push(`${sessionId}: no answer in time`);
  return null;
}

/** Null if the answer was lost. */
async function ask(url: string, body: string): Promise<{ status: number; body: Record<string, unknown> } | null> {
  try {
    const headers = { 'content-type': 'application/json', 'x-gate-key': GATE_KEY };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return null;
  }
}
