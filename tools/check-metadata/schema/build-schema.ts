import type { MetadataFile } from '../project/metadata-file.ts';
import { descendantsOf, isTrue, textOf } from '../xml/element.ts';
import type { FieldInfo, ObjectInfo, Schema } from './schema.ts';
import { STANDARD_OBJECTS, SYSTEM_FIELDS } from './standard-objects.ts';

/** The objects that the project has once it is deployed. */
export function buildSchema(files: readonly MetadataFile[]): Schema {
  const objects = new Map<string, ObjectInfo>(STANDARD_OBJECTS.map((object) => [object.name, object]));
  for (const { suffix, name } of files) {
    if (suffix === 'object') objects.set(name, { name, isCustom: true, fields: SYSTEM_FIELDS });
  }
  for (const file of files.filter(({ suffix }) => suffix === 'field')) {
    const object = objects.get(objectNameOf(file));
    if (object === undefined) continue;
    const fields = new Map([...object.fields, ...toFields(file).map((field) => [field.name, field] as const)]);
    objects.set(object.name, { ...object, fields });
  }
  return objects;
}

/** The object whose folder a field, list view or other part lies in. */
export function objectNameOf(part: MetadataFile): string {
  return part.folders.at(-2) ?? '';
}

function toFields(file: MetadataFile): FieldInfo[] {
  const { name, path, root } = file;
  const type = textOf(root, 'type');
  const referenceTo = textOf(root, 'referenceTo');
  const field: FieldInfo = {
    name,
    type,
    isRequired: isTrue(root, 'required') || type === 'MasterDetail',
    isCustom: true,
    ...(referenceTo === '' ? {} : { referenceTo, parentName: name.replace(/__c$/u, '__r') }),
    permissionName: name,
    picklistValues: descendantsOf(root, 'value')
      .map((value) => textOf(value, 'fullName'))
      .filter((value) => value !== ''),
    definition: { path, root },
  };
  return type === 'Location' ? [field, ...partsOf(field)] : [field];
}

/** A geolocation is read and written by its parts, with the permissions of the whole. */
function partsOf({ name, isRequired }: FieldInfo): FieldInfo[] {
  return ['Latitude', 'Longitude'].map((part) => ({
    name: name.replace(/__c$/u, `__${part}__s`),
    type: 'Number',
    isRequired,
    isCustom: true,
    permissionName: name,
    picklistValues: [],
  }));
}
