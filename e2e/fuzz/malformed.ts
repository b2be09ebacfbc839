import fc from 'fast-check';
import { GATE_KEY } from '../support/person.ts';

const ROOM = '/v1/video-sessions/a0K000000000001/room';
const KEYS = `X-Gate-Key: ${GATE_KEY}\r\nContent-Type: application/json\r\n`;

const LINE = fc.oneof(
  fc.constantFrom(
    'GET /healthz HTTP/1.1',
    'GET /healthz HTTP/1.0',
    'GET /healthz HTTP/2.0',
    'GET /healthz',
    `POST ${ROOM} HTTP/1.1`,
    `POST ${ROOM} HTTP/1.0`,
    'GET http://other.example/ HTTP/1.1',
    'CONNECT db.example:5432 HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'PRI * HTTP/2.0',
    'BREW / HTTP/1.1',
    `GET /${'%41'.repeat(6000)} HTTP/1.1`,
    '\u0016\u0003\u0001\u0002\u0000\u0001',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const HEADER = fc.oneof(
  fc.constantFrom(
    'Host: x',
    'Host: x\r\nHost: y',
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Content-Length: 2\r\nContent-Length: 3',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Expect: 100-continue',
    'Expect: nothing',
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Connection: close',
    ' folded: yes',
    'No colon here',
    `X-Long: ${'a'.repeat(17_000)}`,
    'X: y\r\n'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const BODY = fc.oneof(
  fc.constantFrom('', '{}', '2\r\n{}\r\n0\r\n\r\n', 'zz\r\n', '5;x=y\r\nabcde\r\n0\r\n\r\n', '{"a":'.repeat(2000)),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** Bytes (one a character) that a client of HTTP would not send; some of them several requests at once. */
export const malformed: fc.Arbitrary<string> = fc
  .tuple(LINE, fc.boolean(), fc.array(HEADER, { maxLength: 4 }), BODY, fc.integer({ min: 1, max: 3 }))
  .map(([line, hasKeys, headers, body, times]) =>
    `${line}\r\n${hasKeys ? KEYS : ''}${headers.map((one) => `${one}\r\n`).join('')}\r\n${body}`.repeat(times),
  );
