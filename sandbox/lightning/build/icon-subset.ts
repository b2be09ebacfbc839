import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { readSources } from './source-files.ts';

const PREFIX = '\0icons:';
const TEMPLATES = /^lightning\/iconSvgTemplates(?<set>Action|Custom|Doctype|Standard|Utility)(?<rtl>Rtl)?$/u;
const ICON = /\b(?<set>action|custom|doctype|standard|utility):(?<name>[a-z]\w*)/gu;

/**
 * Keeps only the icons that somebody names: all of them would take three quarters of the build.
 *
 * @param baseDirectory `src/lightning` of the base components
 * @param directories whose sources are searched for names such as `utility:video`, beside the base components'
 * @param names icons that no source names, for instance those of tabs
 */
export function iconSubset(baseDirectory: string, directories: readonly string[], names: readonly string[]): Plugin {
  const used = new Set<string>(names);
  return {
    name: 'icon-subset',
    buildStart() {
      for (const { path, text } of [baseDirectory, ...directories].flatMap((directory) => [
        ...readSources(directory),
      ])) {
        if (!path.includes('iconSvgTemplates')) for (const [icon] of text.matchAll(ICON)) used.add(icon);
      }
    },
    resolveId(id) {
      const { set, rtl } = TEMPLATES.exec(id)?.groups ?? {};
      return set === undefined ? null : `${PREFIX}${set}${rtl ?? ''}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const set = id.slice(PREFIX.length);
      // Nobody reads this sandbox from right to left; those templates mirror a few icons.
      const templates = set.endsWith('Rtl') ? [] : templatesOf(baseDirectory, set, used);
      const imports = templates.map(({ path }, index) => `import t${String(index)} from ${JSON.stringify(path)};`);
      const entries = templates.map(({ key }, index) => `${key}: t${String(index)}`);
      return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
    },
  };
}

function templatesOf(baseDirectory: string, set: string, used: ReadonlySet<string>) {
  const kind = set.toLowerCase();
  const directory = join(baseDirectory, `iconSvgTemplates${set}`, 'buildTemplates', kind);
  return [...used]
    .filter((icon) => icon.startsWith(`${kind}:`))
    .map((icon) => icon.slice(kind.length + 1))
    .map((name) => ({ key: `${kind}_${name}`, path: join(directory, `${name}.html`) }))
    .filter(({ path }) => existsSync(path))
    .sort((one, other) => one.key.localeCompare(other.key));
}
