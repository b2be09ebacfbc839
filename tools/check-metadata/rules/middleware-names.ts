import ts from 'typescript';
import { nodesIn, parseSource } from '../code/parse-source.ts';
import type { OwnRule } from '../project/project.ts';

const CUSTOM_NAME = /\b[A-Za-z]\w*?__[cers]\b/gu;

/** Whatever the middleware calls by a custom name is there: objects, fields, lookups, events. */
export const middlewareNames: OwnRule = {
  name: 'middleware-names',
  check: ({ middleware, metadata: { objects } }, say) => {
    const fields = [...objects.values()].flatMap((object) => [...object.fields.values()]);
    const names = new Set<string | undefined>([
      ...objects.keys(),
      ...fields.flatMap((field) => [field.name, field.relationshipName, field.childRelationshipName]),
    ]);
    for (const [file, text] of middleware)
      for (const name of customNamesIn(file, text))
        if (!names.has(name)) say(file, `names ${name}, which is not there`, 'add it or correct the name');
  },
};

function customNamesIn(path: string, text: string): Set<string> {
  if (text.search(CUSTOM_NAME) === -1) return new Set();
  const texts = nodesIn(parseSource(path, text)).flatMap((node) =>
    ts.isIdentifier(node) ||
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
      ? [node.text]
      : [],
  );
  return new Set(texts.flatMap((one) => one.match(CUSTOM_NAME) ?? []));
}
