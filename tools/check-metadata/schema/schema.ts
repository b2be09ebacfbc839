import type { Element } from '../xml/element.ts';

/** A field as far as references to it go. */
export interface FieldInfo {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isCustom: boolean;
  /** Object that a lookup points to. */
  readonly referenceTo?: string;
  /** Name by which queries walk a lookup upwards, such as `Contact__r`. */
  readonly parentName?: string;
  /** The field that permissions name for it; undefined if none are needed. */
  readonly permissionName?: string;
  readonly picklistValues: readonly string[];
  /** Its definition, for custom fields. */
  readonly definition?: { readonly path: string; readonly root: Element };
}

export interface ObjectInfo {
  readonly name: string;
  readonly isCustom: boolean;
  readonly fields: ReadonlyMap<string, FieldInfo>;
}

/** Objects by name: the project's own, and of the standard ones what the project refers to. */
export type Schema = ReadonlyMap<string, ObjectInfo>;

export function fieldOf(schema: Schema, object: string, field: string): FieldInfo | undefined {
  return schema.get(object)?.fields.get(field);
}

/** The object whose related list has that name on `parent`, such as `Video_Sessions__r` on Contact. */
export function childObjectOf(schema: Schema, parent: string, relatedList: string): ObjectInfo | undefined {
  return [...schema.values()].find((object) =>
    [...object.fields.values()].some((field) => field.referenceTo === parent && childNameOf(field) === relatedList),
  );
}

/** Name by which queries walk a lookup downwards. */
export function childNameOf(field: FieldInfo): string | undefined {
  const name = field.definition?.root.children.find((child) => child.name === 'relationshipName')?.text;
  return name === undefined ? undefined : `${name}__r`;
}
