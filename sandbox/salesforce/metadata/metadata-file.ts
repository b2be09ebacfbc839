import { parseXml } from './xml/parse-xml.ts';
import type { Element } from './xml/element.ts';
import type { Tree } from './source-tree.ts';

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

/** A file that is no XML, and why. */
export interface MalformedFile {
  readonly path: string;
  readonly reason: string;
}

const META = /^(?<name>.+)\.(?<suffix>[A-Za-z]+)-meta\.xml$/u;

/** Every metadata file of the tree that is well-formed, and each that is not. */
export function readMetadataFiles(tree: Tree): { files: MetadataFile[]; malformed: MalformedFile[] } {
  const files: MetadataFile[] = [];
  const malformed: MalformedFile[] = [];
  for (const [path, text] of tree) {
    const folders = path.split('/');
    const { name, suffix } = META.exec(folders.pop() ?? '')?.groups ?? {};
    if (name === undefined || suffix === undefined || folders.includes('__tests__')) continue;
    try {
      files.push({ path, name, suffix, folders, root: parseOnce(path, text) });
    } catch (error) {
      malformed.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { files, malformed };
}

/** The object whose folder a field, list view or other part lies in. */
export function objectNameOf(part: MetadataFile): string {
  return part.folders.at(-2) ?? '';
}

/** `Folder/Name` of a report or dashboard. */
export function fullNameOf({ folders, name }: MetadataFile): string {
  return `${folders.at(-1) ?? ''}/${name}`;
}

const parsed = new Map<string, { text: string; root: Element }>();

/** Tests deploy many copies of a tree that differ in one file. */
function parseOnce(path: string, text: string): Element {
  const known = parsed.get(path);
  if (known?.text === text) return known.root;
  const root = parseXml(text);
  parsed.set(path, { text, root });
  return root;
}
