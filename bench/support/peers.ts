import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { endWithParent } from './own-child.ts';
import { agentOf, DESCRIBE, relatedIds, rowsOf, SETTINGS, toPerson } from './org-rows.ts';

/**
 * Salesforce and 8x8 as far as a start needs them, as fast as they can be and slower by `delayMs`: what is measured is
 * the middleware and not its peers. Runs as a process of its own; told and asked over its own channel.
 */

const compositeSchema = z.object({ compositeRequest: z.array(z.object({ referenceId: z.string(), url: z.string() })) });
const graphsSchema = z.object({
  graphs: z.array(
    z.object({
      graphId: z.string(),
      compositeRequest: z.array(z.object({ referenceId: z.string(), url: z.string() })),
    }),
  ),
});

export interface PeerState {
  delayMs: number;
  /** What Video_Proof__c.Hash__c holds for every proof. */
  hash: string;
  /** Calls of Salesforce's API. */
  calls: number;
  /** Of these, composite graphs. */
  graphCalls: number;
  /** Salesforce refuses writes with 503. */
  down: boolean;
  /** How long Salesforce takes for a write beyond `delayMs`. */
  writeMs: number;
}

/** What the process is sent: a change of its state, or what became of these sessions. */
export interface PeerQuestion {
  readonly change?: Partial<PeerState>;
  readonly sessionIds?: readonly string[];
}

/** How many sessions were written in none of their three records, and how many in some of them only. */
export interface WrittenCount {
  readonly unwritten: number;
  readonly half: number;
}

/** Ids of records that were written. */
const written = new Set<string>();

function countWritten(sessionIds: readonly string[]): WrittenCount {
  const records = sessionIds.map((id) => {
    const { contactId, caseId } = relatedIds(id);
    return [id, contactId, caseId].filter((record) => written.has(record)).length;
  });
  return {
    unwritten: records.filter((count) => count === 0).length,
    half: records.filter((count) => count === 1 || count === 2).length,
  };
}

export async function startPeers(state: PeerState): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => void answer(state, request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Send = (content: unknown, status?: number) => void;

async function answer(
  state: PeerState,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '';
  if (state.delayMs > 0) await delay(state.delayMs);
  const send: Send = (content, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(content));
  };
  if (url.startsWith('/services/data')) state.calls += 1;
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
  else if (url.includes('/query')) send({ done: true, records: query(url) });
  else if (request.method === 'PATCH' || url.endsWith('/composite/graph'))
    await write(state, url, body, response, send);
  else if (url.endsWith('/composite')) send(composite(state, body));
  else send([{ errorCode: 'NOT_FOUND', message: url }], 404);
}

/** A session or a person by their ids, or the settings; nothing else is ever found. */
function query(url: string): unknown[] {
  const soql = decodeURIComponent(url);
  if (soql.includes('FROM Video_Settings__c')) return [SETTINGS];
  const id = /\bId = '(\w{18})'/u.exec(soql)?.[1] ?? '';
  if (id.startsWith('005')) return [toPerson(id)];
  return id.startsWith('a01') ? [rowsOf(id).session] : [];
}

async function write(state: PeerState, url: string, body: string, response: ServerResponse, send: Send): Promise<void> {
  if (state.writeMs > 0) await delay(state.writeMs);
  if (state.down) {
    send([{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }], 503);
    return;
  }
  if (!url.endsWith('/composite/graph')) {
    written.add(idIn(url));
    response.writeHead(204).end();
    return;
  }
  const { graphs } = graphsSchema.parse(JSON.parse(body));
  state.graphCalls += 1;
  for (const { compositeRequest } of graphs) for (const node of compositeRequest) written.add(idIn(node.url));
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

function idIn(url: string): string {
  return url.split('/').at(-1) ?? '';
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
  const rows: Readonly<Record<string, unknown>> = rowsOf(sessionId);
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
      body: { records: referenceId === 'access' ? access : [referenceId === 'proof' ? proof : rows[referenceId]] },
    })),
  };
}

if (import.meta.main) {
  endWithParent();
  const state: PeerState = { delayMs: 0, hash: '', calls: 0, graphCalls: 0, down: false, writeMs: 0 };
  const url = await startPeers(state);
  process.on('message', ({ change = {}, sessionIds = [] }: PeerQuestion) => {
    Object.assign(state, change);
    process.send?.({ url, ...state, ...countWritten(sessionIds) });
  });
  process.send?.({ url, ...state });
}
