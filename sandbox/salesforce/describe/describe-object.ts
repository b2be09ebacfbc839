import type { ChildRelationship, ObjectSchema } from '../types.ts';
import type { RestContext } from '../rest/rest-types.ts';
import { describeField } from './describe-field.ts';
import { describeGlobalEntry } from './describe-global.ts';

/** The answer of `/sobjects/X/describe`: only fields and relationships that this person may see. */
export function describeObject(context: RestContext, object: ObjectSchema) {
  const { session } = context;
  const fields = [...object.fields.values()].filter(({ name }) => session.canReadField(object.apiName, name));
  const children = object.childRelationships.filter(
    ({ childObject, field }) => session.canRead(childObject) && session.canReadField(childObject, field),
  );
  return {
    ...describeGlobalEntry(context, object),
    actionOverrides: [],
    childRelationships: children.map(describeChild),
    compactLayoutable: true,
    fields: fields.map((field) => describeField(context, object, field)),
    recordTypeInfos: [],
    supportedScopes: [
      { label: `All ${object.labelPlural}`, name: 'everything' },
      { label: `My ${object.labelPlural}`, name: 'mine' },
    ],
  };
}

function describeChild({ childObject, field, relationshipName, cascadeDelete }: ChildRelationship) {
  return {
    cascadeDelete,
    childSObject: childObject,
    deprecatedAndHidden: false,
    field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: relationshipName ?? null,
    restrictedDelete: false,
  };
}
