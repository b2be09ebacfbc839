import { objectNameOf } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import type { MetadataFile } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import type { OrgMetadata } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import { defineObject } from '../../../sandbox/salesforce/schema/define-object.ts';
import { checkbox, READ_ONLY } from '../../../sandbox/salesforce/schema/define-field.ts';
import type { FieldSchema, ObjectSchema } from '../../../sandbox/salesforce/schema/schema-types.ts';
import { toolingObject } from '../../../sandbox/salesforce/tooling/tooling-objects.ts';
import { filesOf, type Deployment } from '../../../sandbox/salesforce/deploy/deployment.ts';

/** One step on a way along lookups. */
export interface PathStep {
  readonly object: string;
  readonly field: FieldSchema;
}

/** Answers one question about whoever asks, and is no object of the org. */
const ownPermissions = defineObject({
  apiName: 'UserPermissionAccess',
  label: 'User Permission Access',
  labelPlural: 'User Permission Access',
  keyPrefix: '',
  sharingModel: 'Read',
  createable: false,
  fields: [checkbox('PermissionsViewSetup', 'View Setup', READ_ONLY)],
});

/** An object of the org, or one that only queries meet. */
export function objectNamed(metadata: OrgMetadata, name: string): ObjectSchema | undefined {
  return (
    metadata.objects.get(name) ?? toolingObject(name) ?? (name === ownPermissions.apiName ? ownPermissions : undefined)
  );
}

export function fieldNamed(metadata: OrgMetadata, object: string, field: string): FieldSchema | undefined {
  return objectNamed(metadata, object)?.fields.get(field);
}

/** The fields on a way such as `Case__r.Contact.Name`; undefined if one of them is not there. */
export function resolvePath(metadata: OrgMetadata, object: string, path: string): PathStep[] | undefined {
  const [first = '', ...rest] = path.split('.');
  const fields = objectNamed(metadata, object)?.fields ?? new Map<string, FieldSchema>();
  if (rest.length === 0) {
    const field = fields.get(first);
    return field && [{ object, field }];
  }
  const lookup = [...fields.values()].find(({ relationshipName }) => relationshipName === first);
  if (lookup === undefined) return undefined;
  // An owner is met as the user that it mostly is.
  const steps = resolvePath(metadata, lookup.referenceTo?.at(-1) ?? '', rest.join('.'));
  return steps && [{ object, field: lookup }, ...steps];
}

/** Every field of that name, of whatever object. */
export function fieldsNamed({ objects }: OrgMetadata, name: string): PathStep[] {
  return [...objects.values()].flatMap((object) => {
    const field = object.fields.get(name);
    return field === undefined ? [] : [{ object: object.apiName, field }];
  });
}

/** The field that permissions name for it, or undefined if none are needed: a part goes by its whole. */
export function permissionNameOf({ permissionable, compoundFieldName, name }: FieldSchema): string | undefined {
  return permissionable ? (compoundFieldName ?? name) : undefined;
}

/** True for a field that this project adds, parts of locations left out. */
export function isDefinedHere({ custom, compoundFieldName }: FieldSchema): boolean {
  return custom && compoundFieldName === undefined;
}

export function fieldFile(deployment: Deployment, object: string, field: string): MetadataFile | undefined {
  return filesOf(deployment, 'field').find((file) => file.name === field && objectNameOf(file) === object);
}
