import type { ObjectSchema, OrgMetadata } from '../../salesforce/types.ts';
import { STANDARD_LAYOUTS, type StandardLayout } from './standard-layouts.ts';

/** What an object's pages show: its own layout, that of a new org for a standard object, else every field. */
export function layoutOf(metadata: OrgMetadata, object: ObjectSchema): StandardLayout {
  const standard = STANDARD_LAYOUTS[object.apiName];
  if (standard !== undefined) return standard;
  const layout = [...metadata.layouts.values()].find((each) => each.object === object.apiName);
  const compact = object.compactLayout?.fields.filter((name) => name !== object.nameField) ?? [];
  const names = [...object.fields.keys()].filter((name) => name !== 'Id');
  return {
    compact,
    sections: (layout?.sections ?? [{ label: 'Information', columns: halves(names) }])
      .filter(({ columns }) => columns.some((column) => column.length > 0))
      .map(({ label, columns }) => ({ label: label === '' ? 'Information' : label, columns })),
    relatedLists: layout?.relatedLists ?? [],
    list: [object.nameField, ...compact],
  };
}

function halves(names: readonly string[]): readonly (readonly string[])[] {
  const middle = Math.ceil(names.length / 2);
  return [names.slice(0, middle), names.slice(middle)];
}
