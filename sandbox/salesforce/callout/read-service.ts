import { z } from 'zod';
import { MetadataProblem } from '../metadata/xml/xml-node.ts';
import type {
  ServiceClass,
  ServiceOperation,
  ServiceParameter,
  ServiceProperty,
  ServiceType,
} from './callout-types.ts';

interface SchemaNode {
  readonly $ref?: string | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly items?: SchemaNode | undefined;
  readonly properties?: Readonly<Record<string, SchemaNode>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schemaNode: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().startsWith('#/components/schemas/').optional(),
    type: z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object']).optional(),
    format: z.string().optional(),
    items: schemaNode.optional(),
    properties: z.record(z.string(), schemaNode).optional(),
    required: z.array(z.string()).optional(),
  }),
);
const content = z.record(z.string(), z.looseObject({ schema: schemaNode.optional() }));
const operation = z.looseObject({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]*$/u),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().default(false),
        schema: schemaNode,
      }),
    )
    .default([]),
  requestBody: z.looseObject({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
});
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const documentSchema = z.looseObject({
  openapi: z.string().startsWith('3.0.'),
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schemaNode).default({}) }).default({ schemas: {} }),
});
type Operation = z.infer<typeof operation>;

export interface Service {
  readonly operations: ReadonlyMap<string, ServiceOperation>;
  readonly classes: ReadonlyMap<string, ServiceClass>;
}

/**
 * The actions and Apex-defined types of an OpenAPI document. A schema that has a name becomes
 * `ExternalService__<registration>_<name>`; the body of a request is the input `body`.
 * @throws ZodError, MetadataProblem
 */
export function readService(registration: string, document: unknown): Service {
  const { paths, components } = documentSchema.parse(document);
  const classes = new Map<string, ServiceClass>();
  const classOf = (name: string): string => `ExternalService__${registration}_${name}`;

  function typeOf(node: SchemaNode, inlineName: string): ServiceType {
    if (node.$ref !== undefined) {
      const name = node.$ref.replace('#/components/schemas/', '');
      const target = components.schemas[name];
      if (target === undefined) throw new MetadataProblem(`The schema ${node.$ref} does not exist`);
      return typeOf({ ...target }, name);
    }
    switch (node.type) {
      case 'number':
      case 'integer':
      case 'boolean':
        return { kind: node.type };
      case 'array':
        return { kind: 'list', of: typeOf(node.items ?? {}, `${inlineName}_items`) };
      case 'object':
        return { kind: 'object', className: addClass(node, inlineName) };
      default:
        if (node.properties !== undefined) return { kind: 'object', className: addClass(node, inlineName) };
        return { kind: node.format === 'date-time' ? 'datetime' : node.format === 'date' ? 'date' : 'text' };
    }
  }

  function addClass(node: SchemaNode, name: string): string {
    const className = classOf(name);
    if (classes.has(className)) return className;
    const properties = new Map<string, ServiceProperty>();
    // Known before its properties are read, so that a type may hold itself.
    classes.set(className, properties);
    for (const [property, schema] of Object.entries(node.properties ?? {}))
      properties.set(property, {
        type: typeOf(schema, `${name}_${property}`),
        isRequired: node.required?.includes(property) ?? false,
      });
    return className;
  }

  function toOperation(path: string, method: (typeof METHODS)[number], one: Operation): ServiceOperation {
    const { operationId, requestBody } = one;
    const bodySchema = requestBody?.content['application/json']?.schema;
    if (method === 'get' && requestBody !== undefined) throw new MetadataProblem(`${operationId}: GET takes no body`);
    const body: ServiceParameter[] =
      requestBody === undefined || bodySchema === undefined
        ? []
        : [
            {
              name: 'body',
              in: 'body',
              isRequired: requestBody.required,
              type: typeOf(bodySchema, `${operationId}_IN_body`),
            },
          ];
    const parameters = one.parameters.map((parameter): ServiceParameter => ({
      name: parameter.name,
      in: parameter.in,
      isRequired: parameter.required,
      type: typeOf(parameter.schema, `${operationId}_IN_${parameter.name}`),
    }));
    const responses = Object.entries(one.responses).map(([code, response]): [string, ServiceType | null] => {
      const schema = response.content?.['application/json']?.schema;
      return [code, schema === undefined ? null : typeOf(schema, `${operationId}_OUT_${code}`)];
    });
    return {
      name: operationId,
      method: method.toUpperCase() as ServiceOperation['method'],
      path,
      parameters: [...parameters, ...body],
      responses: new Map(responses),
    };
  }

  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const found = item[method];
      return found === undefined ? [] : [toOperation(path, method, found)];
    }),
  );
  return { operations: new Map(operations.map((one) => [one.name, one])), classes };
}
