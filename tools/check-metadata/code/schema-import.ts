import type { OrgMetadata } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import { resolvePath, type PathStep } from '../project/schema.ts';

const PREFIX = '@salesforce/schema/';

/** What a component imports from the org's schema: an object, or a field, perhaps of a parent record. */
export interface SchemaImport {
  readonly object: string;
  /** Such as `Status__c` or `Contact__r.Name`; undefined for an object. */
  readonly path: string | undefined;
}

export function toSchemaImport(module: string): SchemaImport | undefined {
  if (!module.startsWith(PREFIX)) return undefined;
  const [object = '', ...path] = module.slice(PREFIX.length).split('.');
  return { object, path: path.length === 0 ? undefined : path.join('.') };
}

/** The fields on the way; undefined if one of them is not there. */
export function resolveImport({ object, path }: SchemaImport, metadata: OrgMetadata): PathStep[] | undefined {
  if (path !== undefined) return resolvePath(metadata, object, path);
  return metadata.objects.has(object) ? [] : undefined;
}
