import type { Problem } from '../problem.ts';
import type { Tree } from '../read-tree.ts';
import { buildSchema } from '../schema/build-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { readComponents, type Component } from './component.ts';
import { readMetadataFiles, type MetadataFile } from './metadata-file.ts';
import { readPermissionSet, type PermissionSet } from './permission-set.ts';

/** Everything a rule may look at. */
export interface Project {
  readonly tree: Tree;
  readonly files: readonly MetadataFile[];
  readonly malformed: readonly Problem[];
  readonly schema: Schema;
  readonly permissionSets: readonly PermissionSet[];
  readonly components: readonly Component[];
  /** The middleware's sources without tests: path and text. */
  readonly middleware: readonly (readonly [string, string])[];
}

const TEST_ONLY = /\.test\.ts$|\/test-support\//u;

export function readProject(tree: Tree): Project {
  const { files, malformed } = readMetadataFiles(tree);
  return {
    tree,
    files,
    malformed,
    schema: buildSchema(files),
    permissionSets: filesOf({ files }, 'permissionset').map(readPermissionSet),
    components: readComponents(tree, files),
    middleware: [...tree].filter(
      ([path]) => path.startsWith('middleware/') && path.endsWith('.ts') && !TEST_ONLY.test(path),
    ),
  };
}

export function filesOf({ files }: Pick<Project, 'files'>, suffix: string): MetadataFile[] {
  return files.filter((file) => file.suffix === suffix);
}

export function fileNamed(project: Pick<Project, 'files'>, suffix: string, name: string): MetadataFile | undefined {
  return filesOf(project, suffix).find((file) => file.name === name);
}
