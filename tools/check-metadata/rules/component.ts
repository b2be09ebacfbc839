import type { Problem } from '../problem.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import { resolveImport, toSchemaImport } from '../code/schema-import.ts';
import type { Component } from '../project/component.ts';
import { fileNamed, type Project } from '../project/project.ts';
import { childNameOf } from '../schema/schema.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const RESOURCE = '@salesforce/resourceUrl/';
const COMPONENT_TAG = /<c-([a-z0-9-]+)/gu;
const RELATED_LIST = /(['"`])(\w+__r)\1/gu;

/** Components import fields, resources and each other only where they are there. */
export const component: Rule = {
  name: 'component',
  check: (project) => project.components.flatMap((one) => [...checkBundle(one), ...checkReferences(one, project)]),
};

function checkBundle({ name, folder, meta, sources, templates }: Component): Problem[] {
  const problems: Problem[] = [];
  if (meta === undefined)
    problems.push({ file: folder, problem: 'has no configuration', remedy: `add ${name}.js-meta.xml` });
  if (meta !== undefined && textOf(meta.root, 'isExposed') === '')
    problems.push({ file: meta.path, problem: 'does not say whether it is exposed', remedy: 'add <isExposed>' });
  if (!sources.some(([path]) => path === `${folder}/${name}.ts`) && templates.length > 0)
    problems.push({ file: folder, problem: 'has a template without a class', remedy: `add ${name}.ts` });
  return problems;
}

function checkReferences({ sources, templates }: Component, project: Project): Problem[] {
  const problems: Problem[] = [];
  const names = project.components.map(({ name }) => name);
  const lists = [...project.schema.values()].flatMap((object) => [...object.fields.values()].map(childNameOf));
  for (const [file, text] of sources) {
    const say = (what: string) =>
      problems.push({ file, problem: `names ${what}, which is not there`, remedy: 'add it or correct the name' });
    for (const module of modulesOf(parseSource(file, text))) {
      const schemaImport = toSchemaImport(module);
      if (schemaImport !== undefined && resolveImport(schemaImport, project.schema) === undefined) say(module);
      const resource = module.startsWith(RESOURCE) ? module.slice(RESOURCE.length) : undefined;
      if (resource !== undefined && fileNamed(project, 'resource', resource) === undefined) say(module);
      if (module.startsWith('c/') && !names.includes(module.slice(2))) say(module);
    }
    for (const [, , list = ''] of text.matchAll(RELATED_LIST)) if (!lists.includes(list)) say(list);
  }
  for (const [file, text] of templates) {
    for (const [tag, kebab = ''] of text.matchAll(COMPONENT_TAG)) {
      const name = kebab.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
      if (!names.includes(name))
        problems.push({ file, problem: `holds ${tag}>, which is not there`, remedy: 'add it or correct the name' });
    }
  }
  return problems;
}
