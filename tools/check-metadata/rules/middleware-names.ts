import type { Problem } from '../problem.ts';
import { nodesIn, parseSource } from '../code/parse-source.ts';
import type { Project } from '../project/project.ts';
import { childNameOf, type Schema } from '../schema/schema.ts';
import ts from 'typescript';
import type { Rule } from './rule.ts';

const CUSTOM_NAME = /\b[A-Za-z]\w*?__[cers]\b/gu;

/** Whatever the middleware calls by a custom name is there: objects, fields, lookups, events. */
export const middlewareNames: Rule = {
  name: 'middleware-names',
  check: ({ middleware, schema }: Project) => {
    const names = namesOf(schema);
    return middleware.flatMap(([file, text]) =>
      [...customNamesIn(file, text)]
        .filter((name) => !names.has(name))
        .map((name): Problem => ({
          file,
          problem: `names ${name}, which is not there`,
          remedy: 'add it or correct the name',
        })),
    );
  },
};

function customNamesIn(path: string, text: string): Set<string> {
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

function namesOf(schema: Schema): Set<string> {
  const fields = [...schema.values()].flatMap((object) => [...object.fields.values()]);
  return new Set([
    ...schema.keys(),
    ...fields.flatMap((field) => [field.name, field.parentName ?? '', childNameOf(field) ?? '']),
  ]);
}
