import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvHttpProxyAgent, request } from 'undici';
import { endWithParent } from './own-child.ts';

/**
 * What the middleware is measured against: a plain handler that makes the same two calls, keeps nothing, checks nothing
 * and promises nothing. Runs as a process of its own; the peers' address is its argument.
 */
endWithParent();
const peers = process.argv[2] ?? '';
const dispatcher = new EnvHttpProxyAgent({ connections: 50 });
const composite = JSON.stringify({
  allOrNone: false,
  compositeRequest: ['proof', 'session', 'person', 'access', 'settings'].map((referenceId) => ({
    method: 'GET',
    referenceId,
    url: '/',
  })),
});
const room = JSON.stringify({ create_room: true, call_reference: '00001026', phone_number: '+14155550134' });

async function call(path: string, body: string): Promise<unknown> {
  const answer = await request(peers + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    dispatcher,
  });
  return answer.body.json();
}

const server = createServer((incoming, response) => {
  incoming.resume().on('end', () => {
    void (async () => {
      await call('/services/data/v66.0/composite', composite);
      const answer = await call('/api/v1/tokens', room);
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
