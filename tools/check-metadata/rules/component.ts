import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import { resolveImport, toSchemaImport } from '../code/schema-import.ts';
import type { OwnRule } from '../project/project.ts';

const RESOURCE = '@salesforce/resourceUrl/';
const COMPONENT_TAG = /<c-([a-z0-9-]+)/gu;
const RELATED_LIST = /(['"`])(\w+__r)\1/gu;

/** Components import fields, resources and each other only where they are there. */
export const component: OwnRule = {
  name: 'component',
  check: (project, say) => {
    const { components, metadata } = project;
    const names = components.map(({ name }) => name);
    const children = [...metadata.objects.values()].flatMap((object) => object.childRelationships);
    const lists = children.map(({ relationshipName }) => relationshipName);
    for (const { name, folder, meta, sources, templates } of components) {
      if (meta === undefined) say(folder, 'has no configuration', `add ${name}.js-meta.xml`);
      for (const [file, text] of sources) {
        const tell = (what: string): void =>
          say(file, `names ${what}, which is not there`, 'add it or correct the name');
        for (const module of modulesOf(parseSource(file, text))) {
          const schemaImport = toSchemaImport(module);
          if (schemaImport !== undefined && resolveImport(schemaImport, metadata) === undefined) tell(module);
          const resource = module.startsWith(RESOURCE) ? module.slice(RESOURCE.length) : undefined;
          if (resource !== undefined && fileNamed(project, 'resource', resource) === undefined) tell(module);
          if (module.startsWith('c/') && !names.includes(module.slice(2))) tell(module);
        }
        for (const [, , list = ''] of text.matchAll(RELATED_LIST)) if (!lists.includes(list)) tell(list);
      }
      for (const [file, text] of templates)
        for (const [tag, kebab = ''] of text.matchAll(COMPONENT_TAG)) {
          const wanted = kebab.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
          if (!names.includes(wanted)) say(file, `holds ${tag}>, which is not there`, 'add it or correct the name');
        }
    }
  },
};
