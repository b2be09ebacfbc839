import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { toRecordId } from '../../middleware/domain/record-id.ts';

/**
 * Salesforce and 8x8 as far as a start needs them, as fast as they can be and slower by `delayMs`: what is measured is
 * the middleware and not its peers. Runs as a process of its own; told and asked over its own channel.
 */

const DESCRIBE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Contact: [
    ['Id', 'id'],
    ['MobilePhone', 'phone'],
    ['Phone', 'phone'],
    ['MailingCountryCode', 'picklist'],
    ['MailingCountry', 'string'],
  ],
  Case: [
    ['Id', 'id'],
    ['CaseNumber', 'string'],
  ],
  User: [
    ['Id', 'id'],
    ['Email', 'email'],
  ],
};
const SETTINGS = {
  Id: 'a02000000000001AAA',
  SystemModstamp: '2026-11-23T10:00:00.000+0000',
  Gate_Key__c: 'bench-gate-key',
  Phone_Fields__c: 'MobilePhone,Phone',
  Default_Region__c: 'US',
  Call_Reference_Pattern__c: '{CaseNumber}',
  Agent_Login_Field__c: 'Email',
  Update_Case__c: true,
  Update_Contact__c: true,
  // A bench starts more in an hour than anybody does.
  Max_Starts_Per_Hour__c: 99_999,
  Allowed_Regions__c: null,
  Org_Id__c: null,
  Landline_Only__c: null,
  Respect_Do_Not_Call__c: false,
  Do_Not_Call_Field__c: null,
};
/** Each session has a contact and a case of its own, whose ids end like the session's. */
export function relatedIds(sessionId: string): { contactId: string; caseId: string } {
  const end = sessionId.slice(3, 15);
  return { contactId: toRecordId(`003${end}`) ?? '', caseId: toRecordId(`500${end}`) ?? '' };
}
// As in a contact centre: each has some calls an hour.
const AGENTS = 500;

/** Whose call a session is. */
function agentOf(sessionId: string): string {
  // Every other number is a proof's. None of them is the integration user.
  const number = 1000 + (Math.floor(Number.parseInt(sessionId.slice(3, 15), 36) / 2) % AGENTS);
  return toRecordId(`005${String(number).padStart(12, '0')}`) ?? '';
}

const compositeSchema = z.object({ compositeRequest: z.array(z.object({ referenceId: z.string(), url: z.string() })) });
const graphsSchema = z.object({
  graphs: z.array(z.object({ graphId: z.string(), compositeRequest: z.array(z.object({ referenceId: z.string() })) })),
});

export interface PeerState {
  delayMs: number;
  /** What Video_Proof__c.Hash__c holds for every proof. */
  hash: string;
  graphCalls: number;
  graphs: number;
  /** Salesforce refuses writes with 503. */
  down: boolean;
  /** How long Salesforce takes for a write beyond `delayMs`. */
  writeMs: number;
}

/** What the process is sent: a change of its state, or which of these sessions were written. */
export interface PeerQuestion {
  readonly change?: Partial<PeerState>;
  readonly sessionIds?: readonly string[];
}

const written = new Set<string>();

export async function startPeers(state: PeerState): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => void answer(state, request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  state: PeerState,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '';
  if (state.delayMs > 0) await delay(state.delayMs);
  const send = (content: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(content));
  };
  if (url === '/services/oauth2/token')
    send({
      access_token: 'token',
      instance_url: `http://${request.headers.host ?? ''}`,
      id: 'https://x/id/00D000000000001EAA/005000000000009AAA',
    });
  else if (url === '/api/v1/tokens')
    send({ auth_token: 'token', guest_link: 'https://video.example/guest/abcdefghij', call_reference: '00001026' });
  else if (url.endsWith('/describe'))
    send({ fields: (DESCRIBE[url.split('/').at(-2) ?? ''] ?? []).map(([name, type]) => ({ name, type })) });
  else if (url.includes('/query')) send({ records: url.includes('Video_Settings__c') ? [SETTINGS] : [] });
  else if (url.endsWith('/composite/graph')) await sendGraphs(state, body, send);
  else if (url.endsWith('/composite')) send(composite(state, body));
  else send([{ errorCode: 'NOT_FOUND', message: url }], 404);
}

async function sendGraphs(
  state: PeerState,
  body: string,
  send: (content: unknown, status?: number) => void,
): Promise<void> {
  if (state.writeMs > 0) await delay(state.writeMs);
  if (state.down) {
    send([{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }], 503);
    return;
  }
  const { graphs } = graphsSchema.parse(JSON.parse(body));
  state.graphCalls += 1;
  state.graphs += graphs.length;
  for (const { graphId } of graphs) written.add(graphId);
  send({
    graphs: graphs.map(({ graphId, compositeRequest }) => ({
      graphId,
      isSuccessful: true,
      graphResponse: {
        compositeResponse: compositeRequest.map(({ referenceId }) => ({
          body: null,
          httpStatusCode: 204,
          referenceId,
        })),
      },
    })),
  });
}

function composite(state: PeerState, body: string): unknown {
  const { compositeRequest } = compositeSchema.parse(JSON.parse(body));
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  const sessionId =
    /Id = '(\w{18})'/u.exec(
      decodeURIComponent(compositeRequest.find(({ referenceId }) => referenceId === 'session')?.url ?? ''),
    )?.[1] ?? '';
  const { contactId, caseId } = relatedIds(sessionId);
  const agentId = agentOf(sessionId);
  const rows: Readonly<Record<string, unknown>> = {
    session: {
      Id: sessionId,
      Name: 'VS-000001',
      Contact__c: contactId,
      Case__c: caseId,
      Invitation__c: 'SMS',
      Phone_Field__c: null,
      Do_Not_Call_Reason__c: null,
      Origin__c: 'Agent',
      Status__c: 'Requested',
      CreatedById: agentId,
      Sync_Revision__c: null,
      Contact__r: {
        MobilePhone: '(415) 555-0134',
        Phone: null,
        MailingCountryCode: 'US',
        MailingCountry: 'United States',
      },
      Case__r: { ContactId: contactId, CaseNumber: '00001026' },
    },
    person: { Id: agentId, IsActive: true, Email: 'agent@acme.example' },
    settings: SETTINGS,
  };
  const access = [contactId, caseId].map((RecordId) => ({ RecordId, HasReadAccess: true }));
  const proof = {
    Hash__c: state.hash,
    OwnerId: agentId,
    CreatedById: agentId,
    LastModifiedById: agentId,
    CreatedDate: now,
    LastModifiedDate: now,
  };
  return {
    compositeResponse: compositeRequest.map(({ referenceId }) => ({
      referenceId,
      httpStatusCode: 200,
      body: referenceId === 'proof' ? proof : { records: referenceId === 'access' ? access : [rows[referenceId]] },
    })),
  };
}

if (import.meta.main) {
  const state: PeerState = { delayMs: 0, hash: '', graphCalls: 0, graphs: 0, down: false, writeMs: 0 };
  const url = await startPeers(state);
  process.on('message', ({ change = {}, sessionIds = [] }: PeerQuestion) => {
    Object.assign(state, change);
    process.send?.({ url, ...state, unwritten: sessionIds.filter((id) => !written.has(id)).length });
  });
  process.send?.({ url, ...state });
}
