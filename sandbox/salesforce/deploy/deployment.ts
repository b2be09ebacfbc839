import type { MetadataFile } from '../metadata/metadata-file.ts';
import type { OrgMetadata } from '../metadata/metadata-types.ts';
import type { Tree } from '../metadata/source-tree.ts';
import type { Rule } from './rule.ts';

/** What is deployed: the files as they are written, and the org as they make it. */
export interface Deployment {
  readonly tree: Tree;
  readonly files: readonly MetadataFile[];
  readonly metadata: OrgMetadata;
}

/** One thing that an org refuses. */
export type DeployRule = Rule<Deployment>;

type Files = Pick<Deployment, 'files'>;

export function filesOf({ files }: Files, suffix: string): MetadataFile[] {
  return files.filter((file) => file.suffix === suffix);
}

export function fileNamed(deployment: Files, suffix: string, name: string): MetadataFile | undefined {
  return filesOf(deployment, suffix).find((file) => file.name === name);
}
