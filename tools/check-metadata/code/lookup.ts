import { posix } from 'node:path';
import ts from 'typescript';
import { parseSource } from './parse-source.ts';
import type { Lookup } from './static-text.ts';

/** Looks names up among the top-level constants and functions of their source, and of the sources it imports. */
export function createLookup(texts: ReadonlyMap<string, string>): Lookup {
  const find = (name: string, path: string): ts.Expression | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    for (const statement of parseSource(path, text).statements) {
      const meaning = meaningIn(statement, name);
      if (meaning !== undefined) return meaning;
      const origin = ts.isImportDeclaration(statement) ? importedFrom(statement, name) : undefined;
      if (origin !== undefined) return find(origin.name, posix.join(posix.dirname(path), origin.module));
    }
    return undefined;
  };
  return (identifier) => find(identifier.text, identifier.getSourceFile().fileName);
}

function meaningIn(statement: ts.Statement, name: string): ts.Expression | undefined {
  if (ts.isVariableStatement(statement)) {
    const declaration = statement.declarationList.declarations.find(
      (one) => ts.isIdentifier(one.name) && one.name.text === name,
    );
    return declaration?.initializer;
  }
  if (!ts.isFunctionDeclaration(statement) || statement.name?.text !== name) return undefined;
  const last = statement.body?.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last) ? last.expression : undefined;
}

function importedFrom({ importClause, moduleSpecifier }: ts.ImportDeclaration, name: string) {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const element = bindings.elements.find((one) => one.name.text === name);
  return element && { name: (element.propertyName ?? element.name).text, module: moduleSpecifier.text };
}
