import { createHash, randomBytes } from 'node:crypto';
import type { System } from './system.ts';

export interface Asked {
  readonly sessionId: string;
  readonly proofId: string;
  readonly verifier: string;
  readonly contactId: string;
  readonly caseId?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SessionWish {
  readonly contactId: string;
  readonly caseId?: string;
  readonly invitation?: 'SMS' | 'Link';
  readonly phoneField?: string;
  readonly doNotCallReason?: string;
}

export interface Person {
  readonly accessToken: string;
  /** Creates a record through the UI API, as Lightning Data Service does. */
  create(object: string, fields: Record<string, unknown>): Promise<string>;
  update(id: string, fields: Record<string, unknown>): Promise<number>;
  createSession(wish: SessionWish): Promise<string>;
  createProof(options?: { purpose?: string; origin?: string }): Promise<{ proofId: string; verifier: string }>;
  /** Session and proof, everything a request for a room needs. */
  ask(wish: SessionWish): Promise<Asked>;
}

export const GATE_KEY = 'sandbox-gate-key';

/** A person of the sandbox who acts as the component does in the browser. */
export async function actAs(
  { org, sandbox, middlewareUrl }: Pick<System, 'org' | 'sandbox' | 'middlewareUrl'>,
  username: string,
): Promise<Person> {
  const { accessToken } = (await org.post('/tokens', { user: username })) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const records = `${sandbox.orgUrl}/services/data/v66.0/ui-api/records`;

  async function create(apiName: string, fields: Record<string, unknown>): Promise<string> {
    const response = await fetch(records, { method: 'POST', headers, body: JSON.stringify({ apiName, fields }) });
    const body = (await response.json()) as { id?: string };
    if (response.status !== 201 || body.id === undefined) throw new Error(`create ${apiName}: ${JSON.stringify(body)}`);
    return body.id;
  }

  const person: Person = {
    accessToken,
    create,
    update: async (id, fields) =>
      (await fetch(`${records}/${id}`, { method: 'PATCH', headers, body: JSON.stringify({ fields }) })).status,
    createSession: ({ contactId, caseId, invitation = 'SMS', phoneField, doNotCallReason }) =>
      create('Video_Session__c', {
        Contact__c: contactId,
        Invitation__c: invitation,
        ...(caseId === undefined ? {} : { Case__c: caseId }),
        ...(phoneField === undefined ? {} : { Phone_Field__c: phoneField }),
        ...(doNotCallReason === undefined ? {} : { Do_Not_Call_Reason__c: doNotCallReason }),
      }),
    createProof: async ({ purpose = 'room', origin = middlewareUrl } = {}) => {
      const verifier = randomBytes(32).toString('base64url');
      const hash = createHash('sha256').update(`start-video/v1|${purpose}|${origin}|${verifier}`).digest('base64url');
      const proofId = await create('Video_Proof__c', {});
      const status = await person.update(proofId, { Hash__c: hash });
      if (status !== 200) throw new Error(`the hash of ${proofId} was refused with ${status}`);
      return { proofId, verifier };
    },
    ask: async (wish) => {
      const [sessionId, proof] = await Promise.all([person.createSession(wish), person.createProof()]);
      return {
        sessionId,
        ...proof,
        contactId: wish.contactId,
        ...(wish.caseId === undefined ? {} : { caseId: wish.caseId }),
      };
    },
  };
  return person;
}

/** Sends a request for a room as the component does. */
export function openRoom(
  system: Pick<System, 'middlewareUrl'>,
  { sessionId, ...body }: Asked,
  gateKey: string = GATE_KEY,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return post(system, `/v1/video-sessions/${sessionId}/room`, JSON.stringify(body), {
    'content-type': 'application/json',
    'x-gate-key': gateKey,
    ...headers,
  });
}

export async function post(
  system: Pick<System, 'middlewareUrl'>,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(system.middlewareUrl + path, { method: 'POST', headers, body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}
