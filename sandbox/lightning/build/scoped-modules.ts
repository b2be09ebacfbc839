import type { Plugin } from 'rollup';
import type { OrgMetadata } from '../../salesforce/types.ts';

const PREFIX = '\0salesforce:';
const OURS =
  /^@salesforce\/(?<kind>label|schema|resourceUrl|customPermission|userPermission|user|community|contentAssetUrl|apex)\/(?<rest>.+)$/u;

/** Modules that depend on the org: labels, schema, static resources, the user and what the user may do. */
export function scopedModules(metadata: OrgMetadata): Plugin {
  return {
    name: 'scoped-modules',
    resolveId(id, importer) {
      // The base components bring their own labels.
      return OURS.test(id) && !(importer ?? '').includes('lightning-base-components') ? PREFIX + id : null;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const specifier = id.slice(PREFIX.length);
      const { kind = '', rest = '' } = OURS.exec(specifier)?.groups ?? {};
      const code = codeOf(metadata, kind, rest);
      return code ?? this.error(`${specifier}: ${reasonOf(kind, rest)}`);
    },
  };
}

function codeOf(metadata: OrgMetadata, kind: string, rest: string): string | undefined {
  switch (kind) {
    case 'label':
      return exported(metadata.labels.get(rest.replace(/^c\./u, ''))?.value);
    case 'schema':
      return exported(schemaReference(metadata, rest));
    case 'resourceUrl':
      return metadata.staticResources.has(rest) ? exported(`/resource/${rest}`) : undefined;
    case 'user':
      return rest === 'Id' || rest === 'isGuest' ? fromPage(`user[${JSON.stringify(rest)}]`) : undefined;
    case 'customPermission':
      return metadata.customPermissions.has(rest) ? fromPage(granted('customPermissions', rest)) : undefined;
    case 'userPermission':
      return fromPage(granted('userPermissions', rest));
    default:
      return undefined;
  }
}

function exported(value: unknown): string | undefined {
  return value === undefined ? undefined : `export default ${JSON.stringify(value)};`;
}

/** Read when the page runs, for one build serves every person. */
function fromPage(path: string): string {
  return `import { pageModel } from 'org/pageModel';\nexport default pageModel.${path};`;
}

/** `true`, or undefined as on the platform. */
function granted(list: string, name: string): string {
  return `${list}.includes(${JSON.stringify(name)}) || undefined`;
}

/** `Case`, `Case.ContactId` or, across lookups, `Case.Contact.Name`. */
function schemaReference(metadata: OrgMetadata, path: string) {
  const [objectApiName = '', ...steps] = path.split('.');
  let object = metadata.objects.get(objectApiName);
  if (object === undefined) return undefined;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const fields: readonly { name: string; relationshipName?: string; referenceTo?: readonly string[] }[] = [
      ...(object?.fields.values() ?? []),
    ];
    const field = fields.find((each) => (isLast ? each.name : each.relationshipName) === step);
    if (field === undefined) return undefined;
    object = metadata.objects.get(field.referenceTo?.[0] ?? '');
  }
  return steps.length === 0 ? { objectApiName } : { fieldApiName: steps.join('.'), objectApiName };
}

function reasonOf(kind: string, rest: string): string {
  if (kind === 'apex') return 'there is no Apex in this org';
  if (kind === 'label' && !rest.startsWith('c.')) return 'only custom labels (c.Name) are there';
  return 'the org has no such thing; is its metadata deployed?';
}
