import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { arrive } from '../../../sandbox/salesforce/deploy/arrive.ts';
import { DeployError } from '../../../sandbox/salesforce/deploy/deploy.ts';
import { readProject } from '../../../sandbox/salesforce/metadata/read-project.ts';
import {
  objectNameOf,
  readMetadataFiles,
  type MetadataFile,
} from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import { METADATA_KINDS } from '../../../sandbox/salesforce/metadata/metadata-kinds.ts';
import { fillPlaceholders, readFolder, type Tree } from '../../../sandbox/salesforce/metadata/source-tree.ts';
import { examineTree } from '../../check-metadata/project/project.ts';

/** A part that a deployment refused, as the command line lists it. */
export interface ComponentFailure {
  readonly componentType: string;
  readonly fullName: string;
  readonly problem: string;
}

const RUN_AS = /<clientCredentialsFlowUser>(?<name>.*)<\/clientCredentialsFlowUser>/u;

/** What was deployed so far: whatever comes next is checked together with it, as an org would. */
export class DeployedOrg {
  #tree: Tree = new Map();
  readonly #root: string;
  readonly #isUser: (username: string) => Promise<boolean>;

  /** @param isUser whether the org has an active user of that name */
  constructor(root: string, isUser: (username: string) => Promise<boolean>) {
    this.#root = root;
    this.#isUser = isUser;
  }

  holds(folder: string): boolean {
    return [...this.#tree.keys()].some((file) => file.startsWith(`${folder}/`));
  }

  /** Writes a list of everything in a folder, for its deletion, as the command line does. */
  list(folder: string, directory: string): void {
    const { files } = readMetadataFiles(this.#read(folder));
    const types = Map.groupBy(files, ({ suffix }) => METADATA_KINDS[suffix]?.root ?? suffix);
    const parts = [...types].map(
      ([name, members]) =>
        `<types>${members.map((one) => `<members>${memberOf(one)}</members>`).join('')}<name>${name.replace('Security', '')}</name></types>`,
    );
    const text = `<?xml version="1.0"?><Package>${parts.join('')}<version>66.0</version></Package>`;
    writeFileSync(path.join(directory, 'destructiveChanges.xml'), text);
  }

  forget(): void {
    this.#tree = new Map();
  }

  /** Everything goes in, or nothing and the reasons come back. */
  async deploy(
    folders: readonly string[],
    env: Readonly<Record<string, string | undefined>>,
    { dryRun }: { readonly dryRun: boolean },
  ): Promise<readonly ComponentFailure[]> {
    const { replacements, production } = readProject(this.#root);
    const values = Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    const fresh = new Map(folders.flatMap((folder) => [...this.#read(folder)]));
    const filled = fillPlaceholders(fresh, replacements, values);
    const tree = new Map([...this.#tree, ...filled]);
    const { deployment, findings } = examineTree(tree);
    const refused = findings.map(({ file, problem }) => toFailure(file, problem));
    for (const [file, text] of filled) {
      const runAs = RUN_AS.exec(text)?.groups?.['name'];
      if (runAs !== undefined && !(await this.#isUser(runAs)))
        refused.push(toFailure(file, 'Enter a valid execution user for the OAuth client credentials flow.'));
    }
    try {
      arrive(deployment.metadata, production);
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      refused.push(...error.findings.map(({ file, problem }) => toFailure(file, problem)));
    }
    if (refused.length === 0 && !dryRun) this.#tree = tree;
    return refused;
  }

  #read(folder: string): Tree {
    const [first = ''] = folder.split('/');
    const files = readFolder(path.join(this.#root, first));
    return new Map([...files].filter(([file]) => file.startsWith(`${folder}/`)));
  }
}

/** Parts of an object are named with it. */
function memberOf(file: MetadataFile): string {
  const isPart = METADATA_KINDS[file.suffix]?.isObjectPart === true;
  return isPart ? `${objectNameOf(file)}.${file.name}` : file.name;
}

function toFailure(file: string, problem: string): ComponentFailure {
  const [fullName = '', componentType = ''] = path
    .basename(file)
    .replace(/-meta\.xml$/u, '')
    .split('.');
  return { componentType, fullName, problem };
}
