import { z } from 'zod';

export type JsonObject = Record<string, unknown>;

/** What a folder of routes says of itself in the OpenAPI document. */
export interface ApiFragment {
  readonly paths: JsonObject;
  readonly schemas: JsonObject;
  readonly securitySchemes?: JsonObject;
}

/** Several fragments as one. */
export function mergeFragments(fragments: readonly ApiFragment[]): Required<ApiFragment> {
  const merge = (parts: readonly JsonObject[]): JsonObject =>
    Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
  return {
    paths: merge(fragments.map(({ paths }) => paths)),
    schemas: merge(fragments.map(({ schemas }) => schemas)),
    securitySchemes: merge(fragments.map(({ securitySchemes = {} }) => securitySchemes)),
  };
}

/** The schema of what is sent (`input`) or answered (`output`), as OpenAPI 3.0 writes it. */
export function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
  }) as JsonObject;
  return rest;
}

/** A body whose schema stands under a name in a fragment's `schemas`. */
export function contentOf(name: string, type = 'application/json'): JsonObject {
  return { content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } } };
}

/** A refusal. @param description its codes */
export function problemResponse(description: string, schema: 'Problem' | 'SetupProblem' = 'Problem'): JsonObject {
  return { description, ...contentOf(schema, 'application/problem+json') };
}
