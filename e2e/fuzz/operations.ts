import { z } from 'zod';

const METHODS = ['get', 'post', 'put', 'delete'] as const;

const responseSchema = z.object({ description: z.string() });
const operationSchema = z.object({
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.object({ $ref: z.string() }) })) })
    .optional(),
  responses: z.record(z.string(), responseSchema),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/** A call as the OpenAPI document describes it. */
export interface Operation {
  readonly path: string;
  readonly method: string;
  /** Names of the members of its body; null where it has none. */
  readonly members: readonly string[] | null;
  /** What may be answered, by status: the text with the codes. */
  readonly responses: ReadonlyMap<number, string>;
}

const bodySchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });

/** Every call of the document that a middleware gives of itself. */
export async function readOperations(middlewareUrl: string): Promise<readonly Operation[]> {
  const { paths, components } = documentSchema.parse(await (await fetch(`${middlewareUrl}/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, { requestBody, responses }]) => {
      const name = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1);
      const body = name === undefined ? null : bodySchema.parse(components.schemas[name]);
      return {
        path,
        method: method.toUpperCase(),
        members: body && Object.keys(body.properties),
        responses: new Map(
          Object.entries(responses).map(([status, { description }]) => [Number(status), description] as const),
        ),
      };
    }),
  );
}
