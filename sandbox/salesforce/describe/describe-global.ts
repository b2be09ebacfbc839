import type { ObjectSchema } from '../types.ts';
import type { RestContext } from '../rest/rest-types.ts';

/** An object without its fields, with what this person may do. */
export function describeGlobalEntry({ session, version }: RestContext, object: ObjectSchema) {
  const permissions = session.objectPermissions(object.apiName);
  // Of what passes by and is never stored there is nothing to show or find.
  const isStored = object.publishBehavior === undefined;
  const base = `/services/data/v${version}/sobjects/${object.apiName}`;
  return {
    activateable: false,
    createable: object.createable && permissions.create,
    custom: object.custom,
    customSetting: false,
    deletable: object.deletable && permissions.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix: object.keyPrefix === '' ? null : object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isStored,
    mergeable: false,
    mruEnabled: isStored,
    name: object.apiName,
    queryable: object.queryable,
    replicateable: true,
    retrieveable: object.queryable,
    searchable: isStored,
    triggerable: true,
    undeletable: object.deletable && permissions.delete,
    updateable: object.updateable && permissions.edit,
    urls: { describe: `${base}/describe`, rowTemplate: `${base}/{ID}`, sobject: base },
  };
}

/** The answer of `/sobjects`: the objects this person may read. */
export function describeGlobal(context: RestContext) {
  const visible = [...context.org.metadata.objects.values()].filter(({ apiName }) => context.session.canRead(apiName));
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: visible.map((object) => describeGlobalEntry(context, object)),
  };
}
