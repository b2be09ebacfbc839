import { describe, expect, it } from 'vitest';
import { createTestOrg } from '../../../test-support/test-org.ts';
import { readMetadataFiles } from '../../metadata/metadata-file.ts';
import { runRules } from '../rule.ts';
import { serviceDocument } from './service-document.ts';

const FILE = 'force-app/main/default/externalServiceRegistrations/Tried.externalServiceRegistration-meta.xml';
const { metadata } = createTestOrg();
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Room' } } };
const operation = { operationId: 'makeRoom', responses: { '201': { description: 'Made', content } } };
const room = {
  type: 'object',
  properties: { not: { type: 'string' }, seats: { type: 'array', items: { type: 'string' } } },
};
const document = {
  openapi: '3.0.3',
  info: { title: 'Tried', version: '1' },
  paths: { '/rooms': { post: operation } },
  components: { schemas: { Room: room } },
};

function isRefused(changes: object): boolean {
  const schema = JSON.stringify({ ...document, ...changes })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ExternalServiceRegistration xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Tried</label>
    <namedCredentialReference>Start_Video_Middleware</namedCredentialReference>
    <registrationProviderType>Custom</registrationProviderType>
    <schema>${schema}</schema>
    <schemaType>OpenApi3</schemaType>
    <status>Complete</status>
</ExternalServiceRegistration>
`;
  const tree = new Map([[FILE, xml]]);
  return runRules([serviceDocument], { tree, ...readMetadataFiles(tree), metadata }).length > 0;
}

const withOperation = (changes: object, method = 'post'): object => ({
  paths: { '/rooms': { [method]: { ...operation, ...changes } } },
});
const withRoom = (schema: object): object => ({ components: { schemas: { Room: schema } } });

describe('the document of an external service', () => {
  it('may hold what Salesforce imports, whatever its properties are called', () => {
    expect(isRefused({})).toBe(false);
  });

  it.each<[string, object]>([
    ['OpenAPI 3.1', { openapi: '3.1.0' }],
    ['a server', { servers: [{ url: 'https://example.com' }] }],
    ['no paths', { paths: undefined }],
    ['another method', withOperation({}, 'head')],
    ['no operationId', withOperation({ operationId: undefined })],
    ['an operationId that is renamed', withOperation({ operationId: 'make_room' })],
    ['a GET with a body', withOperation({ requestBody: { content } }, 'get')],
    ['a cookie', withOperation({ parameters: [{ name: 'a', in: 'cookie' }] })],
    ['another media type', withOperation({ responses: { '400': { content: { 'application/problem+json': {} } } } })],
    ['another file', withRoom({ $ref: 'room.json' })],
    ['a choice of schemas', withRoom({ oneOf: [{ type: 'string' }] })],
    ['a negation', withRoom({ not: { type: 'string' } })],
    ['arrays of arrays', withRoom({ type: 'array', items: { type: 'array', items: { type: 'string' } } })],
    ['a long description', withRoom({ type: 'object', description: 'x'.repeat(1334) })],
  ])('may not hold %s', (_, changes) => {
    expect(isRefused(changes)).toBe(true);
  });
});
