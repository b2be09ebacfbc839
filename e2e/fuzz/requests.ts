import fc from 'fast-check';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { GATE_KEY } from '../support/person.ts';
import type { Operation } from './operations.ts';

/** One request that strangers might send. */
export interface FuzzedRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** Name and value in turn, so that a name may come twice. */
  readonly headers: readonly string[];
  readonly body: string;
}

// As Node writes them: what it refuses to send is sent by hand (malformed.ts).
const HEADER_VALUE = /[^\t\u0020-\u007e\u0080-\u00ff]/gu;
const header = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((value) => value.replace(HEADER_VALUE, '?'));

const POLLUTION = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'then'];
const ID = fc.constantFrom(
  seedIds.contacts.mobile,
  seedIds.cases.open,
  'a0K000000000001',
  'a0K000000000001AAA',
  '000000000000000AAA',
);
const ODD = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e+44',
  '@{proof.CreatedById}',
  "' OR Id != '",
  '%00',
  '../../x',
  '9'.repeat(400),
  '(('.repeat(3000),
  `+${'1-'.repeat(3000)}`,
  'a'.repeat(15_000),
);
const TEXT = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 3, arbitrary: ID },
  { weight: 2, arbitrary: fc.base64String({ minLength: 40, maxLength: 44 }) },
  { weight: 2, arbitrary: ODD },
);
const NUMBER = fc.oneof(fc.double(), fc.bigInt().map(String).map(Number), fc.constantFrom(1e308, -0, 2 ** 53));
const VALUE = fc.oneof(
  { weight: 6, arbitrary: TEXT },
  { weight: 1, arbitrary: NUMBER },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, [], {}) },
);
const VERIFIER = fc.stringMatching(/^[\w-]{43}$/u);

/** A body as documented, or nearly so. */
function bodyOf(members: readonly string[]): fc.Arbitrary<string> {
  const wellFormed: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    proofId: ID,
    verifier: VERIFIER,
    contactId: fc.constant(seedIds.contacts.mobile),
    caseId: fc.constant(seedIds.cases.open),
    settingsId: ID,
  };
  const right = fc.record(Object.fromEntries(members.map((name) => [name, wellFormed[name] ?? VALUE])));
  const record = fc.record(
    Object.fromEntries(members.map((name) => [name, fc.oneof(wellFormed[name] ?? VALUE, VALUE)])),
    { requiredKeys: [] },
  );
  const more = fc.dictionary(fc.oneof(TEXT, fc.constantFrom(...POLLUTION)), VALUE, { maxKeys: 4 });
  return fc.oneof(
    { weight: 2, arbitrary: right.map((value) => JSON.stringify(value)) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(record, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: more }))
        .map((parts) => JSON.stringify(Object.assign(Object.create(null), ...parts))),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'null',
        '{',
        '['.repeat(15_000),
        `{"a":${'9'.repeat(15_000)}}`,
        'x'.repeat(40_000),
        '\ufeff{}',
      ),
    },
  );
}

const GATE = fc.oneof(
  { weight: 6, arbitrary: fc.constant(['X-Gate-Key', GATE_KEY]) },
  { weight: 2, arbitrary: header(TEXT).map((key) => ['X-Gate-Key', key]) },
  { weight: 1, arbitrary: fc.constant(['X-Gate-Key', GATE_KEY, 'X-Gate-Key', 'another']) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
);
const BEARER = fc.stringMatching(/^(?:sva_)?[\w-]{43}$/u);
const AUTHORIZATION = fc.oneof(
  { weight: 3, arbitrary: BEARER.map((token) => ['Authorization', `Bearer ${token}`]) },
  { weight: 1, arbitrary: header(TEXT).map((text) => ['Authorization', text]) },
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
);
const TYPE = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/json; charset=utf-7',
      `application/json${' '.repeat(5000)}x`,
      '',
    ),
  },
  { weight: 1, arbitrary: header(TEXT) },
);
const OTHER = fc.oneof(
  { weight: 6, arbitrary: fc.constant<string[]>([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('gzip', 'deflate', 'br', 'zstd', 'x').map((name) => ['Content-Encoding', name]),
  },
  { weight: 1, arbitrary: header(TEXT).map((text) => ['Accept', text]) },
  { weight: 1, arbitrary: header(TEXT).map((text) => ['X-Forwarded-For', text]) },
  { weight: 1, arbitrary: fc.constantFrom('null', 'https://evil.example').map((origin) => ['Origin', origin]) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 200 }, (_, index) => [`X-Bomb-${index}`, 'x']).flat()) },
);

const SEGMENT = fc.oneof(
  ID,
  TEXT.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%', '%ff', '..', '%2e%2e'),
);

/** A request for one of the calls. */
export function requestTo(operation: Operation): fc.Arbitrary<FuzzedRequest> {
  const right = operation.path.replaceAll(/\{\w+\}/gu, '{}').split('{}');
  const path = fc
    .tuple(...right.slice(1).map(() => SEGMENT))
    .map((segments) => right.map((part, index) => part + (segments[index] ?? '')).join(''));
  const query = fc.oneof(
    { weight: 5, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: TEXT.map((text) => `?x=${encodeURIComponent(text.toWellFormed())}`) },
  );
  const method = fc.oneof(
    { weight: 9, arbitrary: fc.constant(operation.method) },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND') },
  );
  return fc
    .tuple(method, path, query, GATE, AUTHORIZATION, TYPE, OTHER, bodyOf(operation.members ?? []))
    .map(([method, path, query, gate, authorization, type, other, body]) => ({
      operation,
      method,
      path: (path + query).slice(0, 6000),
      headers: [...gate, ...authorization, 'Content-Type', type, ...other],
      body: method === 'GET' || method === 'HEAD' ? '' : body,
    }));
}
