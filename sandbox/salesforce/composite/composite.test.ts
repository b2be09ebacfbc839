import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchRest } from '../rest/rest-api.ts';
import { QueryCursors } from '../rest/query-cursors.ts';
import type { FakeOrg } from '../soql/fixtures/fake-org.ts';
import { createFakeOrg } from '../soql/fixtures/fake-org.ts';
import type { SubrequestResult } from './subrequest.ts';

const base = '/services/data/v66.0';
const node = (referenceId: string, method: string, path: string, body?: unknown) => ({
  referenceId,
  method,
  url: /^(?:\/services|https:)/u.test(path) ? path : `${base}/${path}`,
  ...(body === undefined ? {} : { body }),
});
const newContact = (referenceId: string, LastName: string | null) =>
  node(referenceId, 'POST', 'sobjects/Contact', { LastName });
const rolledBack = [
  {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.',
  },
];

let org: FakeOrg;
const post = (path: string, body: unknown): unknown => {
  const context = { org, session: org.session, version: '66.0', cursors: new QueryCursors(), dailyApiRequests: 100 };
  const call = { method: 'POST', segments: path.split('/'), query: new URLSearchParams(), headers: {}, body };
  return dispatchRest(context, call).body;
};
const names = () => [...org.session.rows('Contact')].map((row) => row['LastName']);

beforeEach(() => {
  org = createFakeOrg();
});

describe('composite', () => {
  const composite = (compositeRequest: unknown, more = {}) =>
    (post('composite', { compositeRequest, ...more }) as { compositeResponse: SubrequestResult[] }).compositeResponse;

  it('hands answers on to later subrequests, in URLs and bodies, out of records too', () => {
    const query = `query?q=${encodeURIComponent("SELECT Id, LastName FROM Contact WHERE Id = '")}@{made.id}'`;
    const results = composite([
      newContact('made', 'Berg'),
      node('found', 'GET', query),
      node('named', 'POST', 'sobjects/Contact', { LastName: 'Not @{found.records[0].LastName}' }),
      node('read', 'GET', 'sobjects/Contact/@{named.id}?fields=LastName'),
    ]);
    expect(results.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 200, 201, 200]);
    expect(results[3]?.body).toMatchObject({ LastName: 'Not Berg' });
    expect(results[0]?.httpHeaders['Location']).toMatch(/\/sobjects\/Contact\/003/u);
  });

  it('goes on after a failure and halts only what needs the failed answer', () => {
    const results = composite([
      newContact('bad', null),
      node('dependent', 'PATCH', 'sobjects/Contact/@{bad.id}', { LastName: 'x' }),
      node('unknown', 'GET', 'sobjects/Contact/@{nobody.id}'),
      newContact('good', 'Berg'),
    ]);
    expect(results.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400, 400, 201]);
    expect(results[0]?.body).toMatchObject([{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] }]);
    expect(results[1]?.body).toEqual([
      { errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified. No value for bad.id found in bad' },
    ]);
    expect(names()).toEqual(['Berg']);
  });

  it('undoes everything when one fails under allOrNone', () => {
    const results = composite([newContact('a', 'Berg'), newContact('b', null), newContact('c', 'Cleo')], {
      allOrNone: true,
    });
    expect(results.map(({ referenceId }) => referenceId)).toEqual(['a', 'b', 'c']);
    expect(results[0]?.body).toEqual(rolledBack);
    expect(results[1]?.body).toMatchObject([{ errorCode: 'REQUIRED_FIELD_MISSING' }]);
    expect(results[2]?.body).toEqual(rolledBack);
    expect(names()).toEqual([]);
  });

  it.each([
    ['26 subrequests', Array.from({ length: 26 }, (_, index) => newContact(`r${String(index)}`, 'x'))],
    [
      '6 queries',
      Array.from({ length: 6 }, (_, index) => node(`q${String(index)}`, 'GET', 'query?q=SELECT+Id+FROM+Case')),
    ],
    ['a reference id with a dash', [newContact('a-b', 'x')]],
    ['a reference id used twice', [newContact('a', 'x'), newContact('a', 'y')]],
    ['an inherited header', [{ ...newContact('a', 'x'), httpHeaders: { Authorization: 'Bearer x' } }]],
    ['an unknown property', [{ ...newContact('a', 'x'), headers: {} }]],
    ['a method in small letters', [{ ...newContact('a', 'x'), method: 'post' }]],
    ['nothing', []],
  ])('refuses %s as a whole', (_what, subrequests) => {
    expect(() => composite(subrequests)).toThrow();
    expect(names()).toEqual([]);
  });

  it.each([
    ['another host', 'GET', 'https://example.com/services/data/v66.0/sobjects/Case', 404],
    ['an unknown version', 'GET', '/services/data/v12.0/sobjects', 404],
    ['a composite inside', 'POST', 'composite', 404],
    ['a URL that is not encoded', 'GET', 'query?q=SELECT Id FROM Case', 400],
  ])('answers %s with an error of that subrequest', (_what, method, url, status) => {
    expect(composite([node('a', method, url)])[0]?.httpStatusCode).toBe(status);
  });
});

