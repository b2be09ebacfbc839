import { z } from 'zod';

export type JsonObject = Record<string, unknown>;

const objectSchema = z.record(z.string(), z.unknown());
const openApiSchema = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), objectSchema)),
  components: z.object({ schemas: objectSchema }),
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(objectSchema).default([]),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), objectSchema).optional() })),
});
type Operation = z.infer<typeof operationSchema>;

const AUTOMATION_KEY = 'automationKey';
/**
 * What the packaged flow calls, and no more: whoever holds the principal can call every registered operation. Reading a
 * session by its id would give the link of any call to people who may not see its customer.
 */
const CALLED_BY_FLOWS = ['startVideoSession'];
/** What says something to Salesforce, and nothing more: it knows but a part of JSON Schema. */
const KEYWORDS = ['$ref', 'description', 'enum', 'format', 'items', 'nullable', 'required', 'type'];

/**
 * The part of the middleware's OpenAPI document that flows call, as External Services takes it: the operations with the
 * automation key, `application/json` only, and one output for each kind of answer, so that a flow has to look at three.
 * Source: Salesforce Help, "External Services", "Schema Definitions" and "Operation Output Parameters".
 *
 * @param openApi the whole document of the middleware
 */
export function buildDocument(openApi: unknown): JsonObject {
  const { info, paths, components } = openApiSchema.parse(openApi);
  const kept = Object.entries(paths).flatMap(([path, methods]): [string, JsonObject][] => {
    const operations = Object.entries(methods).flatMap(([method, value]): [string, JsonObject][] => {
      const operation = operationSchema.parse(value);
      const isCalled = CALLED_BY_FLOWS.includes(operation.operationId);
      return isCalled && operation.security.some((one) => AUTOMATION_KEY in one)
        ? [[method, toOperation(operation)]]
        : [];
    });
    return operations.length === 0 ? [] : [[path, Object.fromEntries(operations)]];
  });
  const document = { openapi: '3.0.3', info, paths: Object.fromEntries(kept) };
  return { ...document, components: { schemas: schemasOf(document, components.schemas) } };
}

function toOperation({ security: _, responses, ...operation }: Operation): JsonObject {
  const kinds = new Map<string, JsonObject>();
  for (const [code, { content = {} }] of Object.entries(responses)) {
    const [media] = Object.values(content);
    const kind = `${code.charAt(0)}XX`;
    if (!kinds.has(kind))
      kinds.set(kind, {
        description: DESCRIPTIONS[kind] ?? kind,
        ...(media === undefined ? {} : { content: { 'application/json': media } }),
      });
  }
  return simplify({ ...operation, responses: Object.fromEntries(kinds) });
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  '2XX': 'The video call',
  '4XX': 'Refused, with the reason and what to do about it',
  '5XX': 'Not possible at the moment, with the reason',
};

/** The schemas that the operations refer to, and those that these refer to. */
function schemasOf(document: JsonObject, schemas: JsonObject, found: JsonObject = {}): JsonObject {
  const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/gu)].map(
    ([, name = '']) => name,
  );
  for (const name of names) {
    const schema = schemas[name];
    if (name in found || schema === undefined) continue;
    found[name] = simplifySchema(schema);
    schemasOf({ schema }, schemas, found);
  }
  return found;
}

function simplify(operation: JsonObject): JsonObject {
  const parameters = z.array(objectSchema).default([]).parse(operation['parameters']);
  if (parameters.length === 0) return operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => ({ ...parameter, schema: simplifySchema(parameter['schema']) })),
  };
}

function simplifySchema(schema: unknown): JsonObject {
  const all = objectSchema.parse(schema);
  const { properties } = all;
  const kept = Object.fromEntries(
    KEYWORDS.filter((keyword) => all[keyword] !== undefined).map((keyword) => [
      keyword,
      keyword === 'items' ? simplifySchema(all[keyword]) : all[keyword],
    ]),
  );
  if (properties === undefined) return kept;
  const simple = Object.entries(objectSchema.parse(properties)).map(([name, value]) => [name, simplifySchema(value)]);
  return { ...kept, properties: Object.fromEntries(simple) as JsonObject };
}
