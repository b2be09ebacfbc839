import { z } from 'zod';
import { fileNamed, type Project } from '../project/project.ts';
import { textOf } from '../xml/element.ts';

/** What a flow may give to an operation of an external service, and what it gets. */
export interface Operation {
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly outputs: ReadonlyMap<string, readonly string[]>;
}

interface JsonSchema {
  readonly $ref?: string | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
}

const schemaSchema: z.ZodType<JsonSchema> = z.object({
  $ref: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
const contentSchema = z.object({ content: z.record(z.string(), z.object({ schema: schemaSchema })).optional() });
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string() })).default([]),
  requestBody: contentSchema.optional(),
  responses: z.record(z.string(), contentSchema),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema).default({}) }).optional(),
});
type Document = z.infer<typeof documentSchema>;

/**
 * The operation that `Registration.operationId` names, or undefined.
 * Names of outputs: Salesforce Help, "Operation Output Parameters".
 */
export function operationNamed(project: Pick<Project, 'files'>, actionName: string): Operation | undefined {
  const [registration = '', operationId = ''] = actionName.split('.');
  const document = readDocument(project, registration);
  const operation = Object.values(document?.paths ?? {})
    .flatMap((path) => Object.values(path))
    .find((one) => one.operationId === operationId);
  if (document === undefined || operation === undefined) return undefined;
  const { parameters, requestBody, responses } = operation;
  const inputs = new Map<string, readonly string[]>(parameters.map(({ name }) => [name, []]));
  if (requestBody !== undefined) inputs.set('body', propertiesOf(document, requestBody));
  const outputs = new Map<string, readonly string[]>([['responseCode', []]]);
  for (const [code, response] of Object.entries(responses)) outputs.set(code, propertiesOf(document, response));
  return { inputs, outputs };
}

/** The properties of an Apex class that Salesforce makes for an operation's body, or of a schema; undefined if there is none. */
export function propertiesOfClass(project: Pick<Project, 'files'>, apexClass: string): readonly string[] | undefined {
  for (const { name } of project.files.filter(({ suffix }) => suffix === 'externalServiceRegistration')) {
    const prefix = `ExternalService__${name}_`;
    if (!apexClass.startsWith(prefix)) continue;
    const rest = apexClass.slice(prefix.length);
    if (rest.endsWith('_IN_body'))
      return operationNamed(project, `${name}.${rest.slice(0, -'_IN_body'.length)}`)?.inputs.get('body');
    const schema = readDocument(project, name)?.components?.schemas[rest];
    return schema === undefined ? undefined : Object.keys(schema.properties ?? {});
  }
  return undefined;
}

function propertiesOf({ components }: Document, { content }: z.infer<typeof contentSchema>): string[] {
  const schema = Object.values(content ?? {})[0]?.schema;
  const resolved =
    schema?.$ref === undefined ? schema : components?.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
  return Object.keys(resolved?.properties ?? {});
}

function readDocument(project: Pick<Project, 'files'>, registration: string): Document | undefined {
  const file = fileNamed(project, 'externalServiceRegistration', registration);
  if (file === undefined) return undefined;
  try {
    return documentSchema.parse(JSON.parse(textOf(file.root, 'schema')));
  } catch {
    // What is wrong with the document is told by the rules about it.
    return undefined;
  }
}