describe('composite graph', () => {
  interface GraphAnswer {
    graphId: string;
    isSuccessful: boolean;
    graphResponse: { compositeResponse: SubrequestResult[] };
  }
  const graphs = (...list: unknown[]) =>
    (post('composite/graph', { graphs: list }) as { graphs: GraphAnswer[] }).graphs;
  const graph = (graphId: string, ...compositeRequest: unknown[]) => ({ graphId, compositeRequest });

  it('rolls back a failed graph alone', () => {
    const answers = graphs(
      graph('1', newContact('a', 'Berg'), newContact('b', null)),
      graph('2', newContact('a', 'Cleo'), node('b', 'PATCH', 'sobjects/Contact/@{a.id}', { FirstName: 'C' })),
    );
    expect(answers.map(({ isSuccessful }) => isSuccessful)).toEqual([false, true]);
    expect(answers[0]?.graphResponse.compositeResponse[0]?.body).toEqual(rolledBack);
    expect(names()).toEqual(['Cleo']);
  });

  it('halts the graphs after the fifteenth failure', () => {
    const bad = Array.from({ length: 15 }, (_, index) => graph(`bad${String(index)}`, newContact('a', null)));
    const answers = graphs(...bad, graph('good', newContact('a', 'Berg')));
    expect(answers.at(-1)).toMatchObject({ graphId: 'good', isSuccessful: false });
    expect(answers.at(-1)?.graphResponse.compositeResponse[0]?.body).toMatchObject([
      { errorCode: 'PROCESSING_HALTED' },
    ]);
    expect(names()).toEqual([]);
  });

  it('does not halt after the fourteenth', () => {
    const bad = Array.from({ length: 14 }, (_, index) => graph(`bad${String(index)}`, newContact('a', null)));
    expect(graphs(...bad, graph('good', newContact('a', 'Berg'))).at(-1)?.isSuccessful).toBe(true);
  });

  const chain = (length: number) =>
    Array.from({ length }, (_, index) =>
      newContact(`n${String(index)}`, index === 0 ? 'x' : `@{n${String(index - 1)}.id}`),
    );
  const versions = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...newContact(`n${String(index)}`, 'x'),
      url: `/services/data/v${String(50 + index)}.0/sobjects/Contact`,
    }));
  const many = (count: number, offset = 0) =>
    Array.from({ length: count }, (_, index) => newContact(`n${String(offset + index)}`, 'x'));

  it('takes a graph at every limit', () => {
    expect(graphs(graph('1', ...chain(15)))[0]?.isSuccessful).toBe(true);
    expect(graphs(graph('1', ...versions(15)))[0]?.isSuccessful).toBe(true);
    expect(graphs(graph('1', ...many(500)))[0]?.isSuccessful).toBe(true);
  });

  it.each([
    ['501 nodes', [graph('1', ...many(250)), graph('2', ...many(251))]],
    ['76 graphs', Array.from({ length: 76 }, (_, index) => graph(`g${String(index)}`, newContact('a', 'x')))],
    ['16 levels', [graph('1', ...chain(16))]],
    ['16 kinds of nodes', [graph('1', ...versions(16))]],
    ['a query', [graph('1', node('q', 'GET', 'query?q=SELECT+Id+FROM+Case'))]],
    ['a describe', [graph('1', node('d', 'GET', 'sobjects/Case/describe'))]],
    ['a GET of an object', [graph('1', node('d', 'GET', 'sobjects/Case'))]],
    ['one graph id twice', [graph('1', newContact('a', 'x')), graph('1', newContact('a', 'x'))]],
    ['a graph id with a dot', [graph('1.5', newContact('a', 'x'))]],
  ])('refuses %s before anything is done', (_what, list) => {
    expect(() => graphs(...list)).toThrow();
    expect(names()).toEqual([]);
  });
});

describe('sobject collections', () => {
  const contact = (LastName: string | null) => ({ attributes: { type: 'Contact' }, LastName });

  it('saves what it can, or nothing under allOrNone', () => {
    const records = [contact('Berg'), contact(null)];
    expect(post('composite/sobjects', { allOrNone: true, records })).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] }] },
    ]);
    expect(names()).toEqual([]);
    expect(post('composite/sobjects', { records })).toMatchObject([{ success: true }, { success: false }]);
    expect(names()).toEqual(['Berg']);
  });

  it('refuses 201 records', () => {
    const records = Array.from({ length: 201 }, () => contact('x'));
    expect(() => post('composite/sobjects', { records })).toThrow('at most 200');
  });
});
