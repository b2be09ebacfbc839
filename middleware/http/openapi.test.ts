import { describe, expect, it } from 'vitest';
import { createOpenApi } from './openapi.ts';

describe('createOpenApi', () => {
  const text = JSON.stringify(createOpenApi('1.2.3'));
  const document = JSON.parse(text) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
    readonly components: {
      readonly schemas: Readonly<Record<string, unknown>>;
      readonly securitySchemes: Readonly<Record<string, unknown>>;
    };
  };

  it('refers to schemas and ways to authorize that it has', () => {
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)].map(([, name]) => name);
    expect(new Set(referred)).toEqual(new Set(Object.keys(document.components.schemas)));
    const secured = [...text.matchAll(/"security":\[\{"(\w+)":\[\]\}\]/gu)].map(([, name]) => name);
    expect(new Set(secured)).toEqual(new Set(Object.keys(document.components.securitySchemes)));
  });

  it('gives each call a name of its own', () => {
    const names = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(10);
  });
});
