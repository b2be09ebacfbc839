import type { Problem } from '../problem.ts';
import type { Tree } from '../read-tree.ts';
import type { Element } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';

/** A `….suffix-meta.xml` file. */
export interface MetadataFile {
  readonly path: string;
  /** File name without suffix: the API name of what it holds. */
  readonly name: string;
  /** Such as `field` or `permissionset`. */
  readonly suffix: string;
  /** Names of the folders above, the nearest last. */
  readonly folders: readonly string[];
  readonly root: Element;
}

const META = /^(?<name>.+)\.(?<suffix>[A-Za-z]+)-meta\.xml$/u;

/** Every metadata file of the tree that is well-formed, and a problem for each that is not. */
export function readMetadataFiles(tree: Tree): { files: MetadataFile[]; malformed: Problem[] } {
  const files: MetadataFile[] = [];
  const malformed: Problem[] = [];
  for (const [path, text] of tree) {
    const folders = path.split('/');
    const { name, suffix } = META.exec(folders.pop() ?? '')?.groups ?? {};
    if (name === undefined || suffix === undefined) continue;
    try {
      files.push({ path, name, suffix, folders, root: parseOnce(path, text) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      malformed.push({ file: path, problem: `is not well-formed XML (${reason})`, remedy: 'repair the markup' });
    }
  }
  return { files, malformed };
}

const parsed = new Map<string, { text: string; root: Element }>();

/** Tests check many copies of a tree that differ in one file. */
function parseOnce(path: string, text: string): Element {
  const known = parsed.get(path);
  if (known?.text === text) return known.root;
  const root = parseXml(text);
  parsed.set(path, { text, root });
  return root;
}
