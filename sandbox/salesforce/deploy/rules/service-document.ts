import { z } from 'zod';
import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const MAX_CHARACTERS = 10_000_000;
const MAX_DESCRIPTION = 1333;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MEDIA = 'application/json';
const OPERATION_ID = /^[a-z][A-Za-z0-9]*$/u;
const UNSUPPORTED = ['not', 'allOf', 'oneOf', 'anyOf', 'additionalProperties', 'pattern'];

const objectSchema = z.record(z.string(), z.unknown());
const documentSchema = z.looseObject({
  openapi: z.string(),
  servers: z.array(z.looseObject({ url: z.string() })).default([]),
  paths: z.record(z.string(), z.record(z.string(), objectSchema)),
});

/**
 * The document of an external service holds what Salesforce can import, and nothing that it refuses or takes for something
 * else. Source: Salesforce Help, "External Services", "Schema Definitions" and "System Limits".
 */
export const serviceDocument: DeployRule = {
  name: 'service-document',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'externalServiceRegistration'))
      for (const [problem, remedy] of complaintsAbout(textOf(file.root, 'schema'))) say(file, problem, remedy);
  },
};

type Complaint = readonly [problem: string, remedy: string];

function complaintsAbout(text: string): Complaint[] {
  const document = documentSchema.safeParse(parseJson(text));
  if (!document.success) return [['has no OpenAPI document in its schema', 'generate it anew']];
  const { openapi, servers, paths } = document.data;
  const found: Complaint[] = [];
  if (text.length > MAX_CHARACTERS) found.push(['has too long a document', `stay below ${MAX_CHARACTERS} characters`]);
  if (!/^3\.0\.\d+$/u.test(openapi)) found.push([`is OpenAPI ${openapi}`, 'write 3.0.x']);
  if (servers.some(({ url }) => url !== '/'))
    found.push(['names a server', 'leave servers out: the credential has the address']);
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations))
      found.push(...complaintsAboutOperation(`${method.toUpperCase()} ${path}`, method, operation));
  return [...found, ...complaintsAboutParts(document.data)];
}

function complaintsAboutOperation(name: string, method: string, operation: Record<string, unknown>): Complaint[] {
  const found: Complaint[] = [];
  const { operationId, requestBody, parameters } = operation;
  if (!METHODS.includes(method))
    found.push([`${name} has a method that flows cannot call`, `use ${METHODS.join(', ')}`]);
  if (typeof operationId !== 'string' || !OPERATION_ID.test(operationId))
    found.push([`${name} has no operationId in camelCase`, 'name it, for flows call it by that']);
  if (method === 'get' && requestBody !== undefined) found.push([`${name} has a body`, 'a GET has none']);
  const places = z
    .array(z.looseObject({ in: z.string() }))
    .catch([])
    .parse(parameters);
  if (places.some((parameter) => parameter.in === 'cookie')) found.push([`${name} wants a cookie`, 'flows send none']);
  return found;
}

/** Every part of the document, wherever it stands. */
function complaintsAboutParts(part: unknown, key = '', isNames = false): Complaint[] {
  if (Array.isArray(part)) return part.flatMap((entry) => complaintsAboutParts(entry));
  const node = objectSchema.safeParse(part);
  if (!node.success) return [];
  const found: Complaint[] = [];
  const { description, $ref, items, type } = node.data;
  if (typeof description === 'string' && description.length > MAX_DESCRIPTION)
    found.push(['has a description that is too long', `stay below ${MAX_DESCRIPTION} characters`]);
  if (typeof $ref === 'string' && !$ref.startsWith('#/')) found.push([`refers to ${$ref}`, 'keep all in one document']);
  if (type === 'array' && objectSchema.safeParse(items).data?.['type'] === 'array')
    found.push(['has an array of arrays', 'wrap the inner one into an object']);
  if (key === 'content')
    for (const media of Object.keys(node.data).filter((name) => name !== MEDIA))
      found.push([`speaks ${media}`, `flows read and write ${MEDIA} only`]);
  if (!isNames)
    for (const word of UNSUPPORTED.filter((name) => name in node.data))
      found.push([`uses ${word}`, 'leave it out: External Services do not know it']);
  for (const [name, value] of Object.entries(node.data))
    found.push(...complaintsAboutParts(value, name, key !== 'properties' && ['properties', 'schemas'].includes(name)));
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
