import type { Plugin } from 'rollup';
import type { LwcBundle } from '../../salesforce/types.ts';

const ID = 'org/componentRegistry';

/** The module that knows every component an administrator can put onto a page, by its name: `startVideo`. */
export function componentRegistry(bundles: Iterable<LwcBundle>): Plugin {
  const exposed = [...bundles].filter(({ isExposed }) => isExposed).map(({ name }) => name);
  return {
    name: 'component-registry',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const imports = exposed.map((name, index) => `import c${String(index)} from ${JSON.stringify(`c/${name}`)};`);
      const entries = exposed.map((name, index) => `${JSON.stringify(name)}: c${String(index)}`);
      return `${imports.join('\n')}\nexport const components = { ${entries.join(', ')} };`;
    },
  };
}
