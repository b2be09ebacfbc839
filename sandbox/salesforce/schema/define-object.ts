import type { ChildRelationship, FieldSchema, ObjectSchema } from './schema-types.ts';

type Definition = Pick<ObjectSchema, 'apiName' | 'label' | 'labelPlural' | 'keyPrefix' | 'sharingModel'> &
  Partial<Omit<ObjectSchema, 'fields' | 'field'>> & { readonly fields: readonly FieldSchema[] };

/** Salesforce takes names in any case, so every look-up goes by lower case. */
const lookup = <T>(entries: Iterable<readonly [string, T]>): ((name: string) => T | undefined) => {
  const byLowerCase = new Map([...entries].map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => byLowerCase.get(name.toLowerCase());
};

export const defineObject = ({ fields: list, ...definition }: Definition): ObjectSchema => {
  const fields = new Map(list.map((field) => [field.name, field]));
  return {
    custom: false,
    nameField: 'Name',
    childRelationships: [],
    listViews: new Map(),
    validationRules: [],
    compactLayout: undefined,
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    ...definition,
    fields,
    field: lookup(fields),
  };
};

const childrenOf = (parent: string, objects: readonly ObjectSchema[]): readonly ChildRelationship[] =>
  objects
    // Events are never stored, so they are nobody's children.
    .filter(({ publishBehavior }) => publishBehavior === undefined)
    .flatMap((child) =>
      [...child.fields.values()]
        .filter((field) => field.referenceTo?.includes(parent))
        .map((field) => ({
          childObject: child.apiName,
          field: field.name,
          ...(field.childRelationshipName === undefined ? {} : { relationshipName: field.childRelationshipName }),
          cascadeDelete: field.deleteConstraint === 'Cascade',
        })),
    );

/** Adds to each object the relationships that others' lookups make. */
export const linkObjects = (given: readonly ObjectSchema[]): ReadonlyMap<string, ObjectSchema> => {
  const custom = given.filter((object) => object.custom && object.publishBehavior === undefined);
  const objects = given.map((object) =>
    referToCustom(
      object,
      custom.map(({ apiName }) => apiName),
    ),
  );
  return new Map(
    objects.map((object) => [object.apiName, { ...object, childRelationships: childrenOf(object.apiName, objects) }]),
  );
};

function referToCustom(object: ObjectSchema, names: readonly string[]): ObjectSchema {
  const fields = [...object.fields.values()];
  if (!fields.some(({ refersToAnyRecord }) => refersToAnyRecord === true)) return object;
  return defineObject({
    ...object,
    fields: fields.map((field) =>
      field.refersToAnyRecord === true ? { ...field, referenceTo: [...(field.referenceTo ?? []), ...names] } : field,
    ),
  });
}

export const objectLookup = lookup;
