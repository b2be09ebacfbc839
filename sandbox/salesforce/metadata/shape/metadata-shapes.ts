import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the Metadata API accepts as one element's content. */
export interface ObjectShape {
  readonly fields: ReadonlyMap<string, FieldShape>;
}

export interface FieldShape {
  /** `string`, `number`, `boolean`, `any`, or the name of a shape. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isList: boolean;
}

export interface MetadataShapes {
  readonly objects: ReadonlyMap<string, ObjectShape>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

const DECLARATION = /^export type (?<name>\w+) = (?<base>\w+)?(?: & )?(?:\{(?<body>[^}]*)\}|(?<values>'[^;]*));$/gmu;
const FIELD = /^ {4}(?<name>\w+)(?<optional>\??): (?<type>\w+)(?<list>\[\])?;$/gmu;

let shapes: MetadataShapes | undefined;

/** The shapes that `@salesforce/types` declares, made from the Metadata API's WSDL. Read once. */
export function metadataShapes(): MetadataShapes {
  shapes ??= readShapes(
    readFileSync(
      createRequire(import.meta.url)
        .resolve('@salesforce/types/metadata')
        .replace(/\.js$/u, '.d.ts'),
      'utf8',
    ),
  );
  return shapes;
}

function readShapes(text: string): MetadataShapes {
  const objects = new Map<string, ObjectShape>();
  const enums = new Map<string, ReadonlySet<string>>();
  const bases = new Map<string, string>();
  for (const { groups } of text.matchAll(DECLARATION)) {
    const { name = '', base, body, values } = groups ?? {};
    if (base !== undefined) bases.set(name, base);
    if (values !== undefined)
      enums.set(name, new Set([...values.matchAll(/'([^']*)'/gu)].map(([, value = '']) => value)));
    else objects.set(name, { fields: new Map(fieldsOf(body ?? '')) });
  }
  const inherited = (name: string): [string, FieldShape][] => {
    const base = bases.get(name);
    return [...(base === undefined ? [] : inherited(base)), ...(objects.get(name)?.fields ?? [])];
  };
  return { objects: new Map([...objects.keys()].map((name) => [name, { fields: new Map(inherited(name)) }])), enums };
}

function fieldsOf(body: string): [string, FieldShape][] {
  return [...body.matchAll(FIELD)].map(({ groups }) => {
    const { name = '', optional, type = 'any', list } = groups ?? {};
    const isList = list !== undefined;
    // Lists are declared as required, but an empty one is simply absent from the file.
    return [name, { type: type === 'unknown' ? 'any' : type, isRequired: !isList && optional === '', isList }];
  });
}
