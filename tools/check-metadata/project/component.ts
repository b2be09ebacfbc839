import type { MetadataFile } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import type { Tree } from '../../../sandbox/salesforce/metadata/source-tree.ts';

/** A Lightning Web Component's bundle, without its tests. */
export interface Component {
  readonly name: string;
  readonly folder: string;
  readonly meta: MetadataFile | undefined;
  /** TypeScript sources: path and text. */
  readonly sources: readonly (readonly [string, string])[];
  readonly templates: readonly (readonly [string, string])[];
}

const BUNDLE = /^(?<folder>.+\/lwc\/(?<name>\w+))\/(?!__tests__\/).+$/u;

export function readComponents(tree: Tree, files: readonly MetadataFile[]): Component[] {
  const bundles = new Map<string, { name: string; texts: [string, string][] }>();
  for (const [path, text] of tree) {
    const { folder, name } = BUNDLE.exec(path)?.groups ?? {};
    if (folder === undefined || name === undefined) continue;
    const bundle = bundles.get(folder) ?? { name, texts: [] };
    bundle.texts.push([path, text]);
    bundles.set(folder, bundle);
  }
  return [...bundles].map(([folder, { name, texts }]) => ({
    name,
    folder,
    meta: files.find((file) => file.path === `${folder}/${name}.js-meta.xml`),
    sources: texts.filter(([path]) => path.endsWith('.ts')),
    templates: texts.filter(([path]) => path.endsWith('.html')),
  }));
}
