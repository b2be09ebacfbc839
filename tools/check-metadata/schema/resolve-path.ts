import type { FieldInfo, Schema } from './schema.ts';

/** A field, and the object it is read from. */
export interface PathStep {
  readonly object: string;
  readonly field: FieldInfo;
}

/** The fields that are read for a path such as `Contact__r.Phone`; undefined if one of them is not there. */
export function resolvePath(schema: Schema, object: string, path: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  let current = object;
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    const fields = [...(schema.get(current)?.fields.values() ?? [])];
    const isLast = index === parts.length - 1;
    const field = fields.find((one) => (isLast ? one.name : one.parentName) === part);
    if (field === undefined) return undefined;
    steps.push({ object: current, field });
    current = field.referenceTo ?? '';
  }
  return steps;
}
