import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

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

let shapes: MetadataShapes | undefined;

/** The shapes that `@salesforce/types` declares, made from the Metadata API's WSDL. Read once: it takes 0.2 s. */
export function metadataShapes(): MetadataShapes {
  shapes ??= readShapes(
    createRequire(import.meta.url)
      .resolve('@salesforce/types/metadata')
      .replace(/\.js$/u, '.d.ts'),
  );
  return shapes;
}

function readShapes(path: string): MetadataShapes {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const aliases = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]),
  );
  const objects = new Map<string, ObjectShape>();
  const enums = new Map<string, ReadonlySet<string>>();
  for (const [name, type] of aliases) {
    const values = literalsOf(type);
    if (values.length > 0) enums.set(name, new Set(values));
    else objects.set(name, { fields: new Map(fieldsOf(type, aliases)) });
  }
  return { objects, enums };
}

function literalsOf(type: ts.TypeNode): string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(literalsOf);
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
}

function fieldsOf(type: ts.TypeNode, aliases: ReadonlyMap<string, ts.TypeNode>): [string, FieldShape][] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => fieldsOf(part, aliases));
  if (ts.isTypeReferenceNode(type)) {
    const base = aliases.get(nameOf(type));
    return base === undefined ? [] : fieldsOf(base, aliases);
  }
  if (!ts.isTypeLiteralNode(type)) return [];
  return type.members.flatMap((member): [string, FieldShape][] => {
    if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isIdentifier(member.name)) return [];
    const isList = ts.isArrayTypeNode(member.type);
    const item = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
    // Lists are declared as required, but an empty one is simply absent from the file.
    return [
      [member.name.text, { type: nameOf(item), isRequired: !isList && member.questionToken === undefined, isList }],
    ];
  });
}

function nameOf(type: ts.TypeNode): string {
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return 'string';
    case ts.SyntaxKind.NumberKeyword:
      return 'number';
    case ts.SyntaxKind.BooleanKeyword:
      return 'boolean';
    default:
      return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : 'any';
  }
}
