import ts from 'typescript';

const parsed = new Map<string, ts.SourceFile>();

/** The syntax tree of a TypeScript source; kept, because several rules look at the same files. */
export function parseSource(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  parsed.set(path, source);
  return source;
}

const listed = new WeakMap<ts.Node, readonly ts.Node[]>();

/** Every node of the tree; kept for a whole source, as its tree is. */
export function nodesIn(root: ts.Node): readonly ts.Node[] {
  const known = listed.get(root);
  if (known !== undefined) return known;
  const nodes = [root];
  // The list grows while it is walked: children are appended behind their parents.
  for (const node of nodes)
    node.forEachChild((child) => {
      nodes.push(child);
    });
  if (ts.isSourceFile(root)) listed.set(root, nodes);
  return nodes;
}

/** Names of the modules that a source imports. */
export function modulesOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}
